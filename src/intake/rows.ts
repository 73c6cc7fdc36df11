/**
 * Reads the data rows of one table: sheet rows come in, batches of typed rows go out, and at the end what was skipped, how
 * the totals agree and what the columns as a whole showed. Everything is compiled before the first row.
 */
import type { Around, Missing, Stored, Trouble } from '../facts/kinds/kind'
import { shown } from '../facts/reading'
import type { RosterFacts } from '../facts/roster'
import { address, type CellValue, columnIndex, type Row, type Sheet } from '../sheets/sheet'
import { type Column, compile, compileConstants, partSlots, readCell } from './cells'
import { fillDown } from './fill'
import { between } from './grid'
import { filled, lineClassifier, type LineClass, width } from './lines'
import { Marks } from './marks'
import { PercentScale } from './percent-scale'
import { personalColumn } from './personal'
import { PERSONAL } from './persons'
import { heads, sectionText, standsFor } from './sections'
import { fault, type TableEnd, type TableSurvey, type TypedRow } from './table'
import { type Claim, Totals } from './totals'

export { partSlots } from './cells'

const LETTER: Record<Missing, string> = { BLANK: 'B', REDACTED: 'R', NOT_APPLICABLE: 'N' }
const DITTO = /^(?:同上|同前|〃|″|〞)$/
const BATCH = 1000

export interface TableReader {
  batches(): AsyncIterable<TypedRow[]>
  /** Call when the batches are exhausted. */
  end(): TableEnd
}

export const readTable = (sheet: Sheet, table: TableSurvey, roster: RosterFacts, keepRaw: boolean): TableReader => new RowReader(sheet, table, roster, keepRaw)

class RowReader implements TableReader {
  readonly #around: Around
  readonly #columns: Column[]
  readonly #shared: Column[]
  readonly #section: Column[]
  readonly #constants: Column[]
  readonly #end: TableEnd = { skipped: [], controlTotals: [], faults: [], personal: false }
  readonly #totals: Totals
  readonly #scale: PercentScale
  readonly #marks = new Marks()
  /** Columns whose numbers are amounts, never telephone numbers. */
  readonly #amounts: Set<number>
  readonly #dropped: number[]
  readonly #cells: number
  readonly #parts: number
  readonly #yearAt: number
  /** The last value of each column, for 同上. */
  readonly #above: CellValue[] = []
  /** What the last section head said. */
  #said: string | undefined
  #hidden = 0

  constructor(readonly sheet: Sheet, readonly table: TableSurvey, readonly roster: RosterFacts, readonly keepRaw: boolean) {
    this.#around = { factor: 1, year: table.year ?? undefined }
    this.#columns = compile(table.columns, roster, this.#around, table.unitColumn !== null)
    const shared = compile(table.shared, roster, this.#around)
    this.#shared = shared.filter((column) => column.index >= 0)
    this.#section = shared.filter((column) => column.index < 0)
    this.#constants = compileConstants(table, roster, this.#around)
    this.#totals = new Totals(this.#columns, this.#end)
    this.#scale = new PercentScale(this.#columns)
    this.#amounts = new Set(this.#columns.filter((column) => ['money', 'whole', 'decimal'].includes(column.target.cell.kind.name)).map((column) => column.index))
    this.#dropped = table.ignored.filter((column) => column.reason === PERSONAL).map((column) => columnIndex(column.column))
    this.#cells = roster.columns.length
    this.#parts = partSlots(roster).size * 2
    const year = roster.cells.find((cell) => cell.kind.name === 'year' && cell.required)
    this.#yearAt = year && this.#columns.some((column) => column.field === year.name) ? roster.slots.get(year.name)! : -1
  }

  end(): TableEnd {
    return this.#end
  }

  async *batches(): AsyncIterable<TypedRow[]> {
    const { table } = this
    const classify = lineClassifier(table.headings)
    const money = this.#columns.filter((column) => column.target.cell.kind.name === 'money' && !this.roster.key.flat().includes(column.field))
    const fill = fillDown(this.sheet.merges, table.from, new Set(money.map((column) => column.index)))
    let batch: TypedRow[] = []
    for await (const rows of this.sheet.rows()) {
      for (const raw of rows) {
        if (raw.row < table.from) continue
        if (table.to !== null && raw.row > table.to) break
        const row = this.#own(raw)
        fill(row)
        for (const index of this.#dropped) row.cells[index] = undefined
        const kind = classify(row)
        if (kind === 'blank') continue
        if (kind !== 'note' && this.#holdsPersons(row)) return
        const typed = this.#take(row, kind)
        if (typed) batch.push(typed)
        if (batch.length >= BATCH) {
          yield batch
          batch = []
        }
      }
      if (table.to !== null && rows.length > 0 && rows[rows.length - 1].row > table.to) break
    }
    if (batch.length > 0) yield batch
    this.#finish()
  }

  #finish(): void {
    this.#totals.finish()
    this.#end.faults.push(...this.#scale.faults(this.table.from), ...this.#marks.faults(this.table.from))
    if (this.#hidden > 0) this.#end.faults.push(fault('HIDDEN', `有 ${this.#hidden} 行是隐藏或被筛选掉的，也已读取`, `${this.#hidden} hidden or filtered rows were read as well`, { severity: 'warning' }))
  }

  /** A row as this table sees it: without the cells of a table beside it. */
  #own(row: Row): Row {
    const { span } = this.table
    return span ? { ...row, cells: between(row.cells, span[0], span[1]) } : row
  }

  #holdsPersons(row: Row): boolean {
    const column = personalColumn(row, this.#amounts)
    if (column < 0) return false
    this.#end.personal = true
    this.#end.faults.push(
      fault('PERSONAL_DATA', `第 ${row.row} 行含身份证号或手机号。本系统不保存个人信息，整张表没有导入。请删去后重新导入`, `row ${row.row} holds an identity or telephone number; nothing of this sheet was imported. Remove it and import again`, { address: address(row.row, column) }),
    )
    return true
  }

  /** A row of data becomes typed; any other line is noted as what it is. */
  #take(row: Row, kind: LineClass): TypedRow | undefined {
    if (kind === 'data' && this.#carries(row)) {
      if (this.#isHead(row)) return this.#skip(row, 'section', 'head')
      if (this.table.columns.some((column) => column.headingRow !== undefined) && !this.#measured(row)) return undefined
      const typed = this.#typed(row)
      this.#totals.add(typed)
      if (row.hidden) this.#hidden++
      return typed
    }
    if (kind === 'total' || kind === 'subtotal') return this.#skip(row, kind, kind)
    if (kind === 'data' || kind === 'section') this.#sayWhat(row)
    return this.#skip(row, kind === 'data' ? 'section' : kind)
  }

  #skip(row: Row, reason: string, claim?: Claim): undefined {
    this.#end.skipped.push({ row: row.row, reason })
    if (claim) this.#totals.claim(row, claim)
    else if (reason === 'section') this.#totals.section()
  }

  /** Something stands in a mapped column besides the first text: a lone label is a section head, unless it stands in the column that names the rows. */
  #carries(row: Row): boolean {
    let n = 0
    let named = false
    for (const column of this.#columns)
      if (column.value === undefined && filled(row.cells[column.index])) {
        n++
        named ||= column.field === this.roster.label.name
      }
    return n >= 2 || (n === 1 && (named || this.#columns.length === 1 || width(row) > 1))
  }

  /** In a wide table: a figure stands below this heading. */
  #measured(row: Row): boolean {
    return this.#columns.some((column) => this.#amounts.has(column.index) && column.value === undefined && filled(row.cells[column.index]))
  }

  /** A township's own line above its villages, in their column. */
  #isHead(row: Row): boolean {
    const { section } = this.table
    if (!section || this.#section.length === 0) return false
    const value = row.cells[section.column]
    const label = this.#columns.find((column) => column.index === section.column)
    if (!label || typeof value !== 'string' || !standsFor(value, this.#section[0].target.cell, label.target.cell)) return false
    this.#said = sectionText(value)
    return true
  }

  #sayWhat(row: Row): void {
    if (this.#section.length === 0) return
    const text = row.cells.find((value) => typeof value === 'string' && filled(value))
    if (typeof text === 'string' && heads(this.#section[0].target.cell, sectionText(text))) this.#said = sectionText(text)
  }

  #typed(row: Row): TypedRow {
    const cells: Stored[] = new Array(this.#cells).fill(null)
    const parts: Stored[] = new Array(this.#parts).fill(null)
    const out: TypedRow = { row: row.row, cells, parts, blanks: null, faults: null, refused: false, raw: [] }
    const columns = this.#columns
    const unit = this.table.unitColumn === null ? undefined : row.cells[this.table.unitColumn]
    if (this.#yearAt >= 0) this.#around.year = this.table.year ?? undefined
    let letters = ''
    for (let i = 0; i < columns.length; i++) {
      const column = columns[i]
      let value = column.value ?? this.#value(row, column.index)
      if (column.marked) value = this.#marks.take(column, value)
      const found = readCell(column, column.byUnit ? column.byUnit(unit) : column.read, value, column.part ? parts : cells)
      if (typeof found === 'string') {
        if (letters === '') letters = '.'.repeat(i)
        letters += LETTER[found]
      } else {
        if (letters !== '') letters += '.'
        if (found !== undefined) this.#complain(out, column, value, found)
        else if (column.slot === this.#yearAt && !column.part) this.#around.year = cells[this.#yearAt] as number
      }
      if (this.keepRaw) out.raw.push(shown(value))
    }
    if (letters !== '') out.blanks = letters
    this.#scale.see(row.cells)
    this.#more(row, cells, parts)
    return out
  }

  /** What stands in a cell; 同上 is what stood above. */
  #value(row: Row, index: number): CellValue {
    const value = row.cells[index]
    if (value === undefined) return undefined
    if (typeof value === 'string' && value.length <= 2 && DITTO.test(value)) return this.#above[index]
    this.#above[index] = value
    return value
  }

  /** Values that no column of its own gives: parts of links, section heads, constants. */
  #more(row: Row, cells: Stored[], parts: Stored[]): void {
    for (const column of this.#shared) readCell(column, column.read, row.cells[column.index], parts)
    for (const column of this.#section) readCell(column, column.read, this.#said, column.part ? parts : cells)
    for (const column of this.#constants) {
      const into = column.part ? parts : cells
      if (into[column.slot] === null) readCell(column, column.read, column.value, into)
    }
  }

  #complain(out: TypedRow, column: Column, value: CellValue, found: Trouble): void {
    const text = shown(value)
    const at = `${column.column}${column.headingRow ?? out.row}`
    const more = { severity: found.severity, address: at, field: column.field, found: text.length > 80 ? `${text.slice(0, 80)}…` : text }
    out.faults ??= []
    out.faults.push(fault(found.code, `${at}：“${more.found}”${found.zh.startsWith('（') ? '' : '——'}${found.zh}`, `${at}: “${more.found}”: ${found.en}`, more))
    if (found.severity === 'error') out.refused = true
  }
}
