/** What a request carries to its resolvers. */
import type { ImportOptions } from '../intake/model/import-options'
import type { ImportReport } from '../intake/model/report'
import type { QueryLimits } from '../query/limits'
import type { QueryContext } from '../query/run/query-context'
import type { Reader, Store } from '../store/store'
import type { Lineage } from './lineage/row-source'

/** Imports files and gives the report as `import --json` prints it. */
export type Importer = (files: { name: string; content: Buffer }[], options: ImportOptions) => Promise<ImportReport>

export interface Context extends QueryContext {
  store: Store
  /** The same for work that takes its time: it reads where nobody waits behind it. */
  slowStore: Store
  /** Sees what is committed, never an import that is still under way on the store's own connection. */
  reader: Reader
  /** Absent when the service only reads. */
  importer: Importer | undefined
  limits: QueryLimits
  lineage: Lineage
}
