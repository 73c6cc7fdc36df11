/** A stored plan: read page by page, and applied. */

import type { ImportReport } from '../../intake/model/report'
import { applyPlan } from '../../intake/settle/plan'
import { lastImport } from '../../store/ledger/imports'
import { countPlanRows, planRowPage } from '../../store/ledger/plan-rows'
import { findPlan, type PlanRecord } from '../../store/ledger/plans'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { type PlainPage, pageOf } from './plain-page'
import { faultGroups } from './plan-faults'
import { reportWithLists } from './uploads'

type PlanNode = Omit<PlanRecord, 'writes' | 'report'> & { report: ImportReport }

async function plan(_source: unknown, { id }: { id: string }, { reader }: Context): Promise<PlanNode | null> {
  const found = await findPlan(reader, id, new Date().toISOString())
  return found ? { ...found, report: found.report as ImportReport } : null
}

async function rows(
  { id: planId }: PlanNode,
  { action, ...page }: PlainPage & { action?: string | null },
  { reader, limits }: Context,
) {
  const wish = { planId, action }
  const { first, offset } = pageOf(page, limits)
  const nodes = async () =>
    (await planRowPage(reader, wish, { first, offset })).map(({ sourceRow, changes, ...row }) => ({
      ...row,
      row: sourceRow,
      changes: changes ?? [],
    }))
  return { totalCount: () => countPlanRows(reader, wish), nodes }
}

async function isCurrent({ baseImport, appliedAs }: PlanNode, _args: unknown, { reader }: Context): Promise<boolean> {
  return appliedAs === null && (await lastImport(reader)) === baseImport
}

async function apply(_source: unknown, { id }: { id: string }, { store }: Context) {
  return reportWithLists(await applyPlan(store, id))
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
