/** Every row becomes one line of JSON, nested as a response has it and with the codes programs read; lines of several tables say which. */

import type { Shaped } from '../compile/row-maker'
import { exactly } from './counted'
import { complete, deep, pageSize } from './deep'
import type { AsOfReader } from './moment'
import { PAGE_SIZE, pagesOf } from './pages'
import { groupsSource, rowsSource, totalsOnly } from './source'
import type { ExportTable } from './tables'

export async function* ndjsonOf(
  tables: ExportTable[],
  at: AsOfReader,
  counts: Map<ExportTable, number>,
): AsyncGenerator<string> {
  for (const table of tables) {
    const line = (row: Shaped): string => `${JSON.stringify(tables.length > 1 ? { [table.key]: row } : row)}\n`
    for await (const rows of exactly(counts.get(table)!, nested(table, at), table.key)) yield rows.map(line).join('')
  }
}

async function* nested({ root, asOf }: ExportTable, at: AsOfReader): AsyncGenerator<Shaped[]> {
  if (root.kind === 'totals') return yield [await at.list(totalsOnly(root.list), asOf)]
  if (root.kind === 'groups') return yield* pagesOf(groupsSource(root.list, root.key, root.groups), PAGE_SIZE, at, asOf)
  const row = deep(root.row)
  const pages =
    root.kind === 'rows' ? pagesOf(rowsSource(root.list, row), pageSize(root.row), at, asOf) : single(root, row)
  for await (const rows of pages) {
    await complete(root.row, rows, at, asOf)
    yield rows
  }
  async function* single(one: typeof root & { kind: 'one' }, wanted: typeof row): AsyncGenerator<Shaped[]> {
    const found = await at.one(wanted, one.where, one.path, asOf)
    if (found) yield [found]
  }
}
