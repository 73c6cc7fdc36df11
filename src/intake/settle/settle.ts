/**
 * Settles the typed rows of one table against the store: links become ids, keys find the row each one means, and every row
 * ends as created, updated, unchanged or refused. Batches come in; counts, faults and the writes of one batch go out.
 */

import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import { type RosterFacts, slice } from '../../facts/roster'
import { rowsById } from '../../store/rows/read'
import type { RosterRow, StoredRow } from '../../store/rows/row'
import type { Directory } from '../link/directory'
import { RowDraft } from '../link/draft'
import { Keys } from '../link/keys'
import { Links } from '../link/links'
import type { Shared } from '../link/shared'
import { cellNameOf, Places } from '../model/places'
import type { Fault, TableSurvey, TypedRow } from '../model/table'
import type { Touched } from '../model/touched'
import { noCounts, type Verdict } from '../model/verdict'
import { partSlots } from '../read/rows'
import { type CompiledRule, compileRules } from '../read/rules'
import * as faults from './faults'
import { Pending } from './pending'

/** A cell that the rows of this table may fill. */
interface Own {
  cell: CellFacts
  slot: number
  width: number
  /** Part of the key: a name that matched by its spelling never renames. */
  key: boolean
  /** Whether this table has a column for it. */
  read: boolean
}

interface Change {
  field: string
  old: Stored[]
}

export class Settler {
  readonly counts = noCounts()
  readonly #table: TableSurvey
  readonly #directory: Directory
  readonly #touched: Touched
  readonly #keys: Keys
  readonly #places: Places
  readonly #links: Links
  readonly #own: Own[]
  readonly #rules: CompiledRule[]
  readonly #pending: Pending
  readonly #known = new Map<number, StoredRow>()

  constructor(
    readonly shared: Shared,
    readonly number: number,
    readonly roster: RosterFacts,
    readonly report: (fault: Fault) => void,
  ) {
    this.#table = itemAt(shared.tables, number).table
    this.#directory = shared.directories(roster)
    this.#touched = shared.touched(roster)
    this.#keys = new Keys(this.#directory, (id) => this.#known.get(id)?.cells)
    this.#rules = compileRules(roster)
    this.#pending = new Pending(shared, roster)
    const slots = partSlots(roster)
    const present = new Set([
      ...[...this.#table.columns, ...this.#table.shared].map((column) => column.field),
      ...Object.keys(this.#table.constants),
    ])
    this.#places = new Places(roster, this.#table, slots)
    this.#links = new Links(shared, number, roster, slots, present)
    this.#own = this.#ownOf(present)
  }

  async batch(rows: TypedRow[]): Promise<void> {
    const drafts = rows.map((row) => this.#draft(row))
    await this.#fetch(drafts.filter((draft) => !draft.refused).flatMap((draft) => this.#keys.candidates(draft.cells)))
    for (const draft of drafts) await this.#settle(draft)
    await this.#pending.write()
    this.#known.clear()
  }

  #ownOf(present: Set<string>): Own[] {
    const { roster } = this
    const mentioned = new Set([...present].map(cellNameOf))
    const keys = new Set(roster.key.flat())
    return roster.cells
      .filter((cell) => mentioned.has(cell.name) || cell.required || cell.only)
      .map((cell) => ({
        cell,
        slot: roster.slots.get(cell.name)!,
        width: roster.widths.get(cell.name)!,
        key: keys.has(cell.name),
        read: this.#places.column(cell.name) !== undefined,
      }))
  }

  #draft(source: TypedRow): RowDraft {
    const draft = new RowDraft(source, this.#places)
    if (!draft.refused) this.#links.resolve(draft)
    return draft
  }

  async #fetch(ids: number[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id))
    for (const row of await rowsById(this.shared.writer, this.roster, wanted)) this.#known.set(row.id, row)
  }

  async #settle(draft: RowDraft): Promise<void> {
    if (!draft.refused) this.#links.meet(draft)
    if (draft.refused) return this.#refuse(draft)
    const ids = this.#keys.candidates(draft.cells)
    if (ids.some((id) => !this.#known.has(id))) await this.#fetch(ids)
    const rows = ids.filter((id) => this.#keys.confirms(id, draft.cells))
    const [row, ...others] = rows
    if (row === undefined) return this.#create(draft)
    if (others.length === 0) return this.#update(draft, row)
    const described = rows.map((id) => this.#directory.describe(id))
    draft.fault(this.roster.key[0][0], faults.severalRows(described))
    this.#refuse(draft)
  }

  #create(draft: RowDraft): void {
    if (this.shared.strategy === 'UPDATE_ONLY') draft.fault(this.roster.label.name, faults.notInStore())
    for (const { cell, slot } of this.#own)
      if (cell.required && draft.cells[slot] === null) draft.fault(cell.name, this.#lacking(cell))
    this.#checkRules(draft, draft.cells)
    if (draft.refused) return this.#refuse(draft)
    const id = this.#directory.nextId++
    this.#keep(draft, id, draft.cells)
    this.#pending.insert(this.#row(id, draft, draft.cells))
    this.counts.created++
    this.#say(draft, { id, action: 'create', old: null, cells: draft.cells })
  }

  #lacking(cell: CellFacts): Fault {
    if (!this.#places.column(cell.name)) return faults.noColumn(cell)
    const { created, updated, unchanged } = this.counts
    return faults.blankCell(cell, cell.kind.name === 'link' && created + updated + unchanged > 0)
  }

  #update(draft: RowDraft, id: number): void {
    const before = this.#known.get(id)!
    const { next, changes } = this.#merge(draft, before)
    const met = this.#touched.get(id)
    if (this.#sameNameOtherCode(draft, id, before)) return this.#refuse(draft)
    if (met?.table === this.number) return this.#duplicate(draft, id, met.row, changes.length === 0)
    if (met && this.#contradicts(draft, met, changes)) return this.#refuse(draft)
    if (changes.length === 0 && before.isListed && before.isActive) return this.#same(draft, id)
    if (this.shared.strategy === 'CREATE_ONLY') {
      draft.warn(faults.inStoreAlready())
      return this.#same(draft, id)
    }
    this.#checkRules(draft, next)
    if (draft.refused) return this.#refuse(draft)
    this.#keep(draft, id, next)
    this.#pending.update(this.#row(id, draft, next))
    this.counts.updated++
    this.#say(draft, { id, action: 'update', old: before.cells, cells: next })
  }

  #same(draft: RowDraft, id: number): void {
    this.#touch(draft, id)
    this.counts.unchanged++
    this.#say(draft, { id, action: 'unchanged', old: null, cells: draft.cells })
  }

  #refuse(draft: RowDraft): void {
    this.counts.refused++
    this.#say(draft, { id: null, action: 'refused', old: null, cells: draft.cells })
  }

  /** Same name, other code: not the same row. */
  #sameNameOtherCode(draft: RowDraft, id: number, before: StoredRow): boolean {
    const cell = this.#keys.contradiction(id, draft.cells)
    if (cell) draft.fault(cell.name, faults.otherCode(cell, String(slice(this.roster, cell, before.cells)[0])))
    return cell !== undefined
  }

  /** The row after this one is laid over it, and what that changes. */
  #merge(draft: RowDraft, before: StoredRow): { next: Stored[]; changes: Change[] } {
    const next = before.cells.slice()
    const changes: Change[] = []
    for (const own of this.#own) {
      const { cell, slot, width } = own
      const value = draft.cells.slice(slot, slot + width)
      const old = before.cells.slice(slot, slot + width)
      if (value.every((v, i) => v === old[i]) || this.#leaves(draft, own, value, old)) continue
      next.splice(slot, width, ...value)
      changes.push({ field: cell.name, old })
    }
    return { next, changes }
  }

  /** Whether a cell stays as it is stored, though the sheet has something else: a blank that says nothing, a name spelled otherwise. */
  #leaves(draft: RowDraft, { cell, key, read }: Own, value: Stored[], old: Stored[]): boolean {
    if (value[0] !== null) return key && cell.kind.words === true && this.#keys.sameName(cell, value, old)
    const waits = draft.deferred.some((link) => link.cell === cell)
    return this.shared.blanks === 'IGNORE' || cell.required || !read || waits
  }

  #duplicate(draft: RowDraft, id: number, first: number, same: boolean): void {
    if (same) {
      draft.warn(faults.sameAsRow(first))
      return this.#same(draft, id)
    }
    const key = this.roster.key.at(-1)!.map((name) => this.roster.cell(name))
    draft.fault(this.roster.label.name, faults.sameKeyAsRow(first, key))
    this.#refuse(draft)
  }

  /** Another table of this call has already said something else about the same cell. */
  #contradicts(draft: RowDraft, met: NonNullable<ReturnType<Touched['get']>>, changes: Change[]): boolean {
    const { table, file } = itemAt(this.shared.tables, met.table)
    for (const { field, old } of changes) {
      const at = table.columns.findIndex((column) => cellNameOf(column.field) === field)
      const column = table.columns[at]
      if (!column || old[0] === null || !met.filled(at)) continue
      const cell = this.roster.cell(field)
      const other = `${file}《${table.sheet}》${column.column}${met.row}`
      draft.fault(field, faults.contradiction(other, cell.kind.display(old, cell)))
      this.counts.conflicts++
    }
    return draft.refused
  }

  #checkRules(draft: RowDraft, cells: Stored[]): void {
    for (const { rule, holds, cells: named } of this.#rules) {
      if (holds(cells)) continue
      draft.fault(named.find((name) => this.#places.column(name)) ?? itemAt(named, 0), faults.brokenRule(rule))
    }
  }

  /** Accepts a row: bare rows it gives birth to are made, links that must wait are noted, the row is known from now on. */
  #keep(draft: RowDraft, id: number, cells: Stored[]): void {
    for (const { row, id: own } of draft.bare) {
      this.#pending.insertPlaceholder(row, own)
      this.counts.linked++
    }
    if (draft.bare.length > 0) this.#links.forget()
    this.#defer(draft, id)
    this.#directory.add(id, cells)
    this.#known.set(id, { cells, isActive: true, isListed: true })
    this.#touch(draft, id)
  }

  #defer({ source, deferred }: RowDraft, id: number): void {
    const { roster, report } = this
    for (const { cell, resolver } of deferred) {
      const at = { ...this.#places.at(source, cell.name), field: cell.name }
      this.shared.deferred.push({ roster, id, cell, resolver, parts: source.parts, report, at })
    }
  }

  #row(id: number, { source }: RowDraft, cells: Stored[]): RosterRow {
    const { importId, tables } = this.shared
    const { sheetId } = itemAt(tables, this.number)
    return {
      id,
      cells,
      importId,
      sheetId,
      sourceRow: source.row,
      blanks: source.blanks,
      isActive: true,
      isListed: true,
    }
  }

  #touch({ source }: RowDraft, id: number): void {
    this.#touched.set(id, this.number, source.row, source.blanks, this.#table.columns.length)
  }

  /** The verdict on a row, and all that is wrong with it. */
  #say(draft: RowDraft, verdict: Pick<Verdict, 'id' | 'action' | 'old' | 'cells'>): void {
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, ...verdict })
    for (const one of draft.faults) this.report(one)
  }
}
