/**
 * Types rows: a row of data as it stands in the sheet comes in, stored values with all that is wrong with them go out. This is
 * the path every cell of an import takes, so it makes nothing it can do without.
 */
import type { Missing, ReadingContext, Stored, Trouble } from '../../facts/kinds/kind'
import { rawText } from '../../facts/reading'
import type { RosterFacts } from '../../facts/roster'
import type { CellValue, Row } from '../../sheets/sheet'
import { isFilled } from '../model/lines'
import { Marks } from '../model/marks'
import { type Fault, fault, type TableSurvey, type TypedRow } from '../model/table'
import { compile, compileConstants, partSlots, type ReadColumn, readCell } from './cells'
import { PercentScale } from './percent-scale'
import { Pictures } from './pictures'

const LETTER: Record<Missing, string> = { BLANK: 'B', REDACTED: 'R', NOT_APPLICABLE: 'N' }
const DITTO = /^(?:同上|同前|〃|″|〞)$/

export class Typist {
  readonly columns: ReadColumn[]
  /** Columns whose value stands on lines of their own. */
  readonly section: ReadColumn[]
  readonly #around: ReadingContext
  readonly #shared: ReadColumn[]
  readonly #constants: ReadColumn[]
  readonly #scale: PercentScale
  readonly #marks = new Marks()
  readonly #pictures = new Pictures()
  readonly #cells: number
  readonly #parts: number
  /** Slot of the row's own year, which completes days such as 6月中旬; -1 when no column gives it. */
  readonly #yearAt: number
  /** The last value of each column, for 同上. */
  readonly #above: CellValue[] = []

  constructor(
    readonly table: TableSurvey,
    roster: RosterFacts,
    readonly keepRaw: boolean,
  ) {
    this.#around = { factor: 1, year: table.year ?? undefined }
    this.columns = compile(table.columns, roster, this.#around, table.unitColumn !== null)
    const shared = compile(table.shared, roster, this.#around)
    this.#shared = shared.filter((column) => column.index >= 0)
    this.section = shared.filter((column) => column.index < 0)
    this.#constants = compileConstants(table, roster, this.#around)
    this.#scale = new PercentScale(this.columns)
    this.#cells = roster.columns.length
    this.#parts = partSlots(roster).size * 2
    const year = roster.cells.find((cell) => cell.kind.sheet.titled && cell.required)
    const given = year !== undefined && this.columns.some((column) => column.field === year.name)
    this.#yearAt = given ? roster.slots.get(year.name)! : -1
  }

  /** `said` is what the last section head said. */
  typed(row: Row, said: string | undefined): TypedRow {
    const cells: Stored[] = new Array(this.#cells).fill(null)
    const parts: Stored[] = new Array(this.#parts).fill(null)
    const out: TypedRow = { row: row.row, cells, parts, blanks: null, faults: null, refused: false, raw: [] }
    const { columns } = this
    const unit = this.table.unitColumn === null ? undefined : row.cells[this.table.unitColumn]
    if (this.#yearAt >= 0) this.#around.year = this.table.year ?? undefined
    let letters = ''
    for (const [i, column] of columns.entries()) {
      let value = column.value ?? this.#pictures.take(column, this.#value(row, column), row.row)
      if (column.marked) value = this.#marks.take(column, value)
      const read = column.byUnit ? column.byUnit(unit) : column.read
      const found = readCell(column, read, value, column.part ? parts : cells)
      if (typeof found === 'string') {
        if (letters === '') letters = '.'.repeat(i)
        letters += LETTER[found]
      } else {
        if (letters !== '') letters += '.'
        if (found !== undefined) complain(out, column, value, found)
        else if (column.slot === this.#yearAt && !column.part) this.#around.year = cells[this.#yearAt] as number
      }
      if (this.keepRaw) out.raw.push(rawText(value))
    }
    if (letters !== '') out.blanks = letters
    this.#scale.see(row.cells)
    this.#more(row, said, cells, parts)
    return out
  }

  /** What the columns as a whole showed. */
  faults(): Fault[] {
    return [...this.#scale.faults(this.table.from), ...this.#marks.faults(this.table.from), ...this.#pictures.faults()]
  }

  /** What stands in a cell; 同上 is what stood above, and so is a blank where the user says so. */
  #value(row: Row, { index, fill }: ReadColumn): CellValue {
    const value = row.cells[index]
    if (value === undefined || (fill && !isFilled(value))) return fill ? this.#above[index] : undefined
    if (typeof value === 'string' && value.length <= 2 && DITTO.test(value)) return this.#above[index]
    this.#above[index] = value
    return value
  }

  /** Values that no column of its own gives: parts of links, section heads, constants. */
  #more(row: Row, said: string | undefined, cells: Stored[], parts: Stored[]): void {
    for (const column of this.#shared) readCell(column, column.read, row.cells[column.index], parts)
    for (const column of this.section) readCell(column, column.read, said, column.part ? parts : cells)
    for (const column of this.#constants) {
      const into = column.part ? parts : cells
      if (into[column.slot] === null) readCell(column, column.read, column.value, into)
    }
  }
}

function complain(out: TypedRow, column: ReadColumn, value: CellValue, found: Trouble): void {
  const text = rawText(value)
  const at = `${column.column}${column.headingRow ?? out.row}`
  const short = text.length > 80 ? `${text.slice(0, 80)}…` : text
  out.faults ??= []
  out.faults.push(
    fault(
      'row.at',
      { at: { zh: at, en: at }, found: short, why: found.said },
      {
        severity: found.severity,
        address: at,
        field: column.field,
        found: short,
      },
    ),
  )
  if (found.severity === 'error') out.refused = true
}
