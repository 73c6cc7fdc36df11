/**
 * Looks at a workbook without reading its rows yet: which tables it holds, which roster each is, what every column means.
 * Comes in: an open workbook and what the user states; goes out: one `TableSurvey` per table or per sheet without one.
 */
import type { RosterFacts } from '../facts/roster'
import { columnName, type Row, type Sheet, type Workbook } from '../sheets/sheet'
import { fits, spellings, type Stated, type TableColumn, statedColumns } from './columns'
import { gridOf, type Grid } from './grid'
import type { Reading } from './header'
import { isRemark, isRowNumber } from './heading'
import { lineClassifier, texts } from './lines'
import { personal, prohibited } from './personal'
import { recognise } from './recognise'
import { type Fault, fault, type IgnoredColumn, type TableSurvey, type UsedColumn } from './table'
import { targetsOf } from './targets'
import { factorOf, statedUnits } from './units'

/** What the user (or an earlier import) states about the files of one call. */
export interface ReadingOptions {
  /** Only these sheets. */
  sheets?: string[]
  roster?: string
  moneyUnit?: string
  /** Constants for the sheet: field path → text. */
  set?: Record<string, string>
  /** Heading → field path. */
  map?: Record<string, string>
  /** What is remembered for each file of the call: roster → heading → field path, roster → money unit. */
  learned?: { headings: Record<string, Record<string, string>>; units: Record<string, string> }[]
  dropPersonal?: boolean
}

/** Rows looked at to understand a sheet; a sheet that ends within them may hold several tables. */
const HEAD = 3000

export async function headOf(sheet: Sheet): Promise<{ rows: Row[]; complete: boolean }> {
  const rows: Row[] = []
  for await (const batch of sheet.rows()) {
    rows.push(...batch)
    if (rows.length >= HEAD) return { rows, complete: false }
  }
  return { rows, complete: true }
}

export async function surveyWorkbook(workbook: Workbook, file: { index: number; name: string }, rosters: RosterFacts[], options: ReadingOptions): Promise<TableSurvey[]> {
  const tables: TableSurvey[] = []
  for (const [sheetIndex, sheet] of workbook.sheets.entries()) {
    const base = { file: file.index, sheet: sheet.name, sheetIndex }
    if (options.sheets && !options.sheets.includes(sheet.name)) continue
    if (sheet.visibility !== 'visible' && !options.sheets) {
      tables.push(nothing(base, 'HIDDEN', `工作表“${sheet.name}”是隐藏的，没有导入。如需导入请用 --sheet "${sheet.name}"`, `the sheet “${sheet.name}” is hidden and was left out; name it with --sheet to import it`, 'warning'))
      continue
    }
    const { rows, complete } = await headOf(sheet)
    if (rows.length === 0) {
      tables.push(nothing(base, 'NO_TABLE', `工作表“${sheet.name}”是空的`, `the sheet “${sheet.name}” is empty`, 'warning'))
      continue
    }
    tables.push(...surveySheet(base, sheet, gridOf(rows, sheet.merges), complete, file.name, rosters, options))
  }
  return tables
}

type Base = Pick<TableSurvey, 'file' | 'sheet' | 'sheetIndex'>

const empty = (base: Base): TableSurvey => ({ ...base, roster: null, headerRows: null, from: 1, to: null, columns: [], shared: [], headings: [], ignored: [], constants: {}, year: null, hints: [], faults: [] })

const nothing = (base: Base, code: Fault['code'], zh: string, en: string, severity: Fault['severity'] = 'error'): TableSurvey => ({
  ...empty(base),
  faults: [fault(code, zh, en, { severity })],
})

function surveySheet(base: Base, sheet: Sheet, grid: Grid, complete: boolean, file: string, all: RosterFacts[], options: ReadingOptions): TableSurvey[] {
  const rosters = options.roster ? all.filter((roster) => roster.name === options.roster) : all
  const stated = (roster: RosterFacts): Stated => new Map([...statedColumns(options.learned?.[base.file]?.headings[roster.name], 'learned'), ...statedColumns(options.map)])
  const tables: TableSurvey[] = []
  let from = grid.first
  while (from <= grid.last) {
    const above = (row: number): string[] => titlesBetween(grid, from, row)
    const { reading, reason } = recognise(grid, from, rosters, stated, { sheet: base.sheet, file, titles: [] }, above)
    if (!reading) {
      if (tables.length === 0) tables.push(nothing(base, reason!.code, reason!.zh, reason!.en, reason!.code === 'NO_TABLE' && !options.sheets ? 'warning' : 'error'))
      break
    }
    const titles = above(reading.top)
    const next = complete ? nextHeader(grid, reading, rosters, stated, base.sheet, file) : undefined
    const to = next === undefined ? (complete ? grid.last : null) : next - 1
    tables.push(describe(base, sheet, grid, reading, titles, file, to, options))
    if (next === undefined) break
    from = next
  }
  return tables
}

/** Texts of the lines that stand above a header: titles, unit lines, who reports and when. */
function titlesBetween(grid: Grid, from: number, header: number): string[] {
  const titles: string[] = []
  for (let row = from; row < header; row++) {
    const line = grid.rows.get(row)
    if (line) for (const { text } of texts(line)) titles.push(text)
  }
  return titles
}

/** The row where another table begins below this one: after a gap or a title, a header that some roster understands and that is not this header again. */
function nextHeader(grid: Grid, current: Reading, rosters: RosterFacts[], stated: (roster: RosterFacts) => Stated, sheet: string, file: string): number | undefined {
  const leaves = new Map(current.columns.map((column) => [column.index, column.path[column.path.length - 1]?.text ?? '']))
  const classify = lineClassifier(leaves)
  let title: number | undefined
  for (let row = current.bottom + 1; row <= grid.last; row++) {
    const line = grid.rows.get(row)
    if (!line) {
      title ??= row
      continue
    }
    const labels = texts(line)
    const kind = classify(line)
    const clear = title !== undefined || kind !== 'data'
    if (clear && kind !== 'header' && labels.length >= 2 && labels.length * 2 > line.cells.filter((v) => v !== undefined).length) {
      const found = recognise(gridFrom(grid, row), row, rosters, stated, { sheet, file, titles: [] }, () => [])
      if (found.reading?.top === row && found.reading.matching.matches.filter((m) => m.strength > 1).length >= 2) return title === undefined ? row : lastGap(grid, current.bottom, row)
    }
    if (kind === 'data' && labels.length > 1) title = undefined
    else if (kind !== 'data') title ??= row
  }
  return undefined
}

/** The title lines of the next table belong to it: everything after the last line of data. */
function lastGap(grid: Grid, bottom: number, header: number): number {
  for (let row = header - 1; row > bottom; row--) if (!grid.rows.has(row)) return row + 1
  return header
}

const gridFrom = (grid: Grid, row: number): Grid => ({ ...grid, first: row, last: Math.min(grid.last, row + 60) })

function describe(base: Base, sheet: Sheet, grid: Grid, reading: Reading, titles: string[], file: string, to: number | null, options: ReadingOptions): TableSurvey {
  const { roster, matching } = reading
  const stem = file.replace(/\.[^.]+$/, '')
  const table: TableSurvey = {
    ...empty(base),
    roster: roster.name,
    headerRows: [reading.top, reading.bottom],
    from: reading.bottom + 1,
    to,
    constants: options.set ?? {},
    year: yearOf([titles, [base.sheet], [stem]]),
    hints: [base.sheet, ...titles.filter((text) => text.length <= 60), stem],
  }
  const remembered = options.learned?.[base.file]?.units[roster.name]
  const units = [...titles.flatMap(statedUnits), ...(options.moneyUnit ? [options.moneyUnit] : []), ...(remembered ? [remembered] : [])]
  table.columns = matching.matches
    .map((match): UsedColumn => {
      const { factor, unit } = factorOf(match.target.cell, [match.unit, ...units])
      return { index: match.column.index, column: columnName(match.column.index), header: match.column.header, field: match.target.path, unit: unit ?? null, by: match.by, factor, ...ticks(match.target.cell.kind.name, match.column) }
    })
    .sort((a, b) => a.index - b.index)
  table.headings = reading.columns.map((column) => [column.index, column.path[column.path.length - 1]?.text ?? ''])
  refusePersons(table, reading, options)
  table.shared = sharedColumns(table, roster, reading)
  for (const clash of matching.clashes) table.faults.push(duplicate(clash.target.path, clash.columns))
  table.ignored.push(...matching.unmatched.map((column) => ignored(column, titles)), ...numbering(reading))
  for (const column of table.ignored.filter((c) => c.reason === UNKNOWN))
    table.faults.push(fault('IGNORED_COLUMN', `没有认出“${column.header || column.column + '列'}”列，未导入。可用 --map ${column.header}=字段 说明`, `the column “${column.header}” was not recognised and not imported; say what it means with --map`, { severity: 'warning', address: `${column.column}${reading.bottom}`, found: column.header }))
  missingColumns(table, roster)
  hiddenParts(table, sheet, grid)
  moneyWithoutUnit(table, roster, reading)
  return table
}

/** Parts of links that no column gives of its own, but that a column with such a heading gives as well. */
function sharedColumns(table: TableSurvey, roster: RosterFacts, reading: Reading): UsedColumn[] {
  const taken = new Set(table.columns.map((column) => column.field))
  return targetsOf(roster)
    .filter((target) => target.own.kind.name === 'link' && target.path.includes('.') && !taken.has(target.path))
    .flatMap((target) => {
      const match = reading.matching.matches.find((m) => table.columns.some((c) => c.index === m.column.index) && spellings(m.column.path).some(({ text }) => target.headers.includes(text)) && m.target.cell.kind === target.cell.kind && fits(target.cell, m.column.samples))
      return match ? [{ index: match.column.index, column: columnName(match.column.index), header: match.column.header, field: target.path, unit: null, by: match.by, factor: 1 }] : []
    })
}

const UNKNOWN = '未识别的列 / not recognised'

const ignored = (column: TableColumn, _titles: string[]): IgnoredColumn => ({ column: columnName(column.index), header: column.header, reason: UNKNOWN })

function numbering(reading: Reading): IgnoredColumn[] {
  return reading.columns
    .filter((column) => !reading.matching.matches.some((m) => m.column.index === column.index) && !reading.matching.unmatched.some((c) => c.index === column.index))
    .map((column) => {
      const leaf = column.path[column.path.length - 1]?.bare
      const reason = leaf === undefined ? '没有列名 / no heading' : isRowNumber(leaf) ? '行号 / row number' : isRemark(leaf) ? '备注 / remark' : UNKNOWN
      return { column: columnName(column.index), header: column.header, reason }
    })
}

const ticks = (kind: string, column: TableColumn): { blankIsNo?: true } => {
  const values = column.samples.filter((value) => value !== undefined && String(value).trim() !== '')
  return kind === 'flag' && values.length > 0 && values.length < column.samples.length && values.every((value) => /^[√✓✔☑]$/.test(String(value).trim())) ? { blankIsNo: true } : {}
}

/** One year in the title, or in the sheet name, or in the file name; two different ones state nothing. */
function yearOf(sources: string[][]): number | null {
  for (const list of sources) {
    const years = new Set(list.flatMap((text) => [...text.normalize('NFKC').matchAll(/(?<!\d)((?:19|20)\d{2})(?=年|\b|[-_.])/g)].map((m) => Number(m[1]))))
    if (years.size === 1) return [...years][0]
  }
  return null
}

/** Takes prohibited columns out; refuses the sheet unless the user says they may be dropped. */
function refusePersons(table: TableSurvey, reading: Reading, options: ReadingOptions): void {
  const columns = reading.columns.filter((column) => column.path.length > 0 && prohibited(column.path.map((p) => p.bare)) && !personal(column.header))
  if (columns.length === 0) return
  const dropped = new Set(columns.map((column) => column.index))
  table.columns = table.columns.filter((column) => !dropped.has(column.index))
  reading.columns = reading.columns.filter((column) => !dropped.has(column.index))
  reading.matching.unmatched = reading.matching.unmatched.filter((column) => !dropped.has(column.index))
  reading.matching.matches = reading.matching.matches.filter((match) => !dropped.has(match.column.index))
  if (options.dropPersonal) {
    for (const column of columns) table.ignored.push({ column: columnName(column.index), header: column.header, reason: PERSONAL })
    return
  }
  const names = columns.map((column) => `${columnName(column.index)}列“${column.header}”`).join('、')
  table.faults.push(
    fault('PERSONAL_DATA', `含个人信息列：${names}。本系统不保存个人信息，整张表没有导入。请删除这些列后重新导入，或用 --drop-personal 明确丢弃这些列`, `personal data columns: ${columns.map((c) => `${columnName(c.index)} “${c.header}”`).join(', ')}; nothing of this sheet was imported. Delete the columns, or drop them explicitly with --drop-personal`, {
      address: `${columnName(columns[0].index)}${reading.bottom}`,
      found: columns.map((column) => column.header).join('、'),
    }),
  )
}

export const PERSONAL = '个人信息，已丢弃 / personal data, dropped'

const duplicate = (path: string, columns: TableColumn[]): Fault =>
  fault('DUPLICATE_COLUMN', `${columns.map((c) => `${columnName(c.index)}列“${c.header}”`).join('和')}都像是“${path}”。请用 --map 指明哪一列是，或删去一列`, `columns ${columns.map((c) => `${columnName(c.index)} “${c.header}”`).join(' and ')} both mean ${path}; say which with --map`, { field: path, found: columns.map((c) => c.header).join('、') })

/** A table is usable when some key alternative has a column, a constant or a hint for each required part. */
function missingColumns(table: TableSurvey, roster: RosterFacts): void {
  const have = new Set([...table.columns.map((column) => column.field.split('.')[0]), ...Object.keys(table.constants).map((path) => path.split('.')[0])])
  const hinted = (name: string): boolean => {
    const kind = roster.cell(name).kind.name
    return kind === 'year' ? table.year !== null : kind === 'link'
  }
  const lacking = roster.key.map((parts) => parts.filter((part) => !have.has(part) && !hinted(part) && (roster.cell(part).required || parts.length === 1)))
  if (lacking.some((list) => list.length === 0)) return
  const missing = lacking[lacking.length - 1].map((name) => roster.cell(name))
  table.faults.push(
    fault('MISSING_COLUMN', `缺少“${missing.map((cell) => cell.headers[0]).join('”“')}”列，无法辨认是哪一条记录。请补上该列，或用 --set ${missing[0].name}=值 说明整张表的值`, `the column ${missing.map((cell) => `“${cell.headers[0]}” (${cell.name})`).join(', ')} is missing; add it, or state one value for the whole sheet with --set ${missing[0].name}=…`, { field: missing[0].name }),
  )
}

function hiddenParts(table: TableSurvey, sheet: Sheet, grid: Grid): void {
  const columns = sheet.hiddenColumns.filter((index) => table.columns.some((column) => column.index === index))
  const rows = [...grid.rows.values()].filter((row) => row.hidden && row.row >= table.from && (table.to === null || row.row <= table.to)).length
  if (columns.length > 0)
    table.faults.push(fault('HIDDEN', `隐藏的列（${columns.map(columnName).join('、')}）也已读取`, `hidden columns (${columns.map(columnName).join(', ')}) were read as well`, { severity: 'warning' }))
  if (rows > 0) table.faults.push(fault('HIDDEN', `有 ${rows} 行是隐藏或被筛选掉的，也已读取`, `${rows} hidden or filtered rows were read as well`, { severity: 'warning' }))
}

/** Money whose unit nobody states is asked for, never guessed: the whole sheet waits for the answer. */
function moneyWithoutUnit(table: TableSurvey, roster: RosterFacts, reading: Reading): void {
  const targets = new Map(targetsOf(roster).map((target) => [target.path, target]))
  const samples = new Map(reading.columns.map((column) => [column.index, column.samples]))
  const lacking = table.columns.filter(
    (column) => Number.isNaN(column.factor) && targets.get(column.field)!.cell.kind.name === 'money' && samples.get(column.index)?.some((v) => typeof v === 'number' || (typeof v === 'string' && /^[\d.,，．０-９\s]+$/.test(v))),
  )
  if (lacking.length === 0) return
  table.faults.push(
    fault('UNIT_UNKNOWN', `“${lacking.map((c) => c.header).join('”“')}”列没有写明金额单位。请在表头写“（元）”或“（万元）”，或加一行“单位：万元”，或导入时用 --money-unit 元 指定`, `the unit of ${lacking.map((c) => `“${c.header}”`).join(', ')} is not stated; write 元 or 万元 in the header or on a unit line, or state it with --money-unit`, {
      address: `${lacking[0].column}${reading.bottom}`,
      field: lacking[0].field,
      found: lacking[0].header,
    }),
  )
}

export const isUsable = (table: TableSurvey): boolean => table.roster !== null && !table.faults.some((f) => f.severity === 'error')

