import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import type { CellTraits, Option } from '../traits'
import { valueColumn } from './exact-amount'
import { optionFormat } from './formats'
import { type Kind, type Stored, type Trouble, trouble } from './kind'
import { registerKind } from './register'
import { equality } from './value-types'

/** How labels are compared: without spaces, brackets' contents, numbering or case. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s“”"'.、，,。]/g, '')
    .toLowerCase()

/** Every spelling of every option: code, label, synonyms, and the label without 类, 级 or 单位. */
function spellings(options: Option[]): Map<string, string> {
  const known = new Map<string, string>()
  const learn = (text: string, code: string) => {
    if (!known.has(bare(text))) known.set(bare(text), code)
  }
  for (const option of options) for (const text of [option.zh, option.code, ...option.also]) learn(text, option.code)
  for (const option of options)
    for (const suffix of ['类', '项目', '单位', '型']) learn(option.zh + suffix, option.code)
  return known
}

function notAChoice(cell: CellTraits): Trouble {
  return trouble('cell.not-a-choice', { options: cell.options.map(({ zh, en }) => ({ zh, en: `“${zh}” (${en})` })) })
}

const labels = ({ options }: CellTraits): string[] => options.map(({ zh }) => zh)

export const choiceKind: Kind = registerKind({
  name: 'choice',
  zh: '选项',
  en: 'choice',
  columns: (cell) => [valueColumn(cell, 'text')],
  shownAsStored: true,
  indexed: 'second',
  listed: true,
  reader(cell) {
    const known = spellings(cell.options)
    const refusal = notAChoice(cell)
    return (raw, row, at) => {
      if (raw === undefined) return 'BLANK'
      const text = isSpecial(raw) ? specialLiteral(raw) : String(raw)
      const code = known.get(text) ?? known.get(bare(text))
      if (code === undefined) return missingIn(text) ?? refusal
      row[at] = code
      return undefined
    }
  },
  show: ([value = null]) => value,
  parse: (value) => [value === null || value === undefined ? null : String(value)],
  display: ([value], cell) => cell.options.find((option) => option.code === value)?.zh ?? '',
  operators: [...equality, 'field'],
  aggregates: ['countDistinct'],
  graphql: { value: 'enum' },
  sheet: {
    fits: (value) => typeof value === 'string',
    example: () => '',
    note: (cell) => `从下拉选项中选：${labels(cell).join('、')}。`,
    choices: labels,
    format: ({ options }) => optionFormat(options),
    heads: { line: (text, cell) => isOption(text, cell) },
  },
  schema: (cell, form) => ({
    type: 'string',
    constraints: { enum: form === 'shown' ? cell.options.map(({ code }) => code) : labels(cell) },
  }),
})

const isOption = (text: string, cell: CellTraits): boolean => {
  const row: Stored[] = [null]
  return choiceKind.reader(cell, { factor: 1 })(text, row, 0) === undefined
}

/** An option: code, Chinese label, English label, then other spellings met in workbooks. */
export type OptionNote = [code: string, zh: string, en: string, ...also: string[]]

export const choice = ({
  options,
  ...more
}: CellNotes & { options: OptionNote[] }): CellDecorator<string, 'choice() needs a property of type string'> =>
  cellDecorator(choiceKind, { ...more, options: options.map(([code, zh, en, ...also]) => ({ code, zh, en, also })) })
