/** A page of imports, the latest first. */

import type { Context } from '../context'
import { importColumns, importFacts } from '../lineage/lineage'
import type { ImportFacts } from '../lineage/row-source'

import { type NewestPageArgs, newestPage } from './newest-page'

export const resolveImportPage = (args: NewestPageArgs, { lineage, limits }: Context) =>
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

/** An import as GraphQL shows it; `fileId` is the file in question, when it is about one row or cell. */
export interface ImportNode {
  facts: ImportFacts
  fileId: number | undefined
}
