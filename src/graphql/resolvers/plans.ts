/** A stored plan: read page by page, and applied. */

import type { ImportReport } from '../../intake/model/report'
import { applyPlan, PlanRefused } from '../../intake/settle/plan'
import type { Context } from '../context'
import { clientError } from '../errors'
import type { FieldResolvers } from '../field-resolvers'
import { type PlainPage, pageOf } from './plain-page'
import { faultGroups } from './plan-faults'
import { reportWithLists } from './uploads'

interface PlanNode {
  id: string
  createdAt: string
  expiresAt: string
  baseImport: number
  appliedAs: number | null
  report: ImportReport
}

async function plan(_source: unknown, { id }: { id: string }, { reader }: Context): Promise<PlanNode | null> {
  const [found] = await reader.read(
    'SELECT id, created_at, expires_at, base_import, applied_as, report FROM plan WHERE id = ? AND expires_at >= ?',
    [id, new Date().toISOString()],
  )
  return found
    ? {
        id: String(found[0]),
        createdAt: String(found[1]),
        expiresAt: String(found[2]),
        baseImport: Number(found[3]),
        appliedAs: found[4] === null ? null : Number(found[4]),
        report: JSON.parse(String(found[5])),
      }
    : null
}

async function rows({ id }: PlanNode, args: PlainPage & { action?: string | null }, { reader, limits }: Context) {
  const { first, offset } = pageOf(args, limits)
  const where = args.action ? 'plan_id = ? AND action = ?' : 'plan_id = ?'
  const values = args.action ? [id, args.action] : [id]
  return {
    totalCount: async () => Number((await reader.read(`SELECT count(*) FROM plan_row WHERE ${where}`, values))[0][0]),
    nodes: async () =>
      (
        await reader.read(
          `SELECT action, file, sheet, source_row, roster, row_id, label, changes FROM plan_row WHERE ${where} ORDER BY n LIMIT ${first} OFFSET ${offset}`,
          values,
        )
      ).map(([action, file, sheet, row, roster, rowId, label, changes]) => ({
        ...{ action, file, sheet, row, roster, rowId, label },
        changes: changes === null ? [] : JSON.parse(String(changes)),
      })),
  }
}

async function isCurrent({ baseImport, appliedAs }: PlanNode, _args: unknown, { reader }: Context): Promise<boolean> {
  const [[last]] = await reader.read('SELECT max(id) FROM "import"')
  return appliedAs === null && Number(last ?? 0) === baseImport
}

async function apply(_source: unknown, { id }: { id: string }, { store }: Context) {
  try {
    return reportWithLists(await applyPlan(store, id))
  } catch (error) {
    throw error instanceof PlanRefused ? clientError('PLAN_REFUSED', error.en, error.zh) : error
  }
}

export const planResolvers: FieldResolvers = {
  Query: { plan },
  Mutation: { applyPlan: apply },
  ImportPlan: {
    baseImport: ({ baseImport }: PlanNode) => (baseImport === 0 ? null : String(baseImport)),
    isCurrent,
    rows,
    report: ({ report }: PlanNode) => reportWithLists(report),
    faultGroups: ({ report }: PlanNode) => faultGroups(report),
  },
}
