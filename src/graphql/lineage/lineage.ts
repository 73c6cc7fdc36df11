/** Where rows came from: the loaders of one request, each a statement for all rows of a level together. */
import { groupedBy } from '../../facts/lists'
import type { Cost } from '../../query/run/query-context'
import { filesById, filesOfImports } from '../../store/ledger/files'
import { importsById, reportsById } from '../../store/ledger/imports'
import { sheetsById, sheetsOfFiles } from '../../store/ledger/sheets'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'
import { countingReader } from './counted'
import { rawLoader } from './raw'
import type { Lineage } from './row-source'
import { versionsOf } from './versions'

export function lineage(store: Store, committed: Reader, cost: Cost): Lineage {
  const reader = countingReader(committed, cost)
  const one = <Row extends { id: number }>(find: (reader: Reader, ids: number[]) => Promise<Row[]>) =>
    batched(async (ids: number[]) => new Map((await find(reader, ids)).map((row) => [row.id, row])))
  const reports = one(reportsById)
  return {
    reader,
    sheet: one(sheetsById),
    file: one(filesById),
    import: one(importsById),
    report: async (id) => (await reports(id))?.report,
    sheetsOf: batched(async (ids: number[]) => groupedBy(await sheetsOfFiles(reader, ids), ({ fileId }) => fileId)),
    filesOf: batched(async (ids: number[]) => groupedBy(await filesOfImports(reader, ids), ({ importId }) => importId)),
    versions: versionsOf(store, reader),
    raw: rawLoader(store, reader),
  }
}
