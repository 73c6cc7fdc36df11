/**
 * Copies a whole store into another, empty one: rosters, history, imports, archive, everything learned. Between any two databases,
 * in one transaction on the target, from one state of the source: what comes in there meanwhile is not in the copy, in no table.
 */

import type { EntityMetadata } from 'typeorm'
import { itemAt } from '../facts/lists'
import { Refusal } from '../messages/refusal'
import type { Reader, Store, Value, Writer } from './store'

const PAGE = 2000

export interface Moved {
  tables: { table: string; rows: number }[]
  rows: number
}

type Progress = (table: string, rows: number) => void

export async function moveStore(from: Store, to: Store, progress?: Progress): Promise<Moved> {
  const moved = await from.frozen((reader) =>
    to.write(async (writer) => {
      await mustBeEmpty(writer, to)
      return copyAll(reader, writer, from.dataSource.entityMetadatas, progress)
    }),
  )
  await to.settle()
  return moved
}

async function copyAll(from: Reader, writer: Writer, tables: EntityMetadata[], progress?: Progress): Promise<Moved> {
  const moved: Moved = { tables: [], rows: 0 }
  for (const table of tables) {
    const rows = await copy(from, writer, table, progress)
    moved.tables.push({ table: table.tableName, rows })
    moved.rows += rows
    const numbered = table.columns.find((column) => column.isGenerated)
    if (numbered) await writer.resume(table.tableName, numbered.databaseName)
  }
  return moved
}

async function mustBeEmpty(writer: Writer, to: Store): Promise<void> {
  for (const { tableName } of to.dataSource.entityMetadatas) {
    const [found] = await writer.read(`SELECT 1 FROM "${tableName}" LIMIT 1`)
    if (found) throw new Refusal('move.not-empty', { table: tableName })
  }
}

/** Page by page in the order of the primary key, so that memory does not grow with the table. */
async function copy(from: Reader, writer: Writer, table: EntityMetadata, progress?: Progress): Promise<number> {
  const columns = table.columns.map((column) => column.databaseName)
  const keys = table.primaryColumns.map((column) => column.databaseName)
  const [list, order] = [columns, keys].map((names) => names.map((name) => `"${name}"`).join(', '))
  const after = `WHERE (${order}) > (${keys.map(() => '?').join(', ')})`
  let last: Value[] | undefined
  for (let copied = 0; ; ) {
    const rows: Value[][] = await from.read(
      `SELECT ${list} FROM "${table.tableName}" ${last ? after : ''} ORDER BY ${order} LIMIT ${PAGE}`,
      last,
    )
    if (rows.length > 0) await writer.insert(table.tableName, columns, rows)
    copied += rows.length
    progress?.(table.tableName, copied)
    if (rows.length < PAGE) return copied
    const end = itemAt(rows, -1)
    last = keys.map((key) => itemAt(end, columns.indexOf(key)))
  }
}
