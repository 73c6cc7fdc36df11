/** `{count: {gte: 3}, total: {sum: {gt: "1000000"}}}` comes in, of a list or of a group; goes out the tree, whose subjects are aggregates. */
import type { CellFacts } from '../facts/cell'
import type { Aggregate } from '../facts/kinds/kind'
import type { RosterFacts } from '../facts/roster'
import { isFault, type ParseOptions, partsIn } from './entries'
import { type InputPath, unknown, wrong } from './fault'
import { parseTests } from './parse-tests'
import { allOf, EVERYTHING, type Filter } from './tree'

export function parseTotals(given: unknown, roster: RosterFacts, at: InputPath, options: ParseOptions): Filter {
  if (given === undefined) return EVERYTHING
  const parts = partsIn(given, at)
  if (isFault(parts) || (parts.length === 0 && options.strict)) {
    options.fault(wrong(at, 'filter.no-totals', {}))
    return EVERYTHING
  }
  return allOf(parts.map(([name, part]) => ofCell(roster, name, part, [...at, name], options)))
}

function ofCell(roster: RosterFacts, name: string, part: unknown, at: InputPath, options: ParseOptions): Filter {
  if (name === 'count') return parseTests({ is: 'aggregate', roster, cell: null, word: 'count' }, part, at, options)
  const cell = options.world.cells(roster).get(name)
  if (!cell) {
    const what = { zh: `${roster.zh}的字段`, en: `field of ${roster.name}` }
    options.fault(unknown(at, what, name, ['count', ...roster.cells.map((each) => each.name)]))
    return EVERYTHING
  }
  const parts = partsIn(part, at)
  if (isFault(parts)) {
    options.fault(parts)
    return EVERYTHING
  }
  return allOf(parts.map(([word, wanted]) => ofWord(roster, cell, word, wanted, [...at, word], options)))
}

function ofWord(
  roster: RosterFacts,
  cell: CellFacts,
  word: string,
  wanted: unknown,
  at: InputPath,
  options: ParseOptions,
): Filter {
  const { aggregates, zh, en } = cell.kind
  if (aggregates.includes(word as Aggregate))
    return parseTests({ is: 'aggregate', roster, cell, word: word as Aggregate }, wanted, at, options)
  options.fault(unknown(at, { zh: `汇总（${zh}）`, en: `aggregate of a ${en} cell` }, word, aggregates))
  return EVERYTHING
}
