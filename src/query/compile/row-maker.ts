/** How one stored row becomes one object of the response: made once a statement, run once a row. */

import { rowColumns } from '../../facts/as-table'
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import { markColumns } from '../../facts/world'
import type { Head, ListPlan, RowPlan } from '../plan/plan'
import type { SelectedColumns } from './selected-columns'
import { partsOf } from './sql/parts'
import type { Scope } from './statement'

export type Shaped = Record<string, unknown>
type Fill = (row: Stored[], into: Shaped, waiting: Waiting[]) => void

/** Objects that wait for their lists, with the ids of the rows they stand for. */
export interface Waiting extends BelowList {
  owners: { into: Shaped; id: number }[]
}
/** A list below the rows of a statement. */
export interface BelowList {
  list: ListPlan
  key: string
}

/** An object of a stored row; of each list below the rows, the one that has its place in `waiting` is told who waits for it. */
export type MakeRow = (row: Stored[], waiting: Waiting[]) => Shaped

export function rowMaker(plan: RowPlan, scope: Scope, columns: SelectedColumns, below: BelowList[]): MakeRow {
  const { roster } = plan
  const named = new Map<string, Fill>()
  for (const { key, cell, unit, required } of plan.values) {
    const fill = valueFill(key, cell, unit, scope, columns)
    named.set(key, required && scope.statement.setting.strict ? present(fill, key) : fill)
  }
  for (const { key, cell } of plan.qualifiers)
    named.set(key, plainFill(key, columns.at(scope.column(partsOf(roster, cell).qualifier!))))
  for (const { key, name } of plan.marks) {
    const at = columns.at(scope.column(name === 'id' ? 'id' : markColumns.get(name)!))
    named.set(key, name === 'id' ? idFill(key, at) : flagFill(key, at))
  }
  for (const link of plan.links) named.set(link.key, linkFill(link, scope, columns, below))
  for (const list of plan.lists) named.set(list.key, listFill(list, scope, columns, below))
  for (const { key } of plan.sources) named.set(key, sourceFill(key, scope, columns))
  for (const key of plan.names) named.set(key, constantFill(key, plan.type))
  const fills = plan.keys.flatMap((key) => named.get(key) ?? [])
  return (row, waiting) => {
    const into: Shaped = {}
    for (const fill of fills) fill(row, into, waiting)
    return into
  }
}

/** An object with its fields in the order they were asked for, to be filled. */
export function blank({ keys, names, type }: Head): Shaped {
  const into: Shaped = {}
  for (const key of keys) into[key] = undefined
  for (const key of names) into[key] = type
  return into
}

/** A cell that the schema says is never null is null: the executor has to decide what becomes of the answer. */
export class UnexpectedNull {
  constructor(readonly key: string) {}
}

const present =
  (fill: Fill, key: string): Fill =>
  (row, into, waiting) => {
    fill(row, into, waiting)
    if (into[key] === null) throw new UnexpectedNull(key)
  }
const constantFill =
  (key: string, constant: string): Fill =>
  (_row, into) => {
    into[key] = constant
  }
const plainFill =
  (key: string, at: number): Fill =>
  (row, into) => {
    into[key] = row[at]
  }
const idFill =
  (key: string, at: number): Fill =>
  (row, into) => {
    into[key] = String(row[at])
  }
const flagFill =
  (key: string, at: number): Fill =>
  (row, into) => {
    into[key] = row[at] === null ? null : row[at] === 1
  }

function valueFill(
  key: string,
  cell: CellFacts,
  unit: string | undefined,
  scope: Scope,
  columns: SelectedColumns,
): Fill {
  const parts = partsOf(scope.roster, cell)
  const at = columns.at(scope.column(parts.value))
  const { kind } = cell
  if (kind.shownAsStored) return plainFill(key, at)
  const end = parts.interval ? columns.at(scope.column(parts.end)) : -1
  return (row, into) => {
    const first = row[at] ?? null
    const stored = end < 0 ? [first] : [first, row[end] ?? null]
    into[key] = first === null ? null : kind.show(stored, cell, unit)
  }
}

function linkFill(
  { key, cell, row }: RowPlan['links'][number],
  scope: Scope,
  columns: SelectedColumns,
  below: BelowList[],
): Fill {
  if (onlyIds(row) && scope.statement.setting.at === null)
    return linkIdFill(key, row, columns.at(scope.column(partsOf(scope.roster, cell).value)))
  const target = scope.link(cell)
  const present = columns.at(target.column('id'))
  const make = rowMaker(row, target, columns, below)
  return (stored, into, waiting) => {
    into[key] = stored[present] === null ? null : make(stored, waiting)
  }
}

/** Nothing but ids: the link itself says them, so the linked table is not read. */
const onlyIds = (row: RowPlan): boolean =>
  row.names.length === 0 &&
  row.marks.every((mark) => mark.name === 'id') &&
  [row.values, row.qualifiers, row.links, row.lists, row.sources].every((part) => part.length === 0)

const linkIdFill =
  (key: string, row: RowPlan, at: number): Fill =>
  (stored, into) => {
    const id = stored[at]
    into[key] = id === null ? null : Object.fromEntries(row.marks.map((mark) => [mark.key, String(id)]))
  }

function listFill(
  { key, list }: RowPlan['lists'][number],
  scope: Scope,
  columns: SelectedColumns,
  below: BelowList[],
): Fill {
  const at = columns.at(scope.column('id'))
  const place = below.push({ list, key }) - 1
  return (row, into, waiting) => {
    into[key] = undefined
    itemAt(waiting, place).owners.push({ into, id: row[at] as number })
  }
}

const sourceNames = new Map([
  ['import_id', 'importId'],
  ['sheet_id', 'sheetId'],
  ['source_row', 'row'],
  ['blanks', 'blanks'],
])

/** Where a row came from, for the resolvers of `_source`. */
function sourceFill(key: string, scope: Scope, columns: SelectedColumns): Fill {
  const roster = scope.roster.name
  const id = columns.at(scope.column('id'))
  const parts = rowColumns.flatMap(({ name }) => {
    const known = sourceNames.get(name)
    return known ? [[known, columns.at(scope.column(name))] as const] : []
  })
  return (row, into) => {
    const source: Shaped = { roster, id: row[id] }
    for (const [name, at] of parts) source[name] = row[at]
    into[key] = source
  }
}
