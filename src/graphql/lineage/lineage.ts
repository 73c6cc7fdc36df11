/** Where rows came from: the loaders of one request, each a statement for all rows of a level together. */

import type { Stored } from '../../facts/kinds/kind'
import type { Cost } from '../../query/run/query-context'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'
import { chunks, countingReader, questionMarks } from './counted'
import { rawLoader } from './raw'
import type { FileFacts, ImportFacts, Lineage, SheetFacts } from './row-source'
import { versionsOf } from './versions'

export function lineage(store: Store, committed: Reader, cost: Cost): Lineage {
  const reader = countingReader(committed, cost)
  const sheets = (column: 'id' | 'file_id') => (keys: number[]) => select(reader, SHEET, column, keys, sheetFacts)
  const files = (column: 'id' | 'import_id') => (keys: number[]) => select(reader, FILE, column, keys, fileFacts)
  return {
    reader,
    sheet: batched(async (keys: number[]) => only(await sheets('id')(keys), 'id')),
    file: batched(async (keys: number[]) => only(await files('id')(keys), 'id')),
    sheetsOf: batched(async (keys: number[]) => grouped(await sheets('file_id')(keys), 'fileId')),
    filesOf: batched(async (keys: number[]) => grouped(await files('import_id')(keys), 'importId')),
    import: batched((keys: number[]) => loadImports(reader, keys)),
    report: batched((keys: number[]) => loadReports(reader, keys)),
    versions: versionsOf(store, reader),
    raw: rawLoader(store, reader),
  }
}

const SHEET = 'SELECT id, import_id, file_id, name, roster, columns FROM import_sheet'
const FILE = 'SELECT id, import_id, name, sha256, bytes, status FROM import_file'

async function select<T>(
  reader: Reader,
  from: string,
  column: string,
  keys: number[],
  make: (row: Stored[]) => T,
): Promise<T[]> {
  const found: T[] = []
  for (const part of chunks(keys))
    found.push(
      ...(await reader.read(`${from} WHERE ${column} IN (${questionMarks(part)}) ORDER BY id`, part)).map(make),
    )
  return found
}

const sheetFacts = ([id, importId, fileId, name, roster, columns]: Stored[]): SheetFacts => ({
  id: Number(id),
  importId: Number(importId),
  fileId: Number(fileId),
  name: String(name),
  roster: String(roster),
  columns: JSON.parse(String(columns)),
})

const fileFacts = ([id, importId, name, sha256, bytes, status]: Stored[]): FileFacts => ({
  id: Number(id),
  importId: Number(importId),
  name: String(name),
  sha256: String(sha256),
  bytes: Number(bytes),
  status: String(status),
})

const only = <T, K extends keyof T>(found: T[], key: K): Map<number, T> =>
  new Map(found.map((one) => [Number(one[key]), one]))

function grouped<T, K extends keyof T>(found: T[], key: K): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const one of found) groups.set(Number(one[key]), [...(groups.get(Number(one[key])) ?? []), one])
  return groups
}

/** The report is large and has a loader of its own. */
export const importColumns = [
  'id',
  'kind',
  'started_at',
  'finished_at',
  'actor',
  'reason',
  'strategy',
  'created',
  'updated',
  'unchanged',
  'refused',
  'absent',
  'linked',
  'errors',
  'warnings',
  'undoes',
  'undone_by',
]

export const importFacts = (row: Stored[]): ImportFacts =>
  Object.fromEntries(importColumns.map((name, i) => [name, row[i]]))

async function loadImports(reader: Reader, keys: number[]): Promise<Map<number, ImportFacts>> {
  const found = await select(reader, `SELECT ${importColumns.join(', ')} FROM "import"`, 'id', keys, importFacts)
  return new Map(found.map((one) => [Number(one.id), one]))
}

async function loadReports(reader: Reader, keys: number[]): Promise<Map<number, unknown>> {
  const found = await select(reader, 'SELECT id, report FROM "import"', 'id', keys, ([id, report]) => ({ id, report }))
  return new Map(found.map(({ id, report }) => [Number(id), JSON.parse(String(report))]))
}
