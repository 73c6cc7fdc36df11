/** A condition as it was written comes in, with the roster it is about; goes out the tree. What is wrong is told with its place, and the rest is read on. */
import type { CellFacts } from '../facts/cell'
import { type RosterFacts, targetOf } from '../facts/roster'
import { type Inverse, markColumns } from '../facts/world'
import { isFault, type ParseOptions, partsIn } from './entries'
import { type FilterFault, type InputPath, unknown, wrong } from './fault'
import { parseTests } from './parse-tests'
import { parseTotals } from './parse-totals'
import { allOf, EVERYTHING, type Filter, type Subject } from './tree'

/** `parseFilter({households: {gte: 100}}, village, …)`; nothing given holds of every row. */
export function parseFilter(given: unknown, roster: RosterFacts, at: InputPath, options: ParseOptions): Filter {
  return given === null || given === undefined ? EVERYTHING : row(given, roster, at, options)
}

const told = (fault: FilterFault, { fault: tell }: ParseOptions): Filter => {
  tell(fault)
  return EVERYTHING
}

/** What a level of conditions has beside `and`, `or` and `not`. */
interface Level {
  /** What stands under one name; undefined leaves it to `rest`. */
  own(name: string, part: unknown, at: InputPath): Filter | undefined
  /** All that is left, together. */
  rest?(parts: Part[], at: InputPath): Filter
  /** What is wrong with one that is empty. */
  empty?: FilterFault
}
type Part = [name: string, part: unknown]

/** `and`, `or` and `not` are read alike whatever they combine. */
function combined(given: unknown, at: InputPath, options: ParseOptions, level: Level): Filter {
  const { deepest = 40 } = options
  if (at.length > deepest) return told(tooDeep(at), options)
  const parts = partsIn(given, at)
  if (isFault(parts)) return told(parts, options)
  if (parts.length === 0 && level.empty) return told(level.empty, options)
  const rest: Part[] = []
  const found: Filter[] = []
  for (const part of parts) {
    const read = joined(part, at, options, level) ?? level.own(part[0], part[1], [...at, part[0]])
    if (read) found.push(read)
    else rest.push(part)
  }
  if (rest.length > 0) found.push(level.rest!(rest, at))
  return allOf(found)
}

function joined([name, part]: Part, at: InputPath, options: ParseOptions, level: Level): Filter | undefined {
  if (name !== 'and' && name !== 'or' && name !== 'not') return undefined
  const again = (one: unknown, place: InputPath): Filter => combined(one, place, options, level)
  if (name === 'and') return allOf(listed(part, [...at, name], again))
  if (name === 'or') return { is: 'or', parts: listed(part, [...at, name], again) }
  return { is: 'not', part: again(part, [...at, name]) }
}

const listed = (given: unknown, at: InputPath, read: (part: unknown, at: InputPath) => Filter): Filter[] =>
  (Array.isArray(given) ? given : [given]).map((part, i) => read(part, [...at, i]))

const tooDeep = (at: InputPath): FilterFault => wrong(at.slice(0, 8), 'filter.too-deep', {})

const row = (given: unknown, roster: RosterFacts, at: InputPath, options: ParseOptions): Filter =>
  combined(given, at, options, { own: (name, part, place) => one(roster, name, part, place, options) })

function one(roster: RosterFacts, name: string, part: unknown, at: InputPath, options: ParseOptions): Filter {
  const { world } = options
  const cell = world.cells(roster).get(name)
  if (cell?.kind.name === 'link') return link(roster, cell, part, at, options)
  const list = cell ? undefined : world.lists(roster).get(name)
  if (list) return rows(list, part, at, options)
  const subject = cell ? ({ is: 'cell', roster, cell } as const) : ownSubject(roster, name)
  return subject ? parseTests(subject, part, at, options) : told(strange(roster, name, at, options), options)
}

/** What a row has beside its cells and lists. */
function ownSubject(roster: RosterFacts, name: string): Subject | undefined {
  if (name === 'id') return { is: 'id' }
  if (markColumns.has(name)) return { is: 'mark', name: name as 'isActive' }
  const cell = roster.cells.find((each) => each.qualified && `${each.name}Qualifier` === name)
  return cell && { is: 'qualifier', roster, cell }
}

function strange(roster: RosterFacts, name: string, at: InputPath, { world }: ParseOptions): FilterFault {
  const known = [
    ...world.cells(roster).keys(),
    ...world.lists(roster).keys(),
    'id',
    ...markColumns.keys(),
    'and',
    'or',
    'not',
  ]
  return unknown(at, { zh: `${roster.zh}的字段`, en: `field of ${roster.name}` }, name, known)
}

/** A link's own id is compared where it stands; all else is asked of the row it leads to, together. */
function link(roster: RosterFacts, cell: CellFacts, given: unknown, at: InputPath, options: ParseOptions): Filter {
  const subject: Subject = { is: 'cell', roster, cell }
  return combined(given, at, options, {
    own(name, part, place) {
      if (name === 'isNull') return parseTests(subject, { isNull: part }, place.slice(0, -1), options)
      return name === 'id' ? parseTests(subject, part, place, options) : undefined
    },
    rest: (parts, place) => ({
      is: 'link',
      roster,
      cell,
      part: row(Object.fromEntries(parts), targetOf(cell), place, options),
    }),
    empty: options.strict ? wrong(at, 'filter.empty', {}) : undefined,
  })
}

function rows(list: Inverse, given: unknown, at: InputPath, options: ParseOptions): Filter {
  const parts = typeof given === 'object' ? partsIn(given, at) : []
  if (isFault(parts)) return told(parts, options)
  if (parts.length === 0 && (options.strict || typeof given !== 'object'))
    return told(wrong(at, 'filter.no-quantifier', {}), options)
  return allOf(parts.map(([how, part]) => quantified(list, how, part, [...at, how], options)))
}

function quantified(list: Inverse, how: string, part: unknown, at: InputPath, options: ParseOptions): Filter {
  if (how === 'aggregate')
    return { is: 'totals', list, rows: EVERYTHING, part: parseTotals(part, list.roster, at, options) }
  if (how === 'some' || how === 'every' || how === 'none')
    return { is: how, list, part: parseFilter(part, list.roster, at, options) }
  return told(unknown(at, { zh: '字段', en: 'field' }, how, ['some', 'every', 'none', 'aggregate']), options)
}
