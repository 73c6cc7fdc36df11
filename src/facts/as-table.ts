/** A roster becomes two tables: its rows as they stand, and every version that was ever replaced. Comes in: facts; goes out: TypeORM entity schemas. */
import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import { snake } from './cell'
import type { Kind, StoredColumn } from './kinds/kind'
import { type RosterFacts, slice, targetOf } from './roster'

/** Columns every row has besides its cells. */
export const rowColumns = [
  /** The import that wrote this version. */
  { name: 'import_id', type: 'integer' },
  /** Which sheet and which row of it this version was read from; null for bare rows born from links. */
  { name: 'sheet_id', type: 'integer' },
  { name: 'source_row', type: 'integer' },
  /** One letter per mapped column of that sheet: `.` a value, B blank, R redacted, N not applicable. Null when all are values. */
  { name: 'blanks', type: 'text' },
  { name: 'is_active', type: 'integer' },
  { name: 'is_listed', type: 'integer' },
] as const

/** All column names of a roster's table in the order rows are written: id, cells, row columns. */
export const tableColumns = (roster: RosterFacts): string[] => [
  'id',
  ...roster.columns.map((column) => column.name),
  ...rowColumns.map((column) => column.name),
]

/** TypeORM changes the option objects it is given, so every call makes a fresh one. */
const column = ({ name, type }: Pick<StoredColumn, 'name' | 'type'>): EntitySchemaColumnOptions => ({
  name,
  type: type === 'bigint' ? 'bigint' : type,
  nullable: true,
})

const columns = (roster: RosterFacts): Record<string, EntitySchemaColumnOptions> =>
  Object.fromEntries([...roster.columns, ...rowColumns].map((c) => [c.name, column(c)]))

const links = (roster: RosterFacts) => roster.cells.filter((cell) => cell.kind.name === 'link')
const valueColumn = (roster: RosterFacts, name: string): string => {
  const [first] = slice(roster, roster.cell(name), roster.columns)
  if (!first) throw new Error(`${roster.name}.${name} has no column`)
  return first.name
}

/**
 * One index per key alternative and per link, without those another index begins with. A list on another roster is asked for its
 * largest sums, and a year for those of one choice, so these carry the roster's main money: 50 projects of a year and category by
 * total take 1.5 ms of 200,000 with it, 21 ms without. On PostgreSQL such an index has to say NULLS FIRST after the money, which
 * entities cannot: see the migration `money-order`.
 */
export function indicesOf(roster: RosterFacts): { name: string; columns: string[] }[] {
  const placed = (place: Kind['indexed']): string[] => {
    const cell = roster.cells.find(({ kind }) => kind.indexed === place)
    return cell ? [valueColumn(roster, cell.name)] : []
  }
  const largest = placed('last')
  const whole = [...placed('first'), ...placed('second'), ...largest]
  const wanted = [
    ...roster.key.map((parts) => parts.map((part) => valueColumn(roster, part))),
    ...links(roster).map((cell) => [valueColumn(roster, cell.name), ...(cell.inverse ? largest : [])]),
    ...(whole.length === 3 ? [whole] : []),
  ]
  const needed = wanted.filter(
    (a, i) => !wanted.some((b, j) => i !== j && a.every((name, n) => b[n] === name) && (b.length > a.length || j < i)),
  )
  return needed.map((names) => ({
    name: `${roster.table}_${names.map((name) => name.replace(/_id$/, '')).join('_')}`,
    columns: names,
  }))
}

export const rosterTable = (roster: RosterFacts): EntitySchema =>
  new EntitySchema({
    name: roster.table,
    tableName: roster.table,
    columns: { id: { type: 'integer', primary: true }, ...columns(roster) },
    indices: indicesOf(roster),
    foreignKeys: links(roster).map((cell) => ({
      target: targetOf(cell).table,
      columnNames: [`${snake(cell.name)}_id`],
      referencedColumnNames: ['id'],
      deferrable: 'INITIALLY DEFERRED' as const,
    })),
  })

export const historyTable = (roster: RosterFacts): EntitySchema =>
  new EntitySchema({
    name: roster.history,
    tableName: roster.history,
    columns: {
      version: { type: 'integer', primary: true, generated: 'increment' },
      id: { type: 'integer' },
      ...columns(roster),
      /** The import that replaced this version. */
      until_import: { type: 'integer' },
    },
    indices: [
      { name: `${roster.history}_id`, columns: ['id'] },
      { name: `${roster.history}_until`, columns: ['until_import'] },
    ],
  })
