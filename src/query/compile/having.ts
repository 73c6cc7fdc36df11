/** `{count: {gte: 3}, total: {sum: {gt: "1000000"}}}` becomes a condition; where each aggregate is found, the caller says. */
import type { RosterFacts } from '../../facts/roster'
import { type Path, refusal } from '../refusal'
import { countMeasure, type Measure, measureOf } from './aggregates'
import { compare, entries } from './compare'
import { and, type Sql } from './sql'
import type { Statement } from './statement'

/** The aggregates an input names, each with what is asked of it: a condition, or a direction. */
export function namedMeasures(
  given: unknown,
  statement: Statement,
  roster: RosterFacts,
  path: Path,
): [measure: Measure, wanted: unknown, path: Path][] {
  return entries(given, path).flatMap(([name, part]): [Measure, unknown, Path][] => {
    if (name === 'count') return [[countMeasure, part, [...path, name]]]
    const cell = statement.setting.world.cells(roster).get(name)
    if (!cell) throw refusal('BAD_INPUT', `${roster.name} has no cell “${name}”`, `${roster.zh}没有字段“${name}”`, path)
    return entries(part, [...path, name]).map(([word, wanted]) => {
      const measure = measureOf(roster, cell, word)
      if (!measure)
        throw refusal('BAD_INPUT', `a ${cell.kind.en} cell has no “${word}”`, `${cell.kind.zh}没有“${word}”`, [
          ...path,
          name,
        ])
      return [measure, wanted, [...path, name, word]]
    })
  })
}

export function having(
  given: unknown,
  statement: Statement,
  roster: RosterFacts,
  path: Path,
  find: (measure: Measure) => Sql,
): Sql {
  return and(
    namedMeasures(given, statement, roster, path).map(([measure, wanted, at]) => {
      const found = find(measure)
      const first = measure.compared ? measure.compared(found, statement.setting.dialect) : found
      return compare(
        { x: { first, last: first, interval: measure.day }, type: measure.type, parse: measure.parse },
        wanted,
        statement,
        at,
      )
    }),
  )
}
