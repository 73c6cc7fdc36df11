/**
 * Takes columns about named persons out of a table. Comes in: a table and its reading; goes out: the table without them, refused
 * unless the user has said they may be dropped. A sheet with personal data in one table is refused whole.
 */

import { itemAt } from '../../facts/lists'
import { columnName } from '../../sheets/sheet'
import { columnNamed } from '../match/columns'
import type { HeaderReading } from '../match/header-reading'
import type { TableColumn } from '../model/header-region'
import { personal, prohibited } from '../model/personal'
import { type Fault, fault, type TableSurvey } from '../model/table'

export const PERSONAL = '个人信息，已丢弃 / personal data, dropped'

/** Removes prohibited columns from a reading and from the table; what stands in a heading itself is never repeated. */
export function refusePersons(table: TableSurvey, reading: HeaderReading, drop: boolean): void {
  const values = reading.columns.filter((column) => column.path.some((level) => personal(level.text)))
  const columns = reading.columns.filter(
    (column) =>
      !values.includes(column) &&
      column.path.length > 0 &&
      prohibited(column.path.map((level) => level.half ?? level.bare)),
  )
  remove(reading, new Set([...columns, ...values]))
  if (values.length > 0) table.faults.push(inHeading(values, reading.bottom))
  if (columns.length === 0) return
  if (drop)
    table.ignored.push(
      ...columns.map((column) => ({ column: columnName(column.index), header: column.header, reason: PERSONAL })),
    )
  else table.faults.push(columnsOf(columns, reading.bottom))
}

function remove(reading: HeaderReading, dropped: Set<TableColumn>): void {
  if (dropped.size === 0) return
  const stays = (column: TableColumn) => !dropped.has(column)
  const { matching, spread } = reading
  reading.columns = reading.columns.filter(stays)
  matching.unmatched = matching.unmatched.filter(stays)
  matching.matches = matching.matches.filter((match) => stays(match.column))
  matching.clashes = matching.clashes.filter((clash) => clash.columns.every(stays))
  if (spread) spread.values = spread.values.filter((value) => value.matches.every((match) => stays(match.column)))
}

function columnsOf(columns: TableColumn[], row: number): Fault {
  return fault(
    'table.personal-columns',
    { columns: columns.map(columnNamed) },
    {
      address: `${columnName(itemAt(columns, 0).index)}${row}`,
      found: columns.map((column) => column.header).join('、'),
    },
  )
}

const inHeading = (columns: TableColumn[], row: number): Fault =>
  fault('table.personal-heading', {}, { address: `${columnName(itemAt(columns, 0).index)}${row}` })

/** One table with personal data refuses every table of its sheet. */
export function refuseWholeSheet(tables: TableSurvey[]): TableSurvey[] {
  const found = tables.flatMap((table) => table.faults).find((one) => one.code === 'PERSONAL_DATA')
  if (found)
    for (const table of tables) if (!table.faults.some((one) => one.code === 'PERSONAL_DATA')) table.faults.push(found)
  return tables
}
