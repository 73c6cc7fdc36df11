/**
 * The import, from top to bottom: survey the files → put their tables in order → settle each table against the store → links
 * that waited → what is absent → write down what happened. One transaction a call: it all counts, or nothing does. A dry run is
 * the real run rolled back.
 */
import { Refusal } from '../messages/refusal'
import { Discard, type Store } from '../store/store'
import { recall } from './match/learned'
import type { ImportOptions } from './model/import-options'
import type { ImportReading, ImportSource } from './model/import-reading'
import { reasonFault } from './model/reason'
import type { ImportReport } from './model/report'
import type { FileSurvey } from './model/table'
import type { SheetPlace, Verdict } from './model/verdict'
import { LocalReading } from './read/reading'
import { discardingWriter } from './settle/discarding-writer'
import { PlanRows, Recorder, storePlan } from './settle/plan'
import { untilSettled } from './settle/rerun'
import { run } from './settle/run'

export async function importFiles(
  store: Store,
  sources: ImportSource[],
  options: ImportOptions = {},
): Promise<ImportReport> {
  const wrong = options.reason === undefined ? null : reasonFault(options.reason)
  if (wrong) throw new Refusal('request.reason', { wrong })
  const ordered = [...sources].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const learned = options.learned ?? (await Promise.all(ordered.map((source) => recall(store, source.name))))
  const told = { ...options, learned }
  const read = options.reading ?? ((...args) => new LocalReading(...args))
  const reading = read(ordered, store.rosters, told, options.limits ?? {})
  try {
    const surveys: FileSurvey[] = []
    for (const index of ordered.keys()) surveys.push(await reading.survey(index))
    const report = await (options.dryRun
      ? preview(store, reading, surveys, told)
      : untilSettled(surveys, store.rosters, (refused) =>
          store.write((writer) => run(store, writer, reading, surveys, refused, told)),
        ))
    if (report.totals.created + report.totals.updated > 500 && !options.dryRun) await store.settle()
    return report
  } finally {
    await reading.close()
  }
}

/** The real run, remembered write by write and rolled back; what it would have done becomes a stored plan. Files that all came in before leave none. */
async function preview(
  store: Store,
  reading: ImportReading,
  surveys: FileSurvey[],
  options: ImportOptions,
): Promise<ImportReport> {
  const draft = await untilSettled(surveys, store.rosters, (refused) => {
    const rows = new PlanRows()
    const verdict = (one: Verdict & SheetPlace): void => {
      rows.add(one)
      options.verdict?.(one)
    }
    return store.write<{ report: ImportReport; recorder: Recorder; rows: PlanRows } | ImportReport>(async (writer) => {
      const recorder = new Recorder(writer)
      const report = await run(store, recorder, reading, surveys, refused, { ...options, verdict })
      throw new Discard({ report, recorder, rows })
    })
  })
  if ('totals' in draft) return { ...draft, dryRun: true }
  const base = Number(draft.report.id) - 1
  const report = { ...draft.report, id: null, dryRun: true }
  return { ...report, plan: await storePlan(store, base, report, draft.recorder.writes, draft.rows) }
}

/**
 * What an import would say of every row, without a transaction and without a plan. For files made from what the store holds:
 * rows that come back exactly are `unchanged` and have the id they were made from.
 */
export async function rehearse(
  store: Store,
  sources: ImportSource[],
  options: ImportOptions = {},
): Promise<(Verdict & SheetPlace)[]> {
  const reading = new LocalReading(sources, store.rosters, options, options.limits)
  try {
    const surveys: FileSurvey[] = []
    for (const index of sources.keys()) surveys.push(await reading.survey(index))
    return await untilSettled(surveys, store.rosters, async (refused) => {
      const verdicts: (Verdict & SheetPlace)[] = []
      const verdict = (one: Verdict & SheetPlace) => verdicts.push(one)
      await run(store, discardingWriter(store), reading, surveys, refused, {
        ...options,
        again: true,
        forget: true,
        verdict,
      })
      return verdicts
    })
  } finally {
    await reading.close()
  }
}
