/** The versions of a row: as it stands, and every one that was replaced, newest first. */

import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'
import { chunks, questionMarks } from './counted'
import type { Lineage, RowSource, Version } from './row-source'

/** One loader per roster and field, so that all rows that ask for the same field share a statement. */
export function versionsOf(store: Store, reader: Reader): Lineage['versions'] {
  const loaders = new Map<string, (id: number) => Promise<Version[] | undefined>>()
  return async (source, field) => {
    const name = `${source.roster}.${field}`
    let loader = loaders.get(name)
    if (!loader) {
      const roster = store.rosters.find((one) => one.name === source.roster)!
      loader = batched((ids: number[]) => load(reader, roster, field, ids))
      loaders.set(name, loader)
    }
    return from(source, (await loader(Number(source.id))) ?? [])
  }
}

const LATEST = 2 ** 31 - 1

async function load(
  reader: Reader,
  roster: RosterFacts,
  field: string,
  ids: number[],
): Promise<Map<number, Version[]>> {
  const column = roster.columns[roster.slots.get(field)!].name
  const wanted = `import_id, sheet_id, source_row, blanks, "${column}"`
  const versions = new Map<number, Version[]>()
  for (const part of chunks(ids)) {
    const rows = await reader.read(
      `SELECT id, ${LATEST} AS version, ${wanted} FROM "${roster.table}" WHERE id IN (${questionMarks(part)}) ` +
        `UNION ALL SELECT id, version, ${wanted} FROM "${roster.history}" WHERE id IN (${questionMarks(part)}) ORDER BY 1, 2 DESC`,
      [...part, ...part],
    )
    for (const row of rows) versions.set(Number(row[0]), [...(versions.get(Number(row[0])) ?? []), version(row)])
  }
  return versions
}

const version = ([, , importId, sheetId, row, blanks, value]: Stored[]): Version => ({
  importId: importId === null ? null : Number(importId),
  sheetId: sheetId === null ? null : Number(sheetId),
  row: row === null ? null : Number(row),
  blanks: blanks as string | null,
  value,
})

/** The version the row was read in (an earlier one, when asked as of an earlier time) and those before it. */
function from(source: RowSource, versions: Version[]): Version[] {
  const at = versions.findIndex(
    (v) =>
      v.importId === source.importId &&
      v.sheetId === source.sheetId &&
      v.row === source.row &&
      v.blanks === source.blanks,
  )
  return at < 0 ? versions : versions.slice(at)
}
