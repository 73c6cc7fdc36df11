/** What a plan means for each row of the files. */
import { itemAt } from '../../facts/lists'
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, jsonColumn, nullable, primaryColumn, textColumn } from './column'
import { addRows, ledgerTable, type RowOf } from './table'

export interface FieldChange {
  field: string
  /** As people see the values: 300余, 已销号, 2020-06; null for a blank. */
  old: string | null
  new: string | null
}

export const planRowTable = ledgerTable(
  'plan_row',
  {
    planId: primaryColumn(textColumn()),
    n: primaryColumn(integerColumn()),
    action: textColumn(),
    file: textColumn(),
    sheet: textColumn(),
    sourceRow: nullable(integerColumn()),
    roster: textColumn(),
    rowId: nullable(integerColumn()),
    label: nullable(textColumn()),
    changes: nullable(jsonColumn<FieldChange[]>()),
  },
  { plan_row_action: ['planId', 'action', 'n'] },
)

export type PlanRow = Omit<RowOf<typeof planRowTable>, 'planId'>

const { db, select } = ask(planRowTable)
const facts = ['n', 'action', 'file', 'sheet', 'sourceRow', 'roster', 'rowId', 'label', 'changes'] as const

/** Of one plan; `action` narrows. */
interface PlanRowWish {
  planId: string
  action?: string | null
}

export const planRowPage = (
  reader: Reader,
  { planId, action }: PlanRowWish,
  { first, offset }: { first: number; offset: number },
): Promise<PlanRow[]> =>
  select(
    reader,
    db
      .selectFrom('plan_row')
      .select(facts)
      .where('planId', '=', planId)
      .$if(Boolean(action), (query) => query.where('action', '=', action!))
      .orderBy('n')
      .limit(first)
      .offset(offset),
  )

export async function countPlanRows(reader: Reader, { planId, action }: PlanRowWish): Promise<number> {
  const query = db
    .selectFrom('plan_row')
    .select(({ fn }) => fn.countAll<number>().as('rows'))
    .where('planId', '=', planId)
    .$if(Boolean(action), (rows) => rows.where('action', '=', action!))
  return itemAt(await select(reader, query), 0).rows
}

export const addPlanRows = (writer: Writer, planId: string, rows: PlanRow[]): Promise<void> =>
  addRows(
    writer,
    planRowTable,
    rows.map((row) => ({ planId, ...row })),
  )
