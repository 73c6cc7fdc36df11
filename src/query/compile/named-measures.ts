/** `{count: "DESC"}`, `{total: {sum: "ASC"}}` comes in, as a list or a group is ordered; goes out which aggregate it names, with what is asked of it. */

import type { RosterFacts } from '../../facts/roster'
import { fieldEntries } from '../plan/items'
import { type Path, refusal } from '../refusal'
import { countMeasure, type Measure, measureOf } from './sql/aggregates'
import type { Statement } from './statement'

/** The aggregates an input names, each with what is asked of it: a condition, or a direction. */
export function namedMeasures(
  given: unknown,
  statement: Statement,
  roster: RosterFacts,
  path: Path,
): [measure: Measure, wanted: unknown, path: Path][] {
  return fieldEntries(given, path).flatMap(([name, part]): [Measure, unknown, Path][] => {
    if (name === 'count') return [[countMeasure, part, [...path, name]]]
    const cell = statement.setting.world.cells(roster).get(name)
    if (!cell) throw refusal('query.no-cell', { roster: { zh: roster.zh, en: roster.name }, name }, path)
    return fieldEntries(part, [...path, name]).map(([word, wanted]) => {
      const measure = measureOf(roster, cell, word)
      if (!measure)
        throw refusal('query.no-aggregate', { kind: { zh: cell.kind.zh, en: cell.kind.en }, word }, [...path, name])
      return [measure, wanted, [...path, name, word]]
    })
  })
}
