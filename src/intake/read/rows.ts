/**
 * Reads the data rows of one table: sheet rows come in, batches of typed rows go out, and at the end what was skipped, how
 * the totals agree and what the columns as a whole showed. Everything is compiled before the first row.
 */
import { addsUp } from '../../facts/kinds/amount'
import type { RosterFacts } from '../../facts/roster'
import { address, columnIndex, type Row, type Sheet } from '../../sheets/sheet'
import { ROW_NUMBER } from '../match/ignored-columns'
import { between } from '../model/grid'
import { isFilled, type LineClass, lineClassifier, width } from '../model/lines'
import { personalColumn } from '../model/personal'
import { WAITS } from '../model/report'
import { fault, type TableEnd, type TableSurvey, type TypedRow } from '../model/table'
import { fillDown } from '../survey/fill'
import { PERSONAL } from '../survey/persons'
import { RowNumbers } from './row-numbers'
import { SectionHead } from './section-head'
import { type Claim, Totals } from './totals'
import { Typist } from './typist'
import { waiting } from './waiting'

export { partSlots } from './cells'

const BATCH = 250

interface TableReader {
  batches(): AsyncIterable<TypedRow[]>
  /** Call when the batches are exhausted. */
  end(): TableEnd
}

export const readTable = (sheet: Sheet, table: TableSurvey, roster: RosterFacts, keepRaw: boolean): TableReader =>
  new RowReader(sheet, table, roster, keepRaw)

class RowReader implements TableReader {
  readonly #end: TableEnd = { skipped: [], controlTotals: [], faults: [], personal: false }
  readonly #typist: Typist
  readonly #head: SectionHead
  readonly #totals: Totals
  /** Columns whose numbers are amounts, never telephone numbers. */
  readonly #amounts: Set<number>
  readonly #dropped: number[]
  /** One of several tables made of a wide one: rows without a figure under its heading are not its own. */
  readonly #wide: boolean
  readonly #waits: (row: Row) => boolean
  readonly #numbers: RowNumbers | undefined
  #hidden = 0

  constructor(
    readonly sheet: Sheet,
    readonly table: TableSurvey,
    readonly roster: RosterFacts,
    keepRaw: boolean,
  ) {
    this.#typist = new Typist(table, roster, keepRaw)
    this.#head = new SectionHead(table.section, this.#typist)
    this.#totals = new Totals(this.#typist.columns, this.#end)
    this.#amounts = new Set(this.#typist.columns.filter(({ target }) => addsUp(target.cell)).map(({ index }) => index))
    const numbering = table.ignored.find((column) => column.reason === ROW_NUMBER)
    if (numbering) this.#numbers = new RowNumbers(columnIndex(numbering.column))
    const dropped = table.ignored.filter((column) => column.reason === PERSONAL)
    this.#dropped = dropped.map((column) => columnIndex(column.column))
    this.#wide = table.columns.some((column) => column.headingRow !== undefined)
    this.#waits = waiting(table, roster)
  }

  end(): TableEnd {
    return this.#end
  }

  async *batches(): AsyncIterable<TypedRow[]> {
    const { from, to } = this.table
    const classify = lineClassifier(this.table.headings)
    const fill = this.#filler()
    let batch: TypedRow[] = []
    for await (const rows of this.sheet.rows()) {
      for (const raw of rows) {
        if (raw.row < from) continue
        if (to !== null && raw.row > to) break
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
      if (to !== null && (rows.at(-1)?.row ?? 0) > to) break
    }
    if (batch.length > 0) yield batch
    this.#finish()
  }

  /** Names merged over several rows hold for each; an amount merged over them counts once. */
  #filler(): (row: Row) => void {
    const keys = this.roster.key.flat()
    const alone = this.#typist.columns.filter(
      ({ field, target }) => target.cell.kind.amount?.currency && !keys.includes(field),
    )
    const once = [...alone, ...(this.#numbers ? [this.#numbers] : [])]
    return fillDown(this.sheet.merges, this.table.from, new Set(once.map(({ index }) => index)))
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
    this.#end.faults.push(fault('table.personal-row', { row: row.row }, { address: address(row.row, column) }))
    return true
  }

  /** A row of data becomes typed; any other line is noted as what it is. */
  #take(row: Row, kind: LineClass): TypedRow | undefined {
    if (kind === 'data' && this.#waits(row)) return this.#skip(row, WAITS)
    if (kind === 'data' && this.#carries(row)) {
      if (this.#head.hears(row)) return this.#skip(row, 'section', width(row) > 1 ? 'head' : undefined)
      this.#numbers?.see(row)
      if (this.#wide && !this.#measured(row)) return undefined
      if (this.#nameless(row) && this.#totals.adds(row)) return this.#skip(row, 'total', 'total')
      const typed = this.#typist.typed(row, this.#head.said)
      this.#totals.add(typed)
      if (row.hidden) this.#hidden++
      return typed
    }
    if (kind === 'total' || kind === 'subtotal') return this.#skip(row, kind, kind)
    if (kind === 'data' || kind === 'section') this.#head.listen(row)
    return this.#skip(row, kind === 'data' ? 'section' : kind)
  }

  #skip(row: Row, reason: string, claim?: Claim): undefined {
    this.#end.skipped.push({ row: row.row, reason })
    if (claim) this.#totals.claim(row, claim)
    else if (reason === 'section') this.#totals.section()
  }

  /** Something stands in a mapped column besides the first text: a lone label is a section head, unless it stands in the column that names the rows. */
  #carries(row: Row): boolean {
    const { columns } = this.#typist
    let n = 0
    let named = false
    for (const column of columns)
      if (column.value === undefined && isFilled(row.cells[column.index])) {
        n++
        named ||= column.field === this.roster.label.name
      }
    return n >= 2 || (n === 1 && (named || columns.length === 1 || width(row) > 1))
  }

  /** Figures alone, without a word about whose they are. */
  #nameless({ cells }: Row): boolean {
    return this.#typist.columns.every(
      ({ index, value }) => value !== undefined || this.#amounts.has(index) || !isFilled(cells[index]),
    )
  }

  /** In a wide table: a figure stands below this heading. */
  #measured(row: Row): boolean {
    return this.#typist.columns.some(
      ({ index, value }) => value === undefined && this.#amounts.has(index) && isFilled(row.cells[index]),
    )
  }

  #finish(): void {
    const hidden = this.#hidden
    this.#totals.finish()
    this.#end.faults.push(...this.#typist.faults(), ...(this.#numbers?.faults() ?? []))
    if (hidden > 0)
      this.#end.faults.push(
        fault(
          'row.hidden',
          { hidden },
          {
            severity: 'warning',
          },
        ),
      )
  }
}
