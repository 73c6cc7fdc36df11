/** Groups that columns in memory can count: what to ask them, and the select that puts their answer in the place of the counting statement. */
import type { CellFacts } from '../../facts/cell'
import { targetOf } from '../../facts/roster'
import type { ColumnKey, ColumnQuestion, ColumnTest } from '../../store/columns/columns'
import type { GroupKey, ListPlan } from '../plan/plan'
import type { Measure } from './sql/aggregates'
import { partsOf } from './sql/parts'
import { joined, raw, type Sql, sql } from './sql/sql'
import type { Setting } from './statement'

/** The rows of a list, grouped by its parent first when it has parents, then by keys; `depths` without the parent. */
export interface Counting {
  plan: ListPlan
  parents: boolean
  by: GroupKey[]
  measures: Measure[]
  depths: number[]
}

/** Null where only the database can tell: another database, an earlier moment, a search, a list in the filter. */
export function questionOf(
  { plan, parents, by, measures, depths }: Counting,
  setting: Setting,
  test: ColumnTest | undefined,
): ColumnQuestion | null {
  const scans = measures.flatMap((measure) => measure.scan ?? [])
  if (setting.dialect.name !== 'sqlite' || setting.at !== null || !test || scans.length < measures.length) return null
  const parent: ColumnKey[] = parents ? [{ links: [], column: partsOf(plan.roster, plan.parent!.cell).value }] : []
  return {
    table: plan.roster.table,
    test,
    keys: [...parent, ...by.map((key) => columnKey(plan, key))],
    measures: scans,
    depths: depths.map((depth) => depth + parent.length),
  }
}

function columnKey(plan: ListPlan, { links, roster, cell, grain }: GroupKey): ColumnKey {
  let at = plan.roster
  const path = links.map((link: CellFacts) => {
    const column = partsOf(at, link).value
    at = targetOf(link)
    return { column, table: at.table }
  })
  if (!cell) return { links: path, column: 'id' }
  const parts = partsOf(roster, cell)
  return {
    links: path,
    column: parts.value,
    sort: !grain && parts.sort !== parts.value ? parts.sort : undefined,
    period: grain && { end: parts.end, grain: grain.code },
  }
}

/** The answer as a table: parent, k0, s0 …, depth, n, a0 …; the groups themselves are the statement's first value. */
export function fromGroups({ parents, by, measures }: Counting): Sql {
  const keys = by.flatMap(({ cell, grain, roster }, i) => {
    const sorted = cell && !grain && partsOf(roster, cell).sort !== partsOf(roster, cell).value
    return sorted ? [`k${i}`, `s${i}`] : [`k${i}`]
  })
  const names = [...(parents ? ['parent'] : []), ...keys, 'depth', 'n', ...measures.map((_, i) => `a${i}`)]
  const from = names.length - measures.length
  const columns = names.map((name, i) => {
    const found = `value ->> ${i}`
    const exact = i >= from && measures[i - from]?.type === 'exact'
    return raw(
      `${exact ? `CAST(${found} AS INTEGER)` : name === 'depth' && parents ? `(${found}) - 1` : found} AS ${name}`,
    )
  })
  return sql`SELECT ${joined(columns, ', ')} FROM json_each(?)`
}
