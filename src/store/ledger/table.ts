/**
 * A bookkeeping table is stated once: its columns come in; go out the entity TypeORM makes the table of, the type of its rows,
 * and how a row as the driver gives it becomes one of that type. Properties are camel case, columns of the database snake case.
 */
import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions } from 'typeorm'
import { snake } from '../../facts/cell'
import type { Writer } from '../store'
import type { DriverCell, LedgerColumn } from './column'

type Columns = Record<string, LedgerColumn<any>>

export interface LedgerTable<Name extends string = string, C extends Columns = Columns> {
  name: Name
  columns: C
  indices: { name: string; columns: string[] }[]
}

type TypeOf<C> = C extends LedgerColumn<infer T> ? T : never
/** A row as it is read: `RowOf<typeof imports>`. */
export type RowOf<T extends LedgerTable> = { [K in keyof T['columns']]: TypeOf<T['columns'][K]> }
type Optional<Row> = { [K in keyof Row]: null extends Row[K] ? K : never }[keyof Row]
/** A row as it is added: what may be null may be left out. */
export type NewRow<T extends LedgerTable> = Omit<RowOf<T>, Optional<RowOf<T>>> & Partial<RowOf<T>>

/** `indices` by name, each with its properties: `{ learned_roster: ['roster', 'kind'] }`. */
export const ledgerTable = <Name extends string, C extends Columns>(
  name: Name,
  columns: C,
  indices: Record<string, (keyof C & string)[]> = {},
): LedgerTable<Name, C> => ({
  name,
  columns,
  indices: Object.entries(indices).map(([index, keys]) => ({ name: index, columns: keys.map(snake) })),
})

/** The column of a property that a statement names. */
export function ledgerColumn({ name, columns }: LedgerTable, property: string): LedgerColumn<any> {
  const found = columns[property]
  if (!found) throw new RangeError(`表 ${name} 没有列 ${property} / table ${name} has no column ${property}`)
  return found
}

/** TypeORM changes the option objects it is given, so every call makes fresh ones. */
export function entityOf({ name, columns, indices }: LedgerTable, blob: 'blob' | 'bytea'): EntitySchema {
  const made = Object.entries(columns).map(([property, column]) => [snake(property), optionsOf(column, blob)])
  const options: EntitySchemaOptions<unknown> = {
    name,
    tableName: name,
    columns: Object.fromEntries(made),
    indices: indices.map((index) => ({ ...index })),
  }
  return new EntitySchema(options)
}

const optionsOf = (
  { type, primary, nullable }: Columns[string],
  blob: 'blob' | 'bytea',
): EntitySchemaColumnOptions => ({
  type: type === 'binary' ? blob : type,
  ...(primary ? { primary } : {}),
  ...(nullable ? { nullable } : {}),
})

export interface SelectedCell {
  property: string
  read(cell: DriverCell): unknown
}

/** How a driver's row becomes an object of the row's type; a cell with nothing in it stays null. */
export const objectOf =
  <Row>(selected: SelectedCell[]) =>
  (row: DriverCell[]): Row => {
    const object: Record<string, unknown> = {}
    for (const [i, { property, read }] of selected.entries()) {
      const cell = row[i] ?? null
      object[property] = cell === null ? null : read(cell)
    }
    return object as Row
  }

/** Adds rows, in one statement where the database can. */
export async function addRows<T extends LedgerTable>(writer: Writer, table: T, rows: NewRow<T>[]): Promise<void> {
  const columns = Object.entries(table.columns)
  const values = rows.map((row) =>
    columns.map(([property, column]) => column.write(row[property as keyof NewRow<T>] ?? null)),
  )
  await writer.insert(
    table.name,
    columns.map(([property]) => snake(property)),
    values,
  )
}
