/** The versions of a row: as it stands, and every one that was replaced, newest first. */
import { groupedBy } from '../../facts/lists'
import { type FieldVersion, fieldVersions } from '../../store/history/versions'
import type { Reader, Store } from '../../store/store'
import { batched } from './batch'
import type { Lineage, RowSource } from './row-source'

/** One loader per roster and field, so that all rows that ask for the same field share a statement. */
export function versionsOf(store: Store, reader: Reader): Lineage['versions'] {
  const loaders = new Map<string, (id: number) => Promise<FieldVersion[] | undefined>>()
  return async (source, field) => {
    const name = `${source.roster}.${field}`
    let loader = loaders.get(name)
    if (!loader) {
      const roster = store.rosters.find((one) => one.name === source.roster)!
      loader = batched(async (ids: number[]) =>
        groupedBy(await fieldVersions(reader, roster, field, ids), ({ id }) => id),
      )
      loaders.set(name, loader)
    }
    return from(source, (await loader(Number(source.id))) ?? [])
  }
}

/** The version the row was read in (an earlier one, when asked as of an earlier time) and those before it. */
function from(source: RowSource, versions: FieldVersion[]): FieldVersion[] {
  const at = versions.findIndex(
    (v) =>
      v.importId === source.importId &&
      v.sheetId === source.sheetId &&
      v.row === source.row &&
      v.blanks === source.blanks,
  )
  return at < 0 ? versions : versions.slice(at)
}
