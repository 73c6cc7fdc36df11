/**
 * Rows that later imports have touched and yet left as one import wrote them, such as after an undo and its undo. Comes in: an
 * import and ids of rows; goes out: those whose cells stand as the import wrote them.
 */
import { tableColumns } from '../../facts/as-table'
import { chunked } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { MAX_STATEMENT_IDS, questionMarks, quoted } from '../rows/row'
import type { Reader, Value } from '../store'

export async function asWritten(
  reader: Reader,
  roster: RosterFacts,
  importId: number,
  ids: number[],
): Promise<Set<number>> {
  const own = new Set(['import_id', 'sheet_id', 'source_row', 'blanks'])
  const columns = tableColumns(roster).filter((name) => !own.has(name))
  const same = new Set<number>()
  for (const some of chunked(ids, MAX_STATEMENT_IDS)) {
    const among = `IN (${questionMarks(some)})`
    const live = await reader.read(`SELECT ${quoted(columns, 'l.')} FROM "${roster.table}" l WHERE l.id ${among}`, some)
    const written = await reader.read(
      `SELECT ${quoted(columns, 'h.')} FROM "${roster.history}" h WHERE h.import_id = ? AND h.id ${among} AND h.version = (SELECT max(m.version) FROM "${roster.history}" m WHERE m.id = h.id AND m.import_id = h.import_id)`,
      [importId, ...some],
    )
    const byId = new Map(written.map((row) => [row[0], row]))
    for (const row of live) if (equal(row, byId.get(row[0]))) same.add(row[0] as number)
  }
  return same
}

const equal = (a: Value[], b: Value[] | undefined): boolean =>
  b !== undefined && a.every((value, i) => String(value) === String(b[i]))
