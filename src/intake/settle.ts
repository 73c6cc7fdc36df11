/**
 * Settles the typed rows of one table against the store: links become ids, keys find the row each one means, and every row
 * ends as created, updated, unchanged or refused. Batches come in; counts, faults and the writes of one batch go out.
 */
import { rowColumns, tableColumns } from '../facts/as-table'
import type { CellFacts } from '../facts/cell'
import type { Stored } from '../facts/kinds/kind'
import { type RosterFacts, slice } from '../facts/roster'
import type { Value, Writer } from '../store/store'
import { type Directory, isSpelling, type KeyPart } from './directory'
import { type BareRow, Resolver } from './resolve'
import { partSlots } from './rows'
import { type CompiledRule, compileRules } from './rules'
import { type Fault, fault, type TableSurvey, type TypedRow } from './table'
import { planOf } from './targets'
import type { Touched } from './touched'

export type Strategy = 'UPSERT' | 'CREATE_ONLY' | 'UPDATE_ONLY' | 'REPLACE'

/** What all tables of one import share. */
export interface Shared {
  writer: Writer
  importId: number
  strategy: Strategy
  /** A blank cell in an update: keep what is stored, or clear it. */
  blanks: 'IGNORE' | 'CLEAR'
  directories: (roster: RosterFacts) => Directory
  touched: (roster: RosterFacts) => Touched
  /** Tables of this call by their number, to name the other cell of a conflict. */
  tables: { table: TableSurvey; file: string; sheetId: number }[]
  deferred: Deferred[]
  /** Told of each row's verdict, for a stored plan. */
  verdict?: (verdict: Verdict) => void
}

/** A link whose target may still come: rosters can lead to each other in a circle. */
export interface Deferred {
  roster: RosterFacts
  id: number
  cell: CellFacts
  resolver: Resolver
  parts: Stored[]
  report: (fault: Fault) => void
  at: { address: string | null; field: string; found: string | null }
}

export interface Change {
  field: string
  old: Stored[]
  new: Stored[]
}

export interface Verdict {
  roster: RosterFacts
  table: number
  /** Row of the sheet; null for rows absent from it. */
  row: number | null
  id: number | null
  action: 'create' | 'update' | 'unchanged' | 'refused' | 'absent'
  /** The row as it stood, for an update; as the file has it, or as it will stand. */
  old: Stored[] | null
  cells: Stored[] | null
}

export interface Counts {
  created: number
  updated: number
  unchanged: number
  refused: number
  linked: number
  conflicts: number
}

interface Draft {
  source: TypedRow
  cells: Stored[]
  faults: Fault[]
  refused: boolean
  /** Links to names never seen, looked at again when the row's turn comes: a row before it may have made them. */
  unseen: { cell: CellFacts; slot: number; resolver: Resolver }[]
  bare: { row: BareRow; id: number }[]
  deferred: { cell: CellFacts; resolver: Resolver }[]
}

interface Known {
  cells: Stored[]
  importId: number
  sheetId: number | null
  sourceRow: number | null
  active: boolean
  listed: boolean
}

export class Settler {
  readonly counts: Counts = { created: 0, updated: 0, unchanged: 0, refused: 0, linked: 0, conflicts: 0 }
  readonly #directory: Directory
  readonly #touched: Touched
  readonly #links: { cell: CellFacts; slot: number; resolver: Resolver; paths: string[] }[]
  readonly #own: { cell: CellFacts; slot: number; width: number; bit: number }[]
  readonly #rules: CompiledRule[]
  readonly #columns: string[]
  readonly #slots: Map<string, number>
  #inserts: Value[][] = []
  #updates: { id: number; row: Value[] }[] = []
  #bares = new Map<Directory, Value[][]>()
  #known = new Map<number, Known>()

  constructor(
    readonly shared: Shared,
    readonly number: number,
    readonly roster: RosterFacts,
    readonly report: (fault: Fault) => void,
  ) {
    this.#directory = shared.directories(roster)
    this.#touched = shared.touched(roster)
    this.#columns = tableColumns(roster)
    this.#rules = compileRules(roster)
    const slots = partSlots(roster)
    this.#slots = slots
    const present = new Set([...[...this.#table.columns, ...this.#table.shared].map((column) => column.field), ...Object.keys(this.#table.constants)])
    this.#links = roster.cells
      .filter((cell) => cell.kind.name === 'link')
      .map((cell) => ({ cell, slot: roster.slots.get(cell.name)!, resolver: new Resolver(planOf(cell, cell.name), slots, shared.directories, this.#table.hints, present), paths: this.#table.columns.map((c) => c.field).filter((field) => field.split('.')[0] === cell.name) }))
    const mentioned = new Set([...present].map((path) => path.split('.')[0]))
    this.#own = roster.cells
      .filter((cell) => mentioned.has(cell.name) || cell.required || cell.only)
      .map((cell) => ({ cell, slot: roster.slots.get(cell.name)!, width: cell.kind.columns(cell).length, bit: this.#table.columns.findIndex((c) => c.field.split('.')[0] === cell.name) }))
  }

  get #table(): TableSurvey {
    return this.shared.tables[this.number].table
  }

  async batch(rows: TypedRow[]): Promise<void> {
    const drafts = rows.map((row) => this.#draft(row))
    await this.#fetch(drafts.filter((draft) => !draft.refused).flatMap((draft) => this.#hits(draft.cells).ids))
    for (const draft of drafts) await this.#settle(draft)
    await this.#flush()
  }

  /** Links become ids; what cannot be resolved refuses the row. */
  #draft(source: TypedRow): Draft {
    const draft: Draft = { source, cells: source.cells, faults: source.faults ?? [], refused: source.refused, unseen: [], bare: [], deferred: [] }
    if (draft.refused) return draft
    for (const { cell, slot, resolver, paths } of this.#links) {
      const near = this.#links.map((other) => draft.cells[other.slot]).filter((id) => id !== null) as number[]
      const found = resolver.resolve(source.parts, near)
      if (found === null) continue
      if ('id' in found) draft.cells[slot] = found.id
      else if (this.#mayDefer(cell)) draft.deferred.push({ cell, resolver })
      else if ('bare' in found) draft.unseen.push({ cell, slot, resolver })
      else this.#fault(draft, paths[0] ?? cell.name, { ...fault(found.trouble.code, found.trouble.zh, found.trouble.en), severity: found.trouble.severity }, true)
    }
    return draft
  }

  /** A link to a roster that is settled after this one waits until the end of the call. */
  #mayDefer(cell: CellFacts): boolean {
    return !cell.required && this.shared.tables.some(({ table }, n) => n > this.number && table.roster === planOf(cell, cell.name).target.name)
  }

  /** The id a bare row will have if this row is kept. */
  #tentative(draft: Draft, row: BareRow): number {
    const same = draft.bare.find((b) => b.row.directory === row.directory && b.row.label === row.label)
    const id = same?.id ?? row.directory.nextId + draft.bare.filter((b) => b.row.directory === row.directory).length
    if (!same) draft.bare.push({ row, id })
    return id
  }

  /** Every row a draft's keys may mean. */
  #hits(cells: Stored[]): { ids: number[]; firm: boolean[] } {
    const ids: number[] = []
    const firm: boolean[] = []
    for (const alternative of this.#directory.alternatives) {
      for (const parts of this.#keyParts(alternative, cells)) {
        const found = this.#directory.find(alternative, parts, this.#suffixOf)
        for (const id of found.ids)
          if (!ids.includes(id)) {
            ids.push(id)
            firm.push(found.firm)
          }
      }
    }
    return { ids, firm }
  }

  /** The key of one alternative; empty when a required part is blank. A link to the only row of its kind also matches rows that left it blank. */
  #keyParts(alternative: Directory['alternatives'][number], cells: Stored[]): KeyPart[][] {
    const parts = this.#directory.parts(alternative, cells)
    const names = alternative.parts
    if (parts.every((part) => part === null) || names.some((cell, i) => cell.required && parts[i] === null)) return []
    const loose = names.findIndex((cell, i) => cell.only && parts[i] !== null)
    return loose < 0 ? [parts] : [parts, parts.map((part, i) => (i === loose ? null : part))]
  }

  #suffixOf = (id: number): string => {
    const known = this.#known.get(id)
    if (!known) return this.#directory.suffixOf(id)
    const part = this.#directory.part(this.roster.label, known.cells, this.roster.slots.get(this.roster.label.name)!)
    return isSpelling(part) ? part.suffix : ''
  }

  async #fetch(ids: number[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id))
    for (let i = 0; i < wanted.length; i += 500) {
      const some = wanted.slice(i, i + 500)
      const rows = await this.shared.writer.read(`SELECT ${this.#columns.map((c) => `"${c}"`).join(', ')} FROM "${this.roster.table}" WHERE id IN (${some.map(() => '?').join(', ')})`, some)
      for (const row of rows) this.#known.set(row[0] as number, known(row, this.roster.columns.length))
    }
  }

  async #settle(draft: Draft): Promise<void> {
    if (draft.refused) return this.#refuse(draft)
    for (const { slot, resolver } of draft.unseen) {
      const found = resolver.resolve(draft.source.parts)
      if (found && 'id' in found) draft.cells[slot] = found.id
      else if (found && 'bare' in found) draft.cells[slot] = this.#tentative(draft, found.bare)
    }
    const { ids } = this.#hits(draft.cells)
    if (ids.some((id) => !this.#known.has(id))) await this.#fetch(ids)
    const rows = ids.filter((id) => this.#confirms(id, draft.cells))
    if (rows.length > 1) {
      const list = rows.map((id) => this.#directory.describe(id)).join('、')
      this.#fault(draft, this.roster.key[0][0], fault('KEY_CONFLICT', `这一行的几个主键分别对应不同的记录：${list}。请核对编码与名称`, `the keys of this row belong to different rows: ${list}`), true)
      return this.#refuse(draft)
    }
    if (rows.length === 0) return this.#create(draft)
    return this.#update(draft, rows[0])
  }

  /** A hash only suggests; the row itself confirms: some alternative agrees, and no stronger one contradicts. */
  #confirms(id: number, cells: Stored[]): boolean {
    const known = this.#known.get(id)
    if (!known) return false
    return this.#directory.alternatives.some((alternative) => {
      const theirs = this.#directory.parts(alternative, known.cells)
      return this.#keyParts(alternative, cells).some((mine) => alternative.parts.every((cell, i) => alike(mine[i], theirs[i], cell)))
    })
  }

  /** A stronger key that differs on both sides: same name, other code. */
  #contradiction(id: number, cells: Stored[]): CellFacts | undefined {
    const known = this.#known.get(id)!
    for (const alternative of this.#directory.alternatives) {
      const { parts } = alternative
      const mine = this.#keyParts(alternative, cells)[0]
      if (!mine) continue
      const theirs = this.#directory.parts(alternative, known.cells)
      if (parts.every((cell, i) => alike(mine[i], theirs[i], cell))) return undefined
      if (theirs.every((part) => part !== null)) return parts[0]
    }
    return undefined
  }

  #create(draft: Draft): void {
    if (this.shared.strategy === 'UPDATE_ONLY') {
      this.#fault(draft, this.roster.label.name, fault('LINK_UNKNOWN', '库中没有这条记录，而导入方式是“仅更新”', 'the row is not in the store, and the strategy is to update only'), true)
      return this.#refuse(draft)
    }
    for (const cell of this.roster.cells.filter((c) => c.required && draft.cells[this.roster.slots.get(c.name)!] === null))
      if (!draft.deferred.some((d) => d.cell === cell)) this.#fault(draft, cell.name, fault('REQUIRED', `“${cell.headers[0]}”必须填写`, `${cell.name} is required`), true)
    this.#checkRules(draft, draft.cells)
    if (draft.refused) return this.#refuse(draft)
    const id = this.#keep(draft)
    this.#directory.add(id, draft.cells)
    this.#touch(draft, id)
    const row = this.#write(id, draft)
    this.#inserts.push(row)
    this.#known.set(id, known(row as Stored[], this.roster.columns.length))
    this.counts.created++
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, id, action: 'create', old: null, cells: draft.cells })
    this.#report(draft)
  }

  #update(draft: Draft, id: number): void {
    const before = this.#known.get(id)!
    const wrong = this.#contradiction(id, draft.cells)
    if (wrong) {
      this.#fault(draft, wrong.name, fault('KEY_CONFLICT', `库中同名记录的“${wrong.headers[0]}”是 ${String(slice(this.roster, wrong, before.cells)[0])}，与这里不同。请核对是不是同一条记录`, `the stored row of this name has another ${wrong.name}: ${String(slice(this.roster, wrong, before.cells)[0])}`), true)
      return this.#refuse(draft)
    }
    const { next, changes } = this.#merge(draft, before)
    const met = this.#touched.get(id)
    if (met?.table === this.number) return this.#duplicate(draft, met.row, changes.length === 0)
    if (met && this.#contradicts(draft, met, changes)) return this.#refuse(draft)
    if (changes.length > 0 && this.shared.strategy === 'CREATE_ONLY') {
      this.#fault(draft, this.roster.label.name, { ...fault('KEY_DUPLICATE', '库中已有这条记录，而导入方式是“仅新增”，没有改动', 'the row is in the store already, and the strategy is to create only'), severity: 'warning' }, false)
      return this.#same(draft, id)
    }
    if (changes.length === 0 && before.listed && before.active) return this.#same(draft, id)
    this.#checkRules(draft, next)
    if (draft.refused) return this.#refuse(draft)
    this.#keep(draft, id)
    draft.cells = next
    this.#directory.add(id, next)
    this.#touch(draft, id)
    const row = this.#write(id, draft)
    this.#updates.push({ id, row })
    this.#known.set(id, known(row as Stored[], this.roster.columns.length))
    this.counts.updated++
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, id, action: 'update', old: before.cells, cells: next })
    this.#report(draft)
  }

  #same(draft: Draft, id: number): void {
    this.#touch(draft, id)
    this.counts.unchanged++
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, id, action: 'unchanged', old: null, cells: draft.cells })
    this.#report(draft)
  }

  /** The row after this one is laid over it, and what that changes. A name that matched by its spelling never renames. */
  #merge(draft: Draft, before: Known): { next: Stored[]; changes: Change[] } {
    const next = before.cells.slice()
    const changes: Change[] = []
    const keyNames = new Set(this.roster.key.flat())
    for (const { cell, slot, width, bit } of this.#own) {
      const value = draft.cells.slice(slot, slot + width)
      const old = before.cells.slice(slot, slot + width)
      if (value[0] === null && (this.shared.blanks === 'IGNORE' || cell.required || bit < 0 || draft.deferred.some((d) => d.cell === cell))) continue
      if (value.every((v, i) => v === old[i])) continue
      if (cell.kind.name === 'text' && keyNames.has(cell.name) && value[0] !== null && this.#sameName(cell, value, old)) continue
      for (let i = 0; i < width; i++) next[slot + i] = value[i]
      changes.push({ field: cell.name, old, new: value })
    }
    return { next, changes }
  }

  #sameName(cell: CellFacts, value: Stored[], old: Stored[]): boolean {
    return alike(this.#directory.part(cell, value), this.#directory.part(cell, old), cell)
  }

  #duplicate(draft: Draft, first: number, same: boolean): void {
    if (same) {
      this.#fault(draft, this.roster.label.name, { ...fault('KEY_DUPLICATE', `与第 ${first} 行完全相同，只保留一条`, `the same as row ${first}; kept once`), severity: 'warning' }, false)
      this.counts.unchanged++
      return this.#report(draft)
    }
    this.#fault(draft, this.roster.label.name, fault('KEY_DUPLICATE', `与第 ${first} 行是同一条记录（主键：${this.#keyText()}），但内容不同。请合并成一行`, `the same key as row ${first} (${this.#keyText()}), with other contents; make them one row`), true)
    this.#refuse(draft)
  }

  #keyText = (): string => this.roster.key[this.roster.key.length - 1].map((name) => this.roster.cell(name).headers[0]).join('+')

  /** Another table of this call has already said something else about the same cell. */
  #contradicts(draft: Draft, met: { table: number; row: number; mask: number }, changes: Change[]): boolean {
    const { table, file } = this.shared.tables[met.table]
    for (const change of changes) {
      const bit = table.columns.findIndex((column) => column.field.split('.')[0] === change.field)
      if (bit < 0 || bit > 30 || (met.mask & (1 << bit)) === 0 || change.old[0] === null) continue
      const other = `${file}《${table.sheet}》${table.columns[bit].column}${met.row}`
      this.#fault(draft, change.field, fault('CELL_CONFLICT', `与${other} 填的不一样（那里是“${this.roster.cell(change.field).kind.display(change.old, this.roster.cell(change.field))}”）。请核对哪个正确`, `contradicts ${other}, which says “${this.roster.cell(change.field).kind.display(change.old, this.roster.cell(change.field))}”; find out which is right`), true)
      this.counts.conflicts++
    }
    return draft.refused
  }

  #checkRules(draft: Draft, cells: Stored[]): void {
    for (const { rule, holds, cells: named } of this.#rules) {
      if (holds(cells)) continue
      const at = this.#table.columns.find((column) => named.includes(column.field.split('.')[0]))?.field ?? named[0]
      this.#fault(draft, at, { ...fault('RULE', `${rule.id}：${rule.zh}`, `${rule.id}: ${rule.en}`), severity: rule.severity, rule: rule.id }, rule.severity === 'error')
    }
  }

  /** Accepts a draft: bare rows it gives birth to are made, links that must wait are noted. Returns its id. */
  #keep(draft: Draft, existing?: number): number {
    for (const { row, id } of draft.bare) {
      row.directory.nextId = Math.max(row.directory.nextId, id + 1)
      const cells: Stored[] = new Array(row.directory.roster.columns.length).fill(null)
      for (const [name, stored] of row.cells) for (const [i, value] of stored.entries()) cells[row.directory.roster.slots.get(name)! + i] = value
      row.directory.add(id, cells)
      const list = this.#bares.get(row.directory) ?? []
      list.push([id, ...cells, this.shared.importId, null, null, null, 1, 0])
      this.#bares.set(row.directory, list)
      this.counts.linked++
    }
    if (draft.bare.length > 0) for (const { resolver } of this.#links) resolver.forget()
    const id = existing ?? this.#directory.nextId++
    for (const { cell, resolver } of draft.deferred) {
      const column = this.#table.columns.find((c) => c.field.split('.')[0] === cell.name)
      this.shared.deferred.push({ roster: this.roster, id, cell, resolver, parts: draft.source.parts, report: this.report, at: { address: column ? `${column.column}${draft.source.row}` : null, field: cell.name, found: String(draft.source.parts.find((p) => p !== null) ?? '') } })
    }
    return id
  }

  #write(id: number, draft: Draft): Value[] {
    return [id, ...draft.cells, this.shared.importId, this.shared.tables[this.number].sheetId, draft.source.row, draft.source.blanks, 1, 1]
  }

  #touch(draft: Draft, id: number): void {
    let mask = 0
    const { blanks } = draft.source
    for (let i = 0; i < Math.min(this.#table.columns.length, 31); i++) if (!blanks || blanks[i] === '.') mask |= 1 << i
    this.#touched.set(id, this.number, draft.source.row, mask)
  }

  #fault(draft: Draft, field: string, one: Fault, refuse: boolean): void {
    const column = this.#table.columns.find((c) => c.field === field) ?? this.#table.columns.find((c) => c.field.split('.')[0] === field)
    const at = column ? `${column.column}${draft.source.row}` : `${draft.source.row}`
    const index = column ? this.#table.columns.indexOf(column) : -1
    const found = one.found ?? (index >= 0 ? (this.#shown(draft, index)) : null)
    draft.faults.push({ ...one, address: column ? at : null, field: column?.field ?? field, found, message: { zh: `${column ? at : `第 ${at} 行`}：${found ? `“${found}”——` : ''}${one.message.zh}`, en: `${column ? at : `row ${at}`}: ${found ? `“${found}”: ` : ''}${one.message.en}` } })
    if (refuse) draft.refused = true
  }

  /** What a used column holds, as people see it. */
  #shown(draft: Draft, index: number): string | null {
    const { field } = this.#table.columns[index]
    const slot = this.#slots.get(field)
    if (slot !== undefined) return draft.source.parts[slot] === null ? null : String(draft.source.parts[slot])
    const cell = this.roster.cell(field)
    return cell.kind.display(slice(this.roster, cell, draft.source.cells), cell) || null
  }

  #refuse(draft: Draft): void {
    this.counts.refused++
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, id: null, action: 'refused', old: null, cells: draft.cells })
    this.#report(draft)
  }

  #report(draft: Draft): void {
    for (const one of draft.faults) this.report(one)
  }

  async #flush(): Promise<void> {
    const { writer, importId } = this.shared
    for (const [directory, rows] of this.#bares) await writer.insert(directory.roster.table, tableColumns(directory.roster), rows)
    if (this.#inserts.length > 0) await writer.insert(this.roster.table, this.#columns, this.#inserts)
    await supersede(writer, this.roster, this.#updates.map(({ id }) => id), importId)
    if (this.#updates.length > 0) await writer.upsert(this.roster.table, this.#columns, this.#updates.map(({ row }) => row))
    this.#bares = new Map()
    this.#inserts = []
    this.#updates = []
    this.#known.clear()
  }
}

/** Moves the present versions of rows to history: this import replaces them. */
export async function supersede(writer: Writer, roster: RosterFacts, ids: number[], importId: number): Promise<void> {
  const columns = tableColumns(roster).map((c) => `"${c}"`).join(', ')
  for (let i = 0; i < ids.length; i += 500) {
    const some = ids.slice(i, i + 500)
    await writer.run(`INSERT INTO "${roster.history}" (${columns}, until_import) SELECT ${columns}, CAST(? AS INTEGER) FROM "${roster.table}" WHERE id IN (${some.map(() => '?').join(', ')}) ORDER BY id`, [importId, ...some])
  }
}

function known(row: Stored[], width: number): Known {
  const at = 1 + width
  const index = (name: (typeof rowColumns)[number]['name']): number => at + rowColumns.findIndex((c) => c.name === name)
  return {
    cells: row.slice(1, at),
    importId: row[index('import_id')] as number,
    sheetId: row[index('sheet_id')] as number | null,
    sourceRow: row[index('source_row')] as number | null,
    active: row[index('is_active')] === 1,
    listed: row[index('is_listed')] === 1,
  }
}

/** Two key parts mean the same: equal, firm forms agree, or stems agree with one suffix left out. A blank link to the only row agrees with any. */
function alike(a: KeyPart, b: KeyPart, cell: CellFacts): boolean {
  if (a === null || b === null) return a === b || cell.only
  if (!isSpelling(a) || !isSpelling(b)) return a === b
  return a.firm === b.firm || (a.stem === b.stem && (a.suffix === '' || b.suffix === '' || a.suffix === b.suffix))
}
