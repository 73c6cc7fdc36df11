/** The same rows at several moments: each was written by one of three imports, many had another version before, some are no more. */
import { tableColumns } from '../../src/facts/as-table'
import type { Stored } from '../../src/facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../src/facts/roster'
import type { Store } from '../../src/store/store'
import type { Row, Sample } from './sample'

export const MOMENTS = 3

export interface History {
  /** Versions that were replaced, by roster. */
  past: Map<string, Row[]>
  /** The rows as they stood after an import. */
  at(moment: number): Sample
}

/** Marks the live rows of a sample with the imports that wrote them, and gives them a past. */
export function historyOf(rosters: RosterFacts[], sample: Sample, roll: (below: number) => number): History {
  const past = new Map<string, Row[]>()
  const births = new Map<string, number[]>()
  for (const { name } of rosters) {
    const rows = sample.get(name) ?? []
    births.set(
      name,
      rows.map((_, i) => (i < rows.length / 2 ? 1 : 1 + roll(MOMENTS))),
    )
    past.set(
      name,
      rows.flatMap((row, i) => earlier(rows, row, births.get(name)![i]!, roll)),
    )
    past.get(name)!.push(...gone(rows, roll))
  }
  for (const roster of rosters)
    for (const row of [...(sample.get(roster.name) ?? []), ...past.get(roster.name)!])
      settleLinks(roster, row, births, roll)
  return { past, at: (moment) => new Map(rosters.map(({ name }) => [name, standing(sample, past, name, moment)])) }
}

/** The version before the one that stands, its cells those of another row. */
function earlier(rows: Row[], row: Row, birth: number, roll: (below: number) => number): Row[] {
  row.import_id = birth + roll(MOMENTS + 1 - birth)
  if (row.import_id === birth) return []
  return [{ ...rows[roll(rows.length)], id: row.id!, import_id: birth, until_import: row.import_id }]
}

/** Rows that were there for a while; nothing links to them. */
const gone = (rows: Row[], roll: (below: number) => number): Row[] =>
  Array.from({ length: Math.ceil(rows.length / 8) }, (_, i) => {
    const from = 1 + roll(MOMENTS - 1)
    const until = from + 1 + roll(MOMENTS - from)
    return { ...rows[roll(rows.length)], id: rows.length + 1 + i, import_id: from, until_import: until }
  })

/** A version cannot link to a row that did not exist yet. */
function settleLinks(
  roster: RosterFacts,
  row: Row,
  births: Map<string, number[]>,
  roll: (below: number) => number,
): void {
  for (const cell of roster.cells) {
    if (cell.kind.name !== 'link') continue
    const { name } = cell.kind.columns(cell)[0]!
    const known = births.get(targetOf(cell).name)!
    const target = row[name] as number | null
    if (target !== null && known[target - 1]! > (row.import_id as number))
      row[name] = 1 + roll(Math.ceil(known.length / 2))
  }
}

function standing(sample: Sample, past: Map<string, Row[]>, name: string, moment: number): Row[] {
  const before = past.get(name)!.filter((row) => (row.until_import as number) > moment)
  return [...(sample.get(name) ?? []), ...before]
    .filter((row) => (row.import_id as number) <= moment)
    .sort((a, b) => (a.id as number) - (b.id as number))
}

/** The past, and the imports it tells of. */
export const insertHistory = (store: Store, { past }: History): Promise<void> =>
  store.write(async (writer) => {
    for (const roster of store.rosters) {
      const columns = [...tableColumns(roster), 'until_import']
      const stored = (past.get(roster.name) ?? []).map((row) => columns.map((name): Stored => row[name] ?? null))
      if (stored.length > 0) await writer.insert(roster.history, columns, stored)
    }
    const counts = ['created', 'updated', 'unchanged', 'refused', 'absent', 'linked', 'errors', 'warnings']
    const columns = ['id', 'kind', 'started_at', 'finished_at', 'strategy', 'report', ...counts]
    const imports = Array.from({ length: MOMENTS }, (_, i) => {
      const moment = `2021-0${i + 1}-01T00:00:00.000Z`
      return [i + 1, 'IMPORT', moment, moment, 'UPSERT', '{}', ...counts.map(() => 0)]
    })
    await writer.insert('import', columns, imports)
  })
