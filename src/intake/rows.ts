/**
 * Reads the data rows of one table: sheet rows come in, batches of typed rows go out, and at the end what was skipped, how
 * the totals agree and what the columns as a whole showed. Everything is compiled before the first row, so that a cell costs
 * a function call and little else.
 */
import { checksOf } from '../facts/as-checks'
import { type Around, type Missing, type Reader, type Stored, type Trouble, trouble } from '../facts/kinds/kind'
import { shown } from '../facts/reading'
import type { RosterFacts } from '../facts/roster'
import type { CellValue, Merge, Row, Sheet } from '../sheets/sheet'
import { normalHeading } from './heading'
import { filled, lineClassifier, width } from './lines'
import { personalColumn } from './personal'
import { type Fault, fault, type TableEnd, type TableSurvey, type TypedRow, type UsedColumn } from './table'
import { type Target, targetsOf } from './targets'
import { totals } from './totals'

/** Where each path of a link stands in a typed row's `parts`; two slots a path, because some kinds store two columns. */
export const partSlots = (roster: RosterFacts): Map<string, number> =>
  new Map(targetsOf(roster).filter((t) => t.own.kind.name === 'link').map((t, i) => [t.path, i * 2]))

interface Column extends UsedColumn {
  target: Target
  read: Reader
  /** Slot in `cells`, or in `parts` for a link's columns. */
  slot: number
  part: boolean
  checks: ((value: Stored) => Trouble | undefined)[]
}

const LETTER: Record<Missing, string> = { BLANK: 'B', REDACTED: 'R', NOT_APPLICABLE: 'N' }
const DITTO = /^(?:同上|同前|〃|″|〞)$/
const BATCH = 1000

const errorCell = trouble('ERROR_CELL', '单元格是错误值。请改正公式或直接填写数值', 'the cell is an error; mend the formula or type the value')
const uncached = trouble('UNCACHED_FORMULA', '公式没有保存计算结果。请用 Excel 或 WPS 打开文件，保存后重新导入', 'the formula was saved without its result; open the file in Excel or WPS, save it and import again')

export interface TableReader {
  batches(): AsyncIterable<TypedRow[]>
  /** Call when the batches are exhausted. */
  end(): TableEnd
}

export function readTable(sheet: Sheet, table: TableSurvey, roster: RosterFacts, keepRaw: boolean): TableReader {
  const around: Around = { factor: 1, year: table.year ?? undefined }
  const columns = compile(table.columns, roster, around)
  const shared = compile(table.shared, roster, around)
  const constants = compileConstants(table, roster, around)
  const blank = { cells: roster.columns.length, parts: partSlots(roster).size * 2 }
  const yearSlot = roster.cells.find((cell) => cell.kind.name === 'year' && cell.required)
  const yearAt = yearSlot && columns.some((c) => c.field === yearSlot.name) ? roster.slots.get(yearSlot.name)! : -1
  const end: TableEnd = { skipped: [], controlTotals: [], faults: [], personal: false }
  const sums = totals(columns)
  const amounts = new Set(columns.filter((c) => ['money', 'whole', 'decimal'].includes(c.target.cell.kind.name)).map((c) => c.index))
  const dropped = new Set(table.ignored.filter((c) => c.reason.startsWith('个人信息')).map((c) => columnAt(c.column)))
  const spread = merged(sheet.merges, table.from)
  const above: CellValue[] = []
  const scale = percentScale(columns)

  const typed = (row: Row): TypedRow => {
    const cells: Stored[] = new Array(blank.cells).fill(null)
    const parts: Stored[] = new Array(blank.parts).fill(null)
    const out: TypedRow = { row: row.row, cells, parts, blanks: null, faults: null, refused: false, raw: [] }
    let letters = ''
    let some = false
    if (yearAt >= 0) around.year = table.year ?? undefined
    for (const column of columns) {
      let value = row.cells[column.index]
      if (typeof value === 'string' && value.length <= 2 && DITTO.test(value.trim())) value = above[column.index]
      const found = readCell(column, value, column.part ? parts : cells)
      if (found === undefined) {
        letters += '.'
        scale.see(column, value)
      } else if (typeof found === 'string') {
        letters += LETTER[found]
        some = true
      } else {
        letters += '.'
        complain(out, column, row.row, value, found)
      }
      if (column.slot === yearAt && !column.part && cells[yearAt] !== null) around.year = cells[yearAt] as number
      if (keepRaw) out.raw.push(shown(value))
    }
    if (some) out.blanks = letters
    for (const column of shared) readCell(column, row.cells[column.index], parts)
    for (const constant of constants) if ((constant.part ? parts : cells)[constant.slot] === null) readCell(constant, constant.value, constant.part ? parts : cells)
    for (const column of columns) if (row.cells[column.index] !== undefined) above[column.index] = row.cells[column.index]
    return out
  }

  async function* batches(): AsyncIterable<TypedRow[]> {
    const leaves = headerLeaves(table)
    const classify = lineClassifier(leaves)
    let batch: TypedRow[] = []
    for await (const rows of sheet.rows()) {
      for (const row of rows) {
        if (row.row < table.from) continue
        if (table.to !== null && row.row > table.to) break
        spread(row)
        if (dropped.size > 0) for (const index of dropped) row.cells[index] = undefined
        const kind = classify(row)
        if (kind === 'blank') continue
        if (kind === 'note') {
          end.skipped.push({ row: row.row, reason: kind })
          continue
        }
        const person = personalColumn(row, amounts)
        if (person >= 0) {
          refuseTable(end, person, row.row)
          return
        }
        if (kind === 'data' && carries(row, columns, roster.label.name)) {
          const one = typed(row)
          sums.add(one)
          batch.push(one)
        } else {
          const reason = kind === 'data' ? 'section' : kind
          end.skipped.push({ row: row.row, reason })
          if (kind === 'total' || kind === 'subtotal') sums.claim(row, kind, end)
        }
        if (batch.length >= BATCH) {
          yield batch
          batch = []
        }
      }
      if (table.to !== null && rows.length > 0 && rows[rows.length - 1].row > table.to) break
    }
    if (batch.length > 0) yield batch
    end.faults.push(...scale.faults(table))
  }
  return { batches, end: () => end }
}

function readCell(column: Pick<Column, 'read' | 'slot' | 'checks' | 'blankIsNo'>, value: CellValue, row: Stored[]): Missing | Trouble | undefined {
  if (typeof value === 'object') {
    if ('error' in value) return errorCell
    if ('uncached' in value) return uncached
  }
  const found = column.read(value, row, column.slot)
  if (found !== undefined) {
    if (found !== 'BLANK' || !column.blankIsNo) return found
    row[column.slot] = 0
    return undefined
  }
  for (const check of column.checks) {
    const trouble = check(row[column.slot])
    if (trouble) {
      if (trouble.severity === 'error') row[column.slot] = null
      return trouble
    }
  }
  return undefined
}

function complain(out: TypedRow, column: Column, row: number, value: CellValue, found: Trouble): void {
  const text = shown(value)
  const at = `${column.column}${row}`
  const more = { severity: found.severity, address: at, field: column.field, found: text.length > 80 ? `${text.slice(0, 80)}…` : text }
  out.faults ??= []
  out.faults.push(fault(found.code, `${at}：“${more.found}”${found.zh.startsWith('（') ? '' : '——'}${found.zh}`, `${at}: “${more.found}”: ${found.en}`, more))
  if (found.severity === 'error') out.refused = true
}

function compile(uses: UsedColumn[], roster: RosterFacts, around: Around): Column[] {
  const targets = new Map(targetsOf(roster).map((target) => [target.path, target]))
  const parts = partSlots(roster)
  const checks = checksOf(roster)
  return uses.map((used) => {
    const target = targets.get(used.field)!
    const part = target.own.kind.name === 'link'
    const scope = Object.defineProperty({ factor: used.factor }, 'year', { get: () => around.year, enumerable: true }) as Around
    return { ...used, target, part, read: target.cell.kind.reader(target.cell, scope), slot: part ? parts.get(used.field)! : roster.slots.get(used.field)!, checks: part ? [] : checks.get(used.field)! }
  })
}

/** Constants the user states, and the year of the title for a year column the sheet lacks. */
function compileConstants(table: TableSurvey, roster: RosterFacts, around: Around): (Column & { value: CellValue })[] {
  const have = new Set([...table.columns, ...table.shared].map((column) => column.field))
  const values = new Map<string, CellValue>(Object.entries(table.constants))
  if (table.year !== null)
    for (const target of targetsOf(roster))
      if (target.cell.kind.name === 'year' && target.cell.required && !values.has(target.path) && (target.own.required || target.path.includes('.'))) values.set(target.path, table.year)
  const used = [...values.keys()].filter((path) => !have.has(path) && targetsOf(roster).some((t) => t.path === path))
  const columns = used.map((field): UsedColumn => ({ index: -1, column: '', header: '', field, unit: null, by: 'stated', factor: 1 }))
  return compile(columns, roster, around).map((column) => ({ ...column, value: values.get(column.field) }))
}

/** A row carries data when something stands in a mapped column besides the first text: a lone label is a section head, unless it stands in the column that names the rows. */
function carries(row: Row, columns: Column[], label: string): boolean {
  let n = 0
  let named = false
  for (const column of columns)
    if (filled(row.cells[column.index])) {
      n++
      named ||= column.field === label
    }
  return n >= 2 || (n === 1 && (named || columns.length === 1 || width(row) > 1))
}

function refuseTable(end: TableEnd, column: number, row: number): void {
  end.personal = true
  end.faults.push(
    fault('PERSONAL_DATA', `第 ${row} 行含身份证号或手机号。本系统不保存个人信息，整张表没有导入。请删去后重新导入`, `row ${row} holds an identity or telephone number; nothing of this sheet was imported. Remove it and import again`, {
      address: `${letters(column)}${row}`,
    }),
  )
}

const letters = (index: number): string => (index < 26 ? '' : String.fromCharCode(64 + Math.floor(index / 26))) + String.fromCharCode(65 + (index % 26))
const columnAt = (name: string): number => [...name].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

const headerLeaves = (table: TableSurvey): Map<number, string> => new Map(table.headings.map(([index, text]) => [index, normalHeading(text)]))

/** Values of areas merged over several rows, filled down as their rows pass. */
function merged(merges: Merge[], from: number): (row: Row) => void {
  const waiting = merges.filter((merge) => merge.bottom > merge.top && merge.bottom >= from).sort((a, b) => b.top - a.top)
  let open: { merge: Merge; value: CellValue }[] = []
  return (row) => {
    while (waiting.length > 0 && waiting[waiting.length - 1].top <= row.row) {
      const merge = waiting.pop()!
      open.push({ merge, value: merge.top === row.row ? row.cells[merge.left] : undefined })
    }
    if (open.length === 0) return
    open = open.filter(({ merge }) => merge.bottom >= row.row)
    for (const { merge, value } of open) {
      if (merge.top === row.row || value === undefined) continue
      while (row.cells.length <= merge.left) row.cells.push(undefined)
      row.cells[merge.left] = value
    }
  }
}

/** A whole percent column of 0–1 has probably lost its sign; one warning a column. */
function percentScale(columns: Column[]) {
  const seen = new Map<Column, { most: number; n: number }>(columns.filter((c) => c.target.cell.kind.name === 'percent').map((c) => [c, { most: 0, n: 0 }]))
  return {
    see(column: Column, value: CellValue): void {
      const state = seen.get(column)
      const number = typeof value === 'number' ? value : typeof value === 'string' && /^[\d.]+$/.test(value.trim()) ? Number(value) : undefined
      if (!state || number === undefined) return
      state.n++
      state.most = Math.max(state.most, number)
    },
    faults(table: TableSurvey): Fault[] {
      return [...seen].filter(([, { most, n }]) => n > 0 && most > 0 && most <= 1).map(([column]) =>
        fault('PERCENT_SCALE', `“${column.header}”列的数都不超过 1，像是没有乘 100。如 0.28 表示 28%，请改为 28 或设为百分比格式`, `every figure of “${column.header}” is 1 or less: if 0.28 means 28 %, write 28 or format the cells as percentages`, {
          severity: 'warning',
          address: `${column.column}${table.from}`,
          field: column.field,
        }),
      )
    },
  }
}
