/**
 * Takes one import back. Comes in: the import's id; goes out: which rows were reversed, which were kept because something changed them
 * since, and which could not be reversed and why. The undo is itself an import, so it can be undone, and `asOf` sees through it.
 */
import type { RosterFacts } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import { addImport, importsById, lastImport, markUndone } from '../ledger/imports'
import { cellById } from '../rows/read'
import { putRows, removeRows, supersede } from '../rows/write'
import { Discard, type Store, type Writer } from '../store'
import { holdersOf, type TouchedRow, touchedBy } from './undo-touched'

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

const MAX_LISTED = 1000

export async function undoImport(store: Store, importId: number, actor: string | null = null): Promise<UndoReport> {
  const started = new Date().toISOString()
  return store.write(async (writer) => {
    await mayUndo(writer, importId)
    const own = (await lastImport(writer)) + 1
    const touched = new Map<RosterFacts, TouchedRow[]>()
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

/** Rows that something changed since stay as they are. */
async function keepChanged(writer: Writer, touched: Map<RosterFacts, TouchedRow[]>, report: UndoReport): Promise<void> {
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
  touched: Map<RosterFacts, TouchedRow[]>,
  report: UndoReport,
): Promise<void> {
  for (let changed = true; changed; ) {
    changed = false
    for (const target of rosters) {
      const leaving = (touched.get(target) ?? []).filter((row) => row.before === null && row.live)
      if (leaving.length === 0) continue
      const held = await holdersOf(
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

async function reverse(
  writer: Writer,
  roster: RosterFacts,
  rows: TouchedRow[],
  own: number,
  report: UndoReport,
): Promise<void> {
  const idsOf = (some: TouchedRow[]): number[] => some.map(({ id }) => id)
  await supersede(writer, roster, idsOf(rows.filter(({ live }) => live)), own)
  await removeRows(writer, roster, idsOf(rows.filter(({ before, live }) => before === null && live)))
  const restored = rows.flatMap(({ before }) => (before === null ? [] : [{ ...before, importId: own }]))
  await putRows(writer, roster, restored)
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
