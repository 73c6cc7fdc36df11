/**
 * Takes one import back. Comes in: the import's id; goes out: which rows were reversed, which were kept because something changed them
 * since, and which could not be reversed and why. The undo is itself an import, so it can be undone, and `asOf` sees through it.
 */
import { tableColumns } from '../../facts/as-table'
import type { Stored } from '../../facts/kinds/kind'
import { chunked } from '../../facts/lists'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import { addImport, importsById, lastImport, markUndone } from '../ledger/imports'
import { cellById } from '../rows/read'
import { removeRows, supersede } from '../rows/write'
import { Discard, type Store, type Value, type Writer } from '../store'
import { asWritten } from './undo-same'

export interface UndoneRow {
  roster: string
  id: string
  label: string
  /** The import that changed the row since, for kept rows. */
  by: string | null
  reason: { zh: string; en: string } | null
}

export interface UndoReport {
  /** The undo's own import; null when nothing was done. */
  id: string | null
  undone: string
  totals: { reversed: number; kept: number; failed: number }
  /** At most 1,000 of each; the totals count all. */
  kept: UndoneRow[]
  failed: UndoneRow[]
}

interface Touched {
  id: number
  /** The version before the import, or null when the import created the row. */
  before: Stored[] | null
  /** The import that has changed the row since. */
  since: number | null
  /** Whether a live row stands there now. */
  live: boolean
}

const MAX_LISTED = 1000

export async function undoImport(store: Store, importId: number, actor: string | null = null): Promise<UndoReport> {
  const started = new Date().toISOString()
  return store.write(async (writer) => {
    await mayUndo(writer, importId)
    const own = (await lastImport(writer)) + 1
    const touched = new Map<RosterFacts, Touched[]>()
    for (const roster of store.rosters) touched.set(roster, await touchedBy(writer, roster, importId))
    const report: UndoReport = {
      id: String(own),
      undone: String(importId),
      totals: { reversed: 0, kept: 0, failed: 0 },
      kept: [],
      failed: [],
    }
    await keepChanged(writer, touched, report)
    await keepReferenced(writer, store.rosters, touched, report)
    for (const [roster, rows] of touched) await reverse(writer, roster, rows, own, report)
    await record(writer, { own, importId, started, actor, report })
    if (report.totals.reversed === 0 && report.totals.failed > 0) throw new Discard({ ...report, id: null })
    return report
  })
}

async function mayUndo(writer: Writer, importId: number): Promise<void> {
  const [found] = await importsById(writer, [importId])
  if (!found) throw new Refusal('undo.no-import', { id: importId })
  if (found.undoneBy !== null) throw new Refusal('undo.undone', { id: importId, by: String(found.undoneBy) })
}

/** Every row the import created, changed or removed, with its version before. */
async function touchedBy(writer: Writer, roster: RosterFacts, importId: number): Promise<Touched[]> {
  const { table, history } = roster
  const columns = tableColumns(roster)
    .map((c) => `h."${c}"`)
    .join(', ')
  const ids = await writer.read(
    `SELECT t.id, l.import_id FROM (SELECT id FROM "${table}" WHERE import_id = ? UNION SELECT id FROM "${history}" WHERE import_id = ? OR until_import = ?) t LEFT JOIN "${table}" l ON l.id = t.id ORDER BY t.id`,
    [importId, importId, importId],
  )
  if (ids.length === 0) return []
  const before = new Map(
    (
      await writer.read(
        `SELECT ${columns} FROM "${history}" h WHERE h.until_import = ? AND h.import_id < ? AND h.version = (SELECT max(version) FROM "${history}" m WHERE m.id = h.id AND m.until_import = h.until_import AND m.import_id < ?)`,
        [importId, importId, importId],
      )
    ).map((row) => [row[0] as number, row]),
  )
  const gone = new Map(
    (
      await writer.read(`SELECT id, max(until_import) FROM "${history}" GROUP BY id HAVING max(until_import) > ?`, [
        importId,
      ])
    ).map(([id, until]) => [id as number, until as number]),
  )
  const later = ids.filter(([, now]) => now !== null && (now as number) > importId).map(([id]) => id as number)
  const same = await asWritten(writer, roster, importId, later)
  const since = (id: number, now: number | null): number | null =>
    now === null ? (gone.get(id) ?? null) : now > importId && !same.has(id) ? now : null
  return ids.map(([id, now]) => ({
    id: id as number,
    before: before.get(id as number) ?? null,
    live: now !== null,
    since: since(id as number, now as number | null),
  }))
}

/** Rows that something changed since stay as they are. */
async function keepChanged(writer: Writer, touched: Map<RosterFacts, Touched[]>, report: UndoReport): Promise<void> {
  for (const [roster, rows] of touched) {
    const kept = rows.filter((row) => row.since !== null)
    touched.set(
      roster,
      rows.filter((row) => row.since === null),
    )
    report.totals.kept += kept.length
    const room = kept.slice(0, MAX_LISTED - report.kept.length)
    const labels = await labelsOf(
      writer,
      roster,
      room.map((row) => row.id),
    )
    for (const row of room)
      report.kept.push({
        roster: roster.name,
        id: String(row.id),
        label: labels.get(row.id) ?? '',
        by: String(row.since),
        reason: { zh: `第 ${row.since} 次导入后来改动过`, en: `changed since by import ${row.since}` },
      })
  }
}

/** A row the import created cannot go while rows that stay lead to it; taking it out may save others, so this repeats until nothing changes. */
async function keepReferenced(
  writer: Writer,
  rosters: RosterFacts[],
  touched: Map<RosterFacts, Touched[]>,
  report: UndoReport,
): Promise<void> {
  for (let changed = true; changed; ) {
    changed = false
    for (const target of rosters) {
      const leaving = (touched.get(target) ?? []).filter((row) => row.before === null && row.live)
      if (leaving.length === 0) continue
      const held = await holders(
        writer,
        rosters,
        target,
        leaving.map((row) => row.id),
        touched,
      )
      if (held.size === 0) continue
      changed = true
      touched.set(
        target,
        touched.get(target)!.filter((row) => !held.has(row.id)),
      )
      report.totals.failed += held.size
      const labels = await labelsOf(writer, target, [...held.keys()])
      for (const [id, by] of [...held].slice(0, MAX_LISTED - report.failed.length))
        report.failed.push({
          roster: target.name,
          id: String(id),
          label: labels.get(id) ?? '',
          by: null,
          reason: { zh: `仍被${by.zh}引用`, en: `${by.name} rows still lead to it` },
        })
    }
  }
}

/** Ids that rows which are not themselves leaving, nor going back to another link, lead to. */
async function holders(
  writer: Writer,
  rosters: RosterFacts[],
  target: RosterFacts,
  ids: number[],
  touched: Map<RosterFacts, Touched[]>,
): Promise<Map<number, RosterFacts>> {
  const wanted = new Set(ids)
  const held = new Map<number, RosterFacts>()
  for (const roster of rosters)
    for (const cell of roster.cells.filter((c) => c.kind.name === 'link' && targetOf(c) === target)) {
      const column = roster.columns[roster.slots.get(cell.name)!].name
      const reversing = new Map((touched.get(roster) ?? []).map((row) => [row.id, row]))
      const at = 1 + roster.slots.get(cell.name)!
      for (const [id, to] of await writer.read(
        `SELECT id, "${column}" FROM "${roster.table}" WHERE "${column}" IS NOT NULL`,
      )) {
        if (!wanted.has(to as number)) continue
        const other = reversing.get(id as number)
        if (!other || (other.before !== null && other.before[at] === to)) held.set(to as number, roster)
      }
    }
  return held
}

async function reverse(
  writer: Writer,
  roster: RosterFacts,
  rows: Touched[],
  own: number,
  report: UndoReport,
): Promise<void> {
  const columns = tableColumns(roster)
  const at = columns.indexOf('import_id')
  const idsOf = (some: Touched[]): number[] => some.map(({ id }) => id)
  await supersede(writer, roster, idsOf(rows.filter(({ live }) => live)), own)
  await removeRows(writer, roster, idsOf(rows.filter(({ before, live }) => before === null && live)))
  const restored = rows.flatMap(({ before }) => (before === null ? [] : [before]))
  const values: Value[][] = restored.map((before) => before.map((value, i) => (i === at ? own : value)))
  for (const some of chunked(values, 1000)) await writer.upsert(roster.table, columns, some)
  report.totals.reversed += rows.length
}

async function labelsOf(reader: Writer, roster: RosterFacts, ids: number[]): Promise<Map<number, string>> {
  const labels = await cellById(reader, roster, roster.label.name, ids)
  return new Map([...labels].map(([id, value]) => [id, String(value ?? '')]))
}

interface Done {
  own: number
  importId: number
  started: string
  actor: string | null
  report: UndoReport
}

async function record(writer: Writer, { own, importId, started, actor, report }: Done): Promise<void> {
  const { reversed, kept, failed } = report.totals
  await addImport(writer, {
    id: own,
    kind: 'UNDO',
    startedAt: started,
    finishedAt: new Date().toISOString(),
    actor,
    strategy: 'UNDO',
    created: 0,
    updated: reversed,
    unchanged: kept,
    refused: failed,
    absent: 0,
    linked: 0,
    errors: failed,
    warnings: 0,
    report,
    undoes: importId,
  })
  await markUndone(writer, importId, own)
}
