/** A page of imports, the latest first. */
import { type ImportRow, numberedImports } from '../../store/ledger/imports'
import type { Context } from '../context'
import { type NewestPageArgs, newestPage } from './newest-page'

export const resolveImportPage = (args: NewestPageArgs, { lineage, limits }: Context) =>
  newestPage(numberedImports, (facts): ImportNode => ({ facts, fileId: undefined }), args, lineage.reader, limits)

/** An import as GraphQL shows it; `fileId` is the file in question, when it is about one row or cell. */
export interface ImportNode {
  facts: ImportRow
  fileId: number | undefined
}
