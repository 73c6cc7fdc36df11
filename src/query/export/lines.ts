/** The rows of a table that has no lists below it, page by page: what csv writes, and xlsx on the table's own sheet. */

import { Refusal } from '../../messages/refusal'
import type { Shaped } from '../compile/row-maker'
import { distinct, exportRowColumns, groupColumns, type OutputColumn, totalsColumns } from './columns'
import { flat } from './flat'
import type { AsOfReader } from './moment'
import { PAGE_SIZE, pagesOf } from './pages'
import { groupsSource, rowsSource, totalsOnly } from './source'
import type { ExportTable } from './tables'

export function outputColumnsOf({ root, roster, key }: ExportTable): OutputColumn[] {
  const columns =
    root.kind === 'groups'
      ? groupColumns(root.group, root.groups.by, roster)
      : root.kind === 'totals'
        ? totalsColumns(root.list)
        : exportRowColumns(root.row)
  if (columns.length === 0) throw new Refusal('export.no-fields', { key })
  return distinct(columns)
}

export async function* linesOf({ root, asOf }: ExportTable, at: AsOfReader): AsyncGenerator<Shaped[]> {
  if (root.kind === 'totals') yield [await at.list(totalsOnly(root.list), asOf)]
  else if (root.kind === 'one') {
    const found = await at.one(flat(root.row), root.where, root.path, asOf)
    if (found) yield [found]
  } else {
    const source =
      root.kind === 'rows' ? rowsSource(root.list, flat(root.row)) : groupsSource(root.list, root.key, root.groups)
    yield* pagesOf(source, PAGE_SIZE, at, asOf)
  }
}
