/** One table becomes csv as spreadsheets in China open it: UTF-8 with a byte order mark, lines ended by CR LF, nothing that would run as a formula. */

import { itemAt } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { Shaped } from '../compile/row-maker'
import { cellTextOf, type OutputColumn } from './columns'
import { exactly } from './counted'
import { linesOf, outputColumnsOf } from './lines'
import type { AsOfReader } from './moment'
import { belowOf, type ExportTable } from './tables'

/** Checks at once, writes when it is read. */
export function csvOf(tables: ExportTable[], at: AsOfReader, counts: Map<ExportTable, number>): AsyncIterable<string> {
  const table = itemAt(tables, 0)
  if (tables.length > 1)
    throw new Refusal('export.several-tables', {
      count: tables.length,
      tables: tables.map(({ title, key }) => ({ zh: title, en: key })),
    })
  const [below] = 'row' in table.root ? belowOf(table.root.row) : []
  if (below) throw new Refusal('export.list-in-csv', { list: { zh: below.title, en: below.key } })
  return lines(table, outputColumnsOf(table), at, counts.get(table)!)
}

async function* lines(
  table: ExportTable,
  columns: OutputColumn[],
  at: AsOfReader,
  count: number,
): AsyncGenerator<string> {
  yield `\ufeff${columns.map(({ header }) => quoted(header)).join(',')}\r\n`
  for await (const rows of exactly(count, linesOf(table, at), table.key))
    yield rows.map((row) => `${line(columns, row)}\r\n`).join('')
}

const line = (columns: OutputColumn[], row: Shaped): string =>
  columns
    .map((column) => {
      const text = cellTextOf(column, row)
      return quoted(column.look.text ? harmless(text) : text)
    })
    .join(',')

/** Text that begins like a formula would be run by a spreadsheet; an apostrophe in front makes it text again. Full-width signs count there too. */
const harmless = (text: string): string => (/^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text)

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
