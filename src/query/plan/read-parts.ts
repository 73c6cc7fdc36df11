/** What a list of rows and a list of groups have in common: edges, page information, totals, the page asked for. */

import type { CellFacts } from '../../facts/cell'
import type { RosterFacts } from '../../facts/roster'
import { countMeasure, measureOf } from '../compile/sql/aggregates'
import type { QueryLimits } from '../limits'
import type { Path } from '../refusal'
import { refusal } from '../refusal'
import type { EdgePlan, Page, PageInfoPlan, TotalPlan, TotalsPlan } from './plan'
import type { Planner } from './plan-cache'
import type { Field } from './selection'
import { fieldsOf, headOf } from './selection'

/** The unit a value is asked for in; the one it is stored in where none is said. */
export const unitAsked = (args: Record<string, any>): string | undefined => args.unit ?? undefined

export function readEdge<T>(field: Field, planner: Planner, node: (field: Field) => T): EdgePlan<T> {
  const parts = fieldsOf(field, planner)
  return {
    ...headOf(field, parts),
    key: field.key,
    cursors: parts.filter((part) => part.name === 'cursor').map((part) => part.key),
    nodes: parts.filter((part) => part.name === 'node').map(node),
  }
}

export function readPageInfo(field: Field, planner: Planner): PageInfoPlan {
  const parts = fieldsOf(field, planner)
  const own = parts.filter(({ name }) => name !== '__typename')
  return { ...headOf(field, parts), key: field.key, fields: own.map(({ key, name }) => [key, name]) }
}

export function readTotals(field: Field, roster: RosterFacts, planner: Planner): TotalsPlan {
  const parts = fieldsOf(field, planner)
  const fields = parts.flatMap((part): TotalPlan[] => {
    if (part.name === 'count') return [{ key: part.key, measure: countMeasure }]
    const cell = planner.world.cells(roster).get(part.name)
    return cell ? [readFunctions(part, roster, cell, planner)] : []
  })
  return { ...headOf(field, parts), key: field.key, fields }
}

function readFunctions(field: Field, roster: RosterFacts, cell: CellFacts, planner: Planner): TotalsPlan {
  const parts = fieldsOf(field, planner)
  const fields = parts.flatMap(({ key, name, args }) => {
    const measure = measureOf(roster, cell, name)
    return measure ? [{ key, measure, unit: unitAsked(args) }] : []
  })
  return { ...headOf(field, parts), key: field.key, fields }
}

export function readPage(args: Record<string, any>, path: Path, limits: QueryLimits): Page {
  const whole = (name: 'first' | 'last' | 'offset'): number | undefined => {
    const given = args[name] ?? undefined
    if (given < 0) throw refusal('query.negative', { name }, [...path, name])
    if (name !== 'offset' && given > limits.page)
      throw refusal('query.page-too-large', { given: String(given), page: limits.page }, [...path, name])
    return given
  }
  const [first, last] = [whole('first'), whole('last')]
  return {
    first: first ?? (last === undefined ? limits.defaultPage : undefined),
    last,
    after: args.after ?? undefined,
    before: args.before ?? undefined,
    offset: whole('offset') ?? 0,
  }
}
