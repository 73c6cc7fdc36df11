/** Every table that is no roster, in the order they are made and moved. */
import type { EntitySchema } from 'typeorm'
import { archiveTable } from './archive'
import { definitionTable } from './definitions'
import { fileTable } from './files'
import { importTable } from './imports'
import { learnedTable } from './learned'
import { parameterTable } from './parameters'
import { planRowTable } from './plan-rows'
import { planTable } from './plans'
import { savedQueryTable } from './saved-queries'
import { sheetTable } from './sheets'
import { snapshotRowTable } from './snapshot-rows'
import { snapshotValueTable } from './snapshot-values'
import { snapshotTable } from './snapshots'
import { entityOf, type LedgerTable } from './table'

const tables: LedgerTable[] = [
  importTable,
  fileTable,
  sheetTable,
  archiveTable,
  planTable,
  planRowTable,
  learnedTable,
  savedQueryTable,
  definitionTable,
  parameterTable,
  snapshotTable,
  snapshotValueTable,
  snapshotRowTable,
]

export const ledgerEntities = (blob: 'blob' | 'bytea'): EntitySchema[] => tables.map((table) => entityOf(table, blob))
