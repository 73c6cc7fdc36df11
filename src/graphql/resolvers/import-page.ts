/** A page of imports, the latest first. */
import type { Context } from '../context'
import { importColumns, importFacts } from '../lineage/lineage'
import type { ImportNode } from './imports'
import { type NewestPageArgs, newestPage } from './newest-page'

export const importPage = (args: NewestPageArgs, { lineage, limits }: Context) =>
  newestPage(
    {
      table: 'import',
      columns: importColumns.join(', '),
      node: (row): ImportNode => ({ facts: importFacts(row), fileId: undefined }),
    },
    args,
    lineage.reader,
    limits,
  )
