/** A page of imports, the latest first. */
import type { Context } from './context'
import type { ImportNode } from './import-resolvers'
import { importColumns, importFacts } from './lineage'
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
