/**
 * Settles the typed rows of one table against the store: links become ids, keys find the row each one means, and every row
 * ends as created, updated, unchanged or refused. Batches come in; counts, faults and the writes of one batch go out.
 */
import { tableColumns } from '../facts/as-table'
import type { CellFacts } from '../facts/cell'
import type { Stored } from '../facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../facts/roster'
import type { Value } from '../store/store'
import type { Directory } from './directory'
import { Keys } from './keys'
import { type BareRow, Resolver } from './resolve'
import { partSlots } from './rows'
import { type CompiledRule, compileRules } from './rules'
import { noCounts, type Shared, type Verdict } from './shared'
import { type Fault, fault, type TableSurvey, type TypedRow } from './table'
import { planOf } from './targets'
import type { Touched } from './touched'
import { bear, fetchRows, type Known, supersede } from './versions'
import { splitName } from './whole-name'

/** A row on its way to a verdict. */
interface Draft {
  source: TypedRow
  cells: Stored[]
  faults: Fault[]
  refused: boolean
  /** Links to names never seen, looked at again when the row's turn comes: a row before it may have made them. */
  unseen: Link[]
  bare: { row: BareRow; id: number }[]
  deferred: Link[]
}

interface Link {
  cell: CellFacts
  slot: number
  resolver: Resolver
  /** The columns it is read from. */
  paths: string[]
}

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
  readonly #links: Link[]
  readonly #own: Own[]
  readonly #rules: CompiledRule[]
  readonly #slots: Map<string, number>
  readonly #known = new Map<number, Known>()
  #inserts: Value[][] = []
  #updates: { id: number; row: Value[] }[] = []
  #bares = new Map<Directory, Value[][]>()

  constructor(
    readonly shared: Shared,
    readonly number: number,
    readonly roster: RosterFacts,
    readonly report: (fault: Fault) => void,
  ) {
    this.#table = shared.tables[number].table
    this.#directory = shared.directories(roster)
    this.#touched = shared.touched(roster)
    this.#keys = new Keys(this.#directory, (id) => this.#known.get(id)?.cells)
    this.#rules = compileRules(roster)
    this.#slots = partSlots(roster)
    const present = new Set([
      ...[...this.#table.columns, ...this.#table.shared].map((column) => column.field),
      ...Object.keys(this.#table.constants),
    ])
    this.#links = this.#linksOf(present)
    this.#own = this.#ownOf(present)
  }

  async batch(rows: TypedRow[]): Promise<void> {
    const drafts = rows.map((row) => this.#draft(row))
    await this.#fetch(drafts.filter((draft) => !draft.refused).flatMap((draft) => this.#keys.candidates(draft.cells)))
    for (const draft of drafts) await this.#settle(draft)
    await this.#flush()
  }

  #linksOf(present: Set<string>): Link[] {
    const { roster, shared } = this
    return roster.cells
      .filter((cell) => cell.kind.name === 'link')
      .map((cell) => ({
        cell,
        slot: roster.slots.get(cell.name)!,
        resolver: new Resolver(planOf(cell, cell.name), this.#slots, shared.directories, this.#table.hints, present),
        paths: this.#table.columns.map((c) => c.field).filter((field) => root(field) === cell.name),
      }))
  }

  #ownOf(present: Set<string>): Own[] {
    const { roster } = this
    const mentioned = new Set([...present].map(root))
    const keys = new Set(roster.key.flat())
    return roster.cells
      .filter((cell) => mentioned.has(cell.name) || cell.required || cell.only)
      .map((cell) => ({
        cell,
        slot: roster.slots.get(cell.name)!,
        width: roster.widths.get(cell.name)!,
        key: keys.has(cell.name),
        read: this.#column(cell.name) !== undefined,
      }))
  }

  /** Links become ids; what cannot be resolved refuses the row. */
  #draft(source: TypedRow): Draft {
    const draft: Draft = {
      source,
      cells: source.cells,
      faults: source.faults ?? [],
      refused: source.refused,
      unseen: [],
      bare: [],
      deferred: [],
    }
    if (draft.refused) return draft
    for (const link of this.#links) {
      const found = link.resolver.resolve(source.parts, this.#near(draft))
      if (this.#wholeName(draft, link) || found === null) continue
      if ('id' in found) draft.cells[link.slot] = found.id
      else if (this.#mayDefer(link.cell)) draft.deferred.push(link)
      else if ('bare' in found) draft.unseen.push(link)
      else
        this.#fault(draft, link.paths[0] ?? link.cell.name, {
          ...fault(found.trouble.code, found.trouble.zh, found.trouble.en),
          severity: found.trouble.severity,
        })
    }
    return draft
  }

  /** 石桥民族乡下寨村 in a table of villages without a column of townships: the name says where the row lies, and loses what it says. */
  #wholeName(draft: Draft, { cell, slot, paths }: Link): boolean {
    const { label } = this.roster
    if (paths.length > 0 || cell.name in this.#table.constants || label.style === 'plain') return false
    if (!this.roster.key.some((names) => names.includes(cell.name) && names.includes(label.name))) return false
    const at = this.roster.slots.get(label.name)!
    const split = splitName(String(draft.cells[at] ?? ''), this.shared.directories(targetOf(cell)))
    if (!split) return false
    draft.cells[slot] = split.id
    label.kind.parse(split.rest, label).forEach((value, i) => {
      draft.cells[at + i] = value
    })
    return true
  }

  /** Ids the row's links have found already; they tell several candidates of the next one apart. */
  #near(draft: Draft): number[] {
    const ids: number[] = []
    for (const { slot } of this.#links) if (draft.cells[slot] !== null) ids.push(draft.cells[slot] as number)
    return ids
  }

  /** A link to a roster that is settled after this one waits until the end of the call. */
  #mayDefer(cell: CellFacts): boolean {
    return (
      !cell.required &&
      this.shared.tables.some(({ table }, n) => n > this.number && table.roster === targetOf(cell).name)
    )
  }

  async #fetch(ids: number[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#known.has(id))
    if (wanted.length > 0) await fetchRows(this.shared.writer, this.roster, wanted, this.#known)
  }

  async #settle(draft: Draft): Promise<void> {
    if (!draft.refused) this.#meet(draft)
    if (draft.refused) return this.#refuse(draft)
    const ids = this.#keys.candidates(draft.cells)
    if (ids.some((id) => !this.#known.has(id))) await this.#fetch(ids)
    const rows = ids.filter((id) => this.#keys.confirms(id, draft.cells))
    if (rows.length === 0) return this.#create(draft)
    if (rows.length === 1) return this.#update(draft, rows[0])
    const list = rows.map((id) => this.#directory.describe(id)).join('、')
    this.#fault(
      draft,
      this.roster.key[0][0],
      fault(
        'KEY_CONFLICT',
        `这一行的几个主键分别对应不同的记录：${list}。请核对编码与名称`,
        `the keys of this row belong to different rows: ${list}`,
      ),
    )
    this.#refuse(draft)
  }

  /** Looks again at names never seen: a row before this one may have made them. */
  #meet(draft: Draft): void {
    for (const { slot, resolver, paths, cell } of draft.unseen) {
      const found = resolver.resolve(draft.source.parts)
      if (found === null) continue
      if ('id' in found) draft.cells[slot] = found.id
      else if ('bare' in found) draft.cells[slot] = tentative(draft, found.bare)
      else this.#fault(draft, paths[0] ?? cell.name, fault(found.trouble.code, found.trouble.zh, found.trouble.en))
    }
  }

  #create(draft: Draft): void {
    if (this.shared.strategy === 'UPDATE_ONLY')
      this.#fault(
        draft,
        this.roster.label.name,
        fault(
          'LINK_UNKNOWN',
          '库中没有这条记录，而导入方式是“仅更新”',
          'the row is not in the store, and the strategy is to update only',
        ),
      )
    for (const { cell, slot } of this.#own)
      if (cell.required && draft.cells[slot] === null) this.#fault(draft, cell.name, this.#lacking(cell))
    this.#checkRules(draft, draft.cells)
    if (draft.refused) return this.#refuse(draft)
    const id = this.#keep(draft, this.#directory.nextId++)
    this.#inserts.push(this.#row(id, draft, draft.cells))
    this.counts.created++
    this.#say(draft, { id, action: 'create', old: null, cells: draft.cells })
  }

  /** A required cell that holds nothing: how to say what it is. */
  #lacking(cell: CellFacts): Fault {
    const [name, column] = [cell.headers[0], this.#column(cell.name)]
    const { created, updated, unchanged } = this.counts
    if (!column)
      return fault(
        'REQUIRED',
        `“${name}”必须有，但表中没有这一列${cell.kind.name === 'link' ? '，标题和工作表名中也没有已知的名称' : ''}。请补上该列，或用 --set ${cell.name}=值 指明`,
        `${cell.name} is required, but no column, title or sheet name gives it; add the column, or state it with --set ${cell.name}=…`,
      )
    const above = cell.kind.name === 'link' && created + updated + unchanged > 0
    return fault(
      'REQUIRED',
      `“${name}”必须填写${above ? `。如果空白表示同上，请用 --fill ${name}` : ''}`,
      `${cell.name} is required${above ? `; if a blank means what stands above it, say so with --fill ${cell.name}` : ''}`,
    )
  }

  #update(draft: Draft, id: number): void {
    const before = this.#known.get(id)!
    const { next, changes } = this.#merge(draft, before)
    const met = this.#touched.get(id)
    if (this.#impostor(draft, id, before)) return this.#refuse(draft)
    if (met?.table === this.number) return this.#duplicate(draft, id, met.row, changes.length === 0)
    if (met && this.#contradicts(draft, met, changes)) return this.#refuse(draft)
    if (changes.length === 0 && before.listed && before.active) return this.#same(draft, id)
    if (this.shared.strategy === 'CREATE_ONLY') {
      this.#warn(
        draft,
        fault(
          'KEY_DUPLICATE',
          '库中已有这条记录，而导入方式是“仅新增”，没有改动',
          'the row is in the store already, and the strategy is to create only',
        ),
      )
      return this.#same(draft, id)
    }
    this.#checkRules(draft, next)
    if (draft.refused) return this.#refuse(draft)
    this.#keep({ ...draft, cells: next }, id)
    this.#updates.push({ id, row: this.#row(id, draft, next) })
    this.counts.updated++
    this.#say(draft, { id, action: 'update', old: before.cells, cells: next })
  }

  #same(draft: Draft, id: number): void {
    this.#touch(draft, id)
    this.counts.unchanged++
    this.#say(draft, { id, action: 'unchanged', old: null, cells: draft.cells })
  }

  /** Same name, other code: not the same row. */
  #impostor(draft: Draft, id: number, before: Known): boolean {
    const cell = this.#keys.contradiction(id, draft.cells)
    if (!cell) return false
    const stored = String(slice(this.roster, cell, before.cells)[0])
    this.#fault(
      draft,
      cell.name,
      fault(
        'KEY_CONFLICT',
        `库中同名记录的“${cell.headers[0]}”是 ${stored}，与这里不同。请核对是不是同一条记录`,
        `the stored row of this name has another ${cell.name}: ${stored}`,
      ),
    )
    return true
  }

  /** The row after this one is laid over it, and what that changes. */
  #merge(draft: Draft, before: Known): { next: Stored[]; changes: Change[] } {
    const next = before.cells.slice()
    const changes: Change[] = []
    for (const { cell, slot, width, key, read } of this.#own) {
      const value = draft.cells.slice(slot, slot + width)
      const old = before.cells.slice(slot, slot + width)
      if (value.every((v, i) => v === old[i])) continue
      if (
        value[0] === null &&
        (this.shared.blanks === 'IGNORE' || cell.required || !read || draft.deferred.some((d) => d.cell === cell))
      )
        continue
      if (key && cell.kind.name === 'text' && value[0] !== null && this.#keys.sameName(cell, value, old)) continue
      for (let i = 0; i < width; i++) next[slot + i] = value[i]
      changes.push({ field: cell.name, old })
    }
    return { next, changes }
  }

  #duplicate(draft: Draft, id: number, first: number, same: boolean): void {
    if (same) {
      this.#warn(
        draft,
        fault('KEY_DUPLICATE', `与第 ${first} 行完全相同，只保留一条`, `the same as row ${first}; kept once`),
      )
      return this.#same(draft, id)
    }
    const { key } = this.roster
    const names = key[key.length - 1].map((name) => this.roster.cell(name).headers[0]).join('+')
    this.#fault(
      draft,
      this.roster.label.name,
      fault(
        'KEY_DUPLICATE',
        `与第 ${first} 行是同一条记录（主键：${names}），但内容不同。请合并成一行`,
        `the same key as row ${first} (${names}), with other contents; make them one row`,
      ),
    )
    this.#refuse(draft)
  }

  /** Another table of this call has already said something else about the same cell. */
  #contradicts(draft: Draft, met: NonNullable<ReturnType<Touched['get']>>, changes: Change[]): boolean {
    const { table, file } = this.shared.tables[met.table]
    for (const { field, old } of changes) {
      const at = table.columns.findIndex((column) => root(column.field) === field)
      if (at < 0 || old[0] === null || !met.filled(at)) continue
      const cell = this.roster.cell(field)
      const other = `${file}《${table.sheet}》${table.columns[at].column}${met.row}`
      const says = cell.kind.display(old, cell)
      this.#fault(
        draft,
        field,
        fault(
          'CELL_CONFLICT',
          `与${other} 填的不一样（那里是“${says}”）。请核对哪个正确`,
          `contradicts ${other}, which says “${says}”; find out which is right`,
        ),
      )
      this.counts.conflicts++
    }
    return draft.refused
  }

  #checkRules(draft: Draft, cells: Stored[]): void {
    for (const { rule, holds, cells: named } of this.#rules) {
      if (holds(cells)) continue
      const at = named.find((name) => this.#column(name)) ?? named[0]
      this.#fault(draft, at, {
        ...fault('RULE', `${rule.id}：${rule.zh}`, `${rule.id}: ${rule.en}`),
        severity: rule.severity,
        rule: rule.id,
      })
    }
  }

  /** Accepts a draft: bare rows it gives birth to are made, links that must wait are noted, the row is known from now on. */
  #keep(draft: Draft, id: number): number {
    for (const { row, id: own } of draft.bare) {
      const list = this.#bares.get(row.directory) ?? []
      list.push(bear(row, own, this.shared.importId))
      this.#bares.set(row.directory, list)
      this.counts.linked++
    }
    if (draft.bare.length > 0) for (const { resolver } of this.#links) resolver.forget()
    for (const { cell, resolver } of draft.deferred) {
      const column = this.#column(cell.name)
      const at = {
        address: column ? `${column.column}${draft.source.row}` : null,
        field: cell.name,
        found: column ? this.#shown(draft, column.field) : null,
      }
      this.shared.deferred.push({
        roster: this.roster,
        id,
        cell,
        resolver,
        parts: draft.source.parts,
        report: this.report,
        at,
      })
    }
    this.#directory.add(id, draft.cells)
    this.#known.set(id, { cells: draft.cells, active: true, listed: true })
    this.#touch(draft, id)
    return id
  }

  #row(id: number, { source }: Draft, cells: Stored[]): Value[] {
    return [
      id,
      ...cells,
      this.shared.importId,
      this.shared.tables[this.number].sheetId,
      source.row,
      source.blanks,
      1,
      1,
    ]
  }

  #touch(draft: Draft, id: number): void {
    this.#touched.set(id, this.number, draft.source.row, draft.source.blanks, this.#table.columns.length)
  }

  #column = (field: string): TableSurvey['columns'][number] | undefined =>
    this.#table.columns.find((c) => c.field === field) ?? this.#table.columns.find((c) => root(c.field) === root(field))

  #warn(draft: Draft, one: Fault): void {
    this.#fault(draft, this.roster.label.name, { ...one, severity: 'warning' })
  }

  /** Puts a fault to the row, at the column it is about; an error refuses the row. */
  #fault(draft: Draft, field: string, one: Fault): void {
    const column = this.#column(field)
    const address = column ? `${column.column}${draft.source.row}` : null
    const found = one.found ?? (column ? this.#shown(draft, column.field) : null)
    const [zh, en] = [address ?? `第 ${draft.source.row} 行`, address ?? `row ${draft.source.row}`]
    draft.faults.push({
      ...one,
      address,
      field: column?.field ?? field,
      found,
      message: {
        zh: `${zh}：${found ? `“${found}”——` : ''}${one.message.zh}`,
        en: `${en}: ${found ? `“${found}”: ` : ''}${one.message.en}`,
      },
    })
    if (one.severity === 'error') draft.refused = true
  }

  /** What a used column holds, as people see it. */
  #shown(draft: Draft, field: string): string | null {
    const slot = this.#slots.get(field)
    if (slot !== undefined) return draft.source.parts[slot] === null ? null : String(draft.source.parts[slot])
    const cell = this.roster.cell(field)
    return cell.kind.display(slice(this.roster, cell, draft.source.cells), cell) || null
  }

  #refuse(draft: Draft): void {
    this.counts.refused++
    this.#say(draft, { id: null, action: 'refused', old: null, cells: draft.cells })
  }

  /** The verdict on a row, and all that is wrong with it. */
  #say(draft: Draft, verdict: Pick<Verdict, 'id' | 'action' | 'old' | 'cells'>): void {
    this.shared.verdict?.({ roster: this.roster, table: this.number, row: draft.source.row, ...verdict })
    for (const one of draft.faults) this.report(one)
  }

  async #flush(): Promise<void> {
    const { writer, importId } = this.shared
    const columns = tableColumns(this.roster)
    for (const [directory, rows] of this.#bares)
      await writer.insert(directory.roster.table, tableColumns(directory.roster), rows)
    if (this.#inserts.length > 0) await writer.insert(this.roster.table, columns, this.#inserts)
    await supersede(
      writer,
      this.roster,
      this.#updates.map(({ id }) => id),
      importId,
    )
    if (this.#updates.length > 0)
      await writer.upsert(
        this.roster.table,
        columns,
        this.#updates.map(({ row }) => row),
      )
    this.#bares = new Map()
    this.#inserts = []
    this.#updates = []
    this.#known.clear()
  }
}

/** The cell a field path belongs to: `village.township` → `village`. */
const root = (path: string): string => {
  const dot = path.indexOf('.')
  return dot < 0 ? path : path.slice(0, dot)
}

/** The id a bare row will have if this row is kept. */
function tentative(draft: Draft, row: BareRow): number {
  const siblings = draft.bare.filter((b) => b.row.directory === row.directory)
  const same = siblings.find((b) => b.row.label === row.label)
  const id = same?.id ?? row.directory.nextId + siblings.length
  if (!same) draft.bare.push({ row, id })
  return id
}
