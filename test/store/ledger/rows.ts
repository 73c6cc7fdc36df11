/** Rows of the bookkeeping tables with usual values, for tests that care about some of them. */
import type { fileTable } from '../../../src/store/ledger/files'
import type { importTable } from '../../../src/store/ledger/imports'
import type { SheetRow } from '../../../src/store/ledger/sheets'
import type { NewRow, RowOf } from '../../../src/store/ledger/table'

export const importRow = (id: number, more: Partial<NewRow<typeof importTable>> = {}): NewRow<typeof importTable> => ({
  id,
  kind: 'IMPORT',
  startedAt: '2020-06-01T00:00:00.000Z',
  finishedAt: '2020-06-01T00:00:01.000Z',
  actor: null,
  strategy: 'UPSERT',
  created: 0,
  updated: 0,
  unchanged: 0,
  refused: 0,
  absent: 0,
  linked: 0,
  errors: 0,
  warnings: 0,
  report: {},
  reason: null,
  ...more,
})

type NewFile = Omit<RowOf<typeof fileTable>, 'id'>
export const fileRow = (importId: number, more: Partial<NewFile> = {}): NewFile => ({
  importId,
  name: '投资台账.xlsx',
  sha256: 'ab',
  bytes: 10,
  status: 'imported',
  fingerprint: 'f',
  ...more,
})

export const sheetRow = (
  importId: number,
  fileId: number,
  more: Partial<Omit<SheetRow, 'id'>> = {},
): Omit<SheetRow, 'id'> => ({
  importId,
  fileId,
  name: '2020年',
  roster: 'Investment',
  columns: [{ column: 'A', header: '项目名称', field: 'name' }],
  ...more,
})
