/** A draft's rows of one roster come in; goes out the form as `template` writes it, filled with what is in the store, what is wrong coloured and explained. */
import type { Linked } from '../../intake/link/linked'
import { WAITING } from '../../intake/read/waiting'
import type { TemplateColumn } from '../../intake/template/columns'
import { typedOut } from '../../intake/template/typed-out'
import { columnStyle, formSheet } from '../../intake/template/workbook'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import { STYLES, type Style } from '../../sheets/write/workbook'
import type { FormDraft, FormRow } from './drafts'
import { type Degree, degrees, type Problem } from './problem'

const INSTRUCTION =
  '各行已按现有数据填好。请只改标色的格（把鼠标停在格上可以看到原因），并填写备注写明“待填报”的行。空着的格不会清除原有内容。列名请不要改。不要填写姓名、身份证号、电话等个人信息。'

export const formSheetOut = (form: FormDraft, linked: Linked): SheetOut =>
  formSheet({
    roster: form.roster,
    columns: form.columns,
    instruction: INSTRUCTION,
    rows: form.rows.map((row) => cellsOf(form, row, linked)),
    remark: '备注',
  })

function cellsOf({ roster, columns }: FormDraft, row: FormRow, linked: Linked): CellOut[] {
  const cells = columns.map((column): CellOut => {
    const value = typedOut(column.target.cell, linked.at(roster, row.stored, column.target.path.split('.')))
    const wrong = row.problems.filter(({ cells: names }) => names.includes(column.target.path))
    const [worst] = wrong
    if (!worst) return value
    return { value, style: flagged(column, worst.degree), note: wrong.map(noteOf).join('\n') }
  })
  return [...cells, { value: remarkOf(row), style: REMARK }]
}

const REMARK: Style = { wrap: true }

const remarkOf = ({ id, problems }: FormRow): string => {
  const said = [...new Set(problems.map(({ code, zh }) => `${code} ${zh}`))].join('；')
  const wanted = problems.slice(0, 1).map((problem) => problem.wanted)
  return id === null ? [`${WAITING}：${said}`, ...wanted].join('，') : said
}

const noteOf = ({ code, degree, zh, found, wanted }: Problem): string =>
  degree === 'missing' || degree === 'incomplete'
    ? `${code} ${degrees[degree].zh}：这一格应填写。`
    : `${code} ${degrees[degree].zh}：${zh}。\n现值：${found}\n应为：${wanted}`

/** One style object a look: a workbook knows styles by identity. */
const looks = new Map<string, Style>()

function flagged(column: TemplateColumn, degree: Degree): Style {
  const own = columnStyle(column)
  const look = degree === 'error' ? STYLES.error : STYLES.warning
  const key = `${own?.numberFormat} ${look.fill}`
  const known = looks.get(key) ?? { ...own, ...look, border: true }
  looks.set(key, known)
  return known
}
