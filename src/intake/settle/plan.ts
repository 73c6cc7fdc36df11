/**
 * A dry run's plan. The real run is made through a writer that remembers every write, then rolled back; the plan keeps those
 * writes, and applying it makes exactly them — or refuses, when another import has come between.
 */

import { randomBytes } from 'node:crypto'
import { slice } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import { fieldChanges } from '../../store/history/changes'
import { finishImport, lastImport } from '../../store/ledger/imports'
import { addPlanRows, type PlanRow } from '../../store/ledger/plan-rows'
import { addPlan, findPlan, forgetPlans, markApplied, writesOfPlan } from '../../store/ledger/plans'
import type { Reader, Store, Value, Writer } from '../../store/store'
import type { ImportReport } from '../model/report'
import type { SheetPlace, Verdict } from '../model/verdict'
import { logged, PlanLog } from './plan-log'

const DAYS_KEPT = 7

type Write =
  | { run: [string, Packed[]] }
  | { insert: [string, string[], Packed[][]] }
  | { upsert: [string, string[], Packed[][]] }
type Packed = Exclude<Value, Uint8Array> | { base64: string }

const packed = (value: Value): Packed =>
  value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value
const unpacked = (value: Packed): Value =>
  typeof value === 'object' && value !== null ? Buffer.from(value.base64, 'base64') : value

/** A writer that does what it is told and remembers it. */
export class Recorder implements Writer {
  readonly writes = new PlanLog()

  constructor(readonly writer: Writer) {}

  #note(write: Write): void {
    this.writes.add(write)
  }

  read: Writer['read'] = (sql, values) => this.writer.read(sql, values)

  resume: Writer['resume'] = (table, column) => this.writer.resume(table, column)

  async run(sql: string, values: Value[] = []): Promise<void> {
    await this.writer.run(sql, values)
    this.#note({ run: [sql, values.map(packed)] })
  }

  async insert(table: string, columns: string[], rows: Value[][]): Promise<void> {
    await this.writer.insert(table, columns, rows)
    this.#note({ insert: [table, columns, rows.map((row) => row.map(packed))] })
  }

  async upsert(table: string, columns: string[], rows: Value[][]): Promise<void> {
    await this.writer.upsert(table, columns, rows)
    this.#note({ upsert: [table, columns, rows.map((row) => row.map(packed))] })
  }
}

/** The rows of a plan, gathered as verdicts fall. */
export class PlanRows {
  readonly log = new PlanLog()
  #n = 0

  add(verdict: Verdict & SheetPlace): void {
    const { action, file, sheet, row, roster, id, cells, old } = verdict
    const changes = cells ? fieldChanges(roster, old ?? undefined, cells) : null
    const said = { action, file, sheet, sourceRow: row, roster: roster.name, rowId: id, label: labelOf(verdict) }
    this.log.add({ n: this.#n++, ...said, changes } satisfies PlanRow)
  }
}

/** Rows written at once. */
const MANY = 1000

async function keepRows(writer: Writer, id: string, rows: PlanLog): Promise<void> {
  let chunk: PlanRow[] = []
  for await (const row of logged<PlanRow>(rows.bytes())) {
    chunk.push(row)
    if (chunk.length < MANY) continue
    await addPlanRows(writer, id, chunk)
    chunk = []
  }
  await addPlanRows(writer, id, chunk)
}

/** Keeps a plan beside the rolled-back transaction; returns its id. */
export async function storePlan(
  store: Store,
  base: number,
  report: ImportReport,
  writes: PlanLog,
  rows: PlanRows,
): Promise<string> {
  const id = randomBytes(9).toString('base64url')
  const now = Date.now()
  const plan = {
    id,
    createdAt: new Date(now).toISOString(),
    expiresAt: new Date(now + DAYS_KEPT * 86_400_000).toISOString(),
    baseImport: base,
    report: { ...report, plan: id },
    writes: writes.bytes(),
  }
  await store.write(async (writer) => {
    await forgetPlans(writer, plan.createdAt)
    await addPlan(writer, plan)
    await keepRows(writer, id, rows.log)
  })
  return id
}

const labelOf = ({ roster, cells }: Verdict): string | null =>
  cells ? roster.label.kind.display(slice(roster, roster.label, cells), roster.label) : null

/** Makes exactly the writes of a plan, in one transaction. */
export async function applyPlan(store: Store, id: string): Promise<ImportReport> {
  return store.write(async (writer) => {
    const last = await lastImport(writer)
    const plan = await applicable(writer, id, last)
    for await (const write of logged<Write | Write[]>(await writesOfPlan(writer, id)))
      for (const one of [write].flat()) await replay(writer, one)
    const own = last + 1
    const report = { ...(plan.report as ImportReport), id: String(own), dryRun: false }
    await finishImport(writer, own, new Date().toISOString(), report)
    await markApplied(writer, id, own)
    return report
  })
}

/** The plan, if it may be applied now. */
async function applicable(reader: Reader, id: string, last: number) {
  const found = await findPlan(reader, id, new Date().toISOString())
  if (!found) throw new Refusal('plan.gone', { id, days: DAYS_KEPT })
  if (found.appliedAs !== null) throw new Refusal('plan.applied', { id, as: String(found.appliedAs) })
  if (last !== found.baseImport) throw new Refusal('plan.outdated', { last: String(last) })
  return found
}

async function replay(writer: Writer, write: Write): Promise<void> {
  if ('run' in write) return writer.run(write.run[0], write.run[1].map(unpacked))
  const [table, columns, rows] = 'insert' in write ? write.insert : write.upsert
  const values = rows.map((row) => row.map(unpacked))
  return 'insert' in write ? writer.insert(table, columns, values) : writer.upsert(table, columns, values)
}
