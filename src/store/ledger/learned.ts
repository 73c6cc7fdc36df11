/** What users have said once and need not say again: what a heading means, which unit a source counts in, who an alias is. */

import { entryOf, itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, primaryColumn, textColumn } from './column'
import { ledgerTable, type RowOf } from './table'

type LearnedKind = 'HEADING' | 'UNIT' | 'ALIAS'

export const learnedTable = ledgerTable(
  'learned',
  {
    id: primaryColumn(integerColumn()),
    kind: textColumn<LearnedKind>(),
    roster: textColumn(),
    /** The family of files it was said about: the file name without dates and counters. Empty for aliases. */
    source: textColumn(),
    /** The heading or alias, in its comparison form. */
    said: textColumn(),
    /** The field path, the unit, or the id of the row. */
    means: textColumn(),
    learnedAt: textColumn(),
  },
  { learned_roster: ['roster', 'kind'] },
)

type LearnedRow = RowOf<typeof learnedTable>
export type NewLearned = Omit<LearnedRow, 'id'>

const { db, select, change } = ask(learnedTable)

/** The oldest first. */
export const allLearned = (reader: Reader): Promise<LearnedRow[]> =>
  select(
    reader,
    db.selectFrom('learned').select(['id', 'kind', 'roster', 'source', 'said', 'means', 'learnedAt']).orderBy('id'),
  )

/** Replaces what the same words meant before. The id is found as it is written: a plan may be applied after something else was learned. */
export async function replaceLearned(writer: Writer, row: NewLearned): Promise<void> {
  const { kind, roster, source, said, means, learnedAt } = row
  const same = db.deleteFrom('learned').where('kind', '=', kind).where('roster', '=', roster)
  await change(writer, same.where('source', '=', source).where('said', '=', said))
  await writer.run(
    'INSERT INTO learned (id, kind, roster, source, said, means, learned_at) SELECT coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, ? FROM learned',
    [kind, roster, source, said, means, learnedAt],
  )
}

/** False when there is none of this id. */
export async function forgetLearned(writer: Writer, id: number): Promise<boolean> {
  const [found] = await select(writer, db.selectFrom('learned').select('id').where('id', '=', id))
  if (found) await change(writer, db.deleteFrom('learned').where('id', '=', id))
  return found !== undefined
}

/** The aliases of a roster's rows: what was said → the label of the row, as it reads now. */
export async function aliasesOf(reader: Reader, roster: RosterFacts): Promise<Map<string, string>> {
  const column = itemAt(roster.columns, entryOf(roster.slots, roster.label.name)).name
  const rows = await reader.read(
    `SELECT l.said, r."${column}" FROM learned l JOIN "${roster.table}" r ON CAST(r.id AS TEXT) = l.means WHERE l.kind = 'ALIAS' AND l.roster = ?`,
    [roster.name],
  )
  return new Map(rows.map(([said, label]) => [String(said), String(label)]))
}
