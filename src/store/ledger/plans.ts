/** Plans of dry runs: the writes one would have made, to be made exactly so, as long as no other import has come between. */
import { itemAt } from '../../facts/lists'
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { binaryColumn, integerColumn, jsonColumn, nullable, primaryColumn, textColumn } from './column'
import { planRowTable } from './plan-rows'
import { ledgerTable, type RowOf } from './table'

export const planTable = ledgerTable('plan', {
  id: primaryColumn(textColumn()),
  createdAt: textColumn(),
  expiresAt: textColumn(),
  /** The last import the plan was made upon. */
  baseImport: integerColumn(),
  report: jsonColumn(),
  /** Gzipped JSON of the writes. */
  writes: binaryColumn(),
  appliedAs: nullable(integerColumn()),
})

export type PlanRecord = RowOf<typeof planTable>

const { db, select, change } = ask(planTable, planRowTable)
const facts = ['id', 'createdAt', 'expiresAt', 'baseImport', 'appliedAs', 'report'] as const

/** A plan that has not expired, without its writes. */
export async function findPlan(
  reader: Reader,
  id: string,
  now: string,
): Promise<Omit<PlanRecord, 'writes'> | undefined> {
  const valid = db.selectFrom('plan').select(facts).where('id', '=', id).where('expiresAt', '>=', now)
  const [found] = await select(reader, valid)
  return found
}

export async function writesOfPlan(reader: Reader, id: string): Promise<Uint8Array> {
  return itemAt(await select(reader, db.selectFrom('plan').select('writes').where('id', '=', id)), 0).writes
}

export const addPlan = (writer: Writer, plan: Omit<PlanRecord, 'appliedAs'>): Promise<void> =>
  writer.run('INSERT INTO plan (id, created_at, expires_at, base_import, report, writes) VALUES (?, ?, ?, ?, ?, ?)', [
    plan.id,
    plan.createdAt,
    plan.expiresAt,
    plan.baseImport,
    JSON.stringify(plan.report),
    plan.writes,
  ])

export const markApplied = (writer: Writer, id: string, importId: number): Promise<void> =>
  change(writer, db.updateTable('plan').set({ appliedAs: importId }).where('id', '=', id))

/** Plans that have expired go, with their rows. */
export async function forgetPlans(writer: Writer, now: string): Promise<void> {
  const old = db.selectFrom('plan').select('id').where('expiresAt', '<', now)
  await change(writer, db.deleteFrom('plan_row').where('planId', 'in', old))
  await change(writer, db.deleteFrom('plan').where('expiresAt', '<', now))
}
