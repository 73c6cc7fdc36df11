/** One delivery in one period comes in as a question; go out the rows that are there with empty cells, or the rows that should have one of their own and have none. */
import type { CellFacts } from '../../../facts/cell'
import type { RosterFacts } from '../../../facts/roster'
import { rowLabel } from '../records/label'
import type { TypedStatement } from '../selected-columns'
import { partsOf } from '../sql/parts'
import { and, column, or, raw, type Sql, sql } from '../sql/sql'
import type { Setting } from '../statement'
import { filledFlag } from '../terms/aggregates'
import { type CountingRows, type CountingScope, countedRows, inPeriod, isActive } from '../terms/counting-rows'
import { type AreasOfRow, areasOfRow, type LevelKeys } from '../terms/level-keys'

interface OwedQuestion {
  rows: CountingRows
  /** Levels of which the area of each row is wanted. */
  levels: readonly LevelKeys[]
}

export interface OwedRow {
  areas: AreasOfRow
  id: number
  label: string
  /** Needed cells that are empty. */
  empty: string[]
}

/** Rows that lack a cell they must have. */
export const rowsWithGaps = (
  question: OwedQuestion & { needed: readonly CellFacts[] },
  setting: Setting,
): TypedStatement<OwedRow> =>
  owedRows(question, question.needed, setting, ({ scope }) =>
    or(question.needed.map((cell) => sql`${scope.column(partsOf(scope.roster, cell).value)} IS NULL`)),
  )

/** Rows that no active row of a roster leads to. */
interface WithoutRow {
  roster: RosterFacts
  link: CellFacts
  /** The cell by which those rows say for which period they are. */
  period?: CellFacts
}

export const rowsWithout = (question: OwedQuestion, without: WithoutRow, setting: Setting): TypedStatement<OwedRow> =>
  owedRows(question, [], setting, (at) => sql`NOT EXISTS (${leadingTo(at, without)})`)

function leadingTo({ statement, scope, periods }: CountingScope, { roster, link, period }: WithoutRow): Sql {
  const other = statement.alias()
  const own = (cell: CellFacts): Sql => column(other, partsOf(roster, cell).value)
  const same = [sql`${own(link)} = ${scope.column('id')}`, isActive(other)]
  if (period) same.push(inPeriod(period, own(period), periods))
  return sql`SELECT 1 FROM ${statement.table(roster)} AS ${raw(other)} WHERE ${and(same)}`
}

const owedRows = (
  { rows, levels }: OwedQuestion,
  needed: readonly CellFacts[],
  setting: Setting,
  held: (at: CountingScope) => Sql,
): TypedStatement<OwedRow> =>
  countedRows(rows, setting, (at, columns) => {
    at.only(held(at))
    const { scope } = at
    const areas = areasOfRow(levels, scope, columns)
    const [id, label] = [columns.integer(scope.column('id')), rowLabel(scope, columns)]
    const filled = needed.map(({ name }) => ({
      name,
      read: columns.integer(filledFlag(scope.column(partsOf(scope.roster, scope.roster.cell(name)).value))),
    }))
    return (row) => ({
      areas: areas(row),
      id: id(row),
      label: label(row),
      empty: filled.filter(({ read }) => read(row) === 0).map(({ name }) => name),
    })
  })
