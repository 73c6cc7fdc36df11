/** `{count: "DESC"}`, `{total: {sum: "ASC"}}` comes in, as a list or a group is ordered; goes out which aggregate it names, with what is asked of it. */
import type { RosterFacts } from '../../facts/roster'
import { type Path, refusal } from '../refusal'
import { countMeasure, type Measure, measureOf } from './aggregates'
import type { Statement } from './statement'

/** The fields of an input. */
export function entries(given: unknown, path: Path): [string, any][] {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw refusal('query.fields-expected', {}, path)
  return Object.entries(given).filter(([, part]) => part !== undefined)
}

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
    if (!cell) throw refusal('query.no-cell', { roster: { zh: roster.zh, en: roster.name }, name }, path)
    return entries(part, [...path, name]).map(([word, wanted]) => {
      const measure = measureOf(roster, cell, word)
      if (!measure)
        throw refusal('query.no-aggregate', { kind: { zh: cell.kind.zh, en: cell.kind.en }, word }, [...path, name])
      return [measure, wanted, [...path, name, word]]
    })
  })
}
