/** What the engine has to answer, worked out over plain arrays: rows, aggregates and groups as a response shows them. */
import type { CellFacts } from '../../src/facts/cell'
import { type RosterFacts, targetOf } from '../../src/facts/roster'
import { measure, type Naive, ranked, shown, sortKeys, storedOf } from './naive'
import type { Row } from './sample'

/** Every aggregate of every cell, and the fields that ask for them. */
export const functions = (roster: RosterFacts): string =>
  `count ${roster.cells
    .filter((c) => c.kind.aggregates.length > 0)
    .map((c) => `${c.name} { ${c.kind.aggregates.join(' ')} }`)
    .join(' ')}`
export const aggregates = (roster: RosterFacts, rows: Row[]): Record<string, unknown> => ({
  count: rows.length,
  ...Object.fromEntries(
    roster.cells
      .filter((c) => c.kind.aggregates.length > 0)
      .map((c) => [
        c.name,
        Object.fromEntries(c.kind.aggregates.map((word) => [word, shown(c, measure(c, rows, word), word)])),
      ]),
  ),
})
export const values = (roster: RosterFacts): CellFacts[] => roster.cells.filter((c) => c.kind.name !== 'link')
export const shownRow = (roster: RosterFacts, row: Row): Record<string, unknown> => ({
  id: String(row.id),
  ...Object.fromEntries(
    values(roster).map((c) => [
      c.name,
      c.kind.show(
        c.kind.columns(c).map((column) => row[column.name]!),
        c,
      ),
    ]),
  ),
})

export type Key = Record<string, any>

export const distinct = (by: Key[]): Key[] => {
  const seen = new Set<string>()
  return by.filter((key) => {
    const path = JSON.stringify(key)
    return !seen.has(path) && seen.add(path)
  })
}

/** Keys that go through the same link are merged by aliases of their own. */
export const keySelection = (by: Key[]): string => `id ${by.map((key, i) => selectKey(key, `k${i}`)).join(' ')}`
function selectKey(key: Key, alias: string): string {
  const [name, part] = Object.entries(key)[0]!
  if (part.grain) return `${alias}: ${name}(grain: ${part.grain})`
  return part === true ? `${alias}: ${name}` : `${alias}: ${name} { ${selectKey(part, alias)} }`
}

export const dig = (found: any, key: Key, alias: string): unknown => {
  const [, part] = Object.entries(key)[0]!
  return part === true || part.grain ? found[alias] : found[alias] && dig(found[alias], part, alias)
}

function keyValue(naive: Naive, roster: RosterFacts, row: Row | undefined, key: Key): unknown {
  const [name, part] = Object.entries(key)[0]!
  if (!row) return null
  if (name === 'id') return String(row.id)
  const cell = roster.cell(name)
  if (cell.kind.name === 'link') return keyValue(naive, targetOf(cell), naive.linked(cell, row), part)
  if (cell.kind.name !== 'day') return cell.kind.show([storedOf(cell, row)], cell)
  const from = storedOf(cell, row) as number | null
  return from === null ? null : label(from, row[cell.kind.columns(cell)[1]!.name] as number, part.grain)
}

/** A text is ordered by its pinyin key and then by itself, everything else by what is stored. */
function natural(naive: Naive, roster: RosterFacts, row: Row | undefined, key: Key): unknown[] {
  const [name, part] = Object.entries(key)[0]!
  if (name === 'id') return [row?.id ?? null]
  const cell = roster.cell(name)
  if (cell.kind.name === 'link') return natural(naive, targetOf(cell), row && naive.linked(cell, row), part)
  if (cell.kind.name === 'day') return [keyValue(naive, roster, row, key)]
  return row ? [...sortKeys(cell, row), storedOf(cell, row)] : [...sortKeys(cell, {}), null]
}

function label(from: number, to: number, grain: string): string | null {
  const name = (n: number): string => {
    const [y, m, d] = [Math.floor(n / 10_000), Math.floor(n / 100) % 100, n % 100]
    const two = (x: number) => String(x).padStart(2, '0')
    return {
      DAY: `${y}-${two(m)}-${two(d)}`,
      MONTH: `${y}-${two(m)}`,
      QUARTER: `${y}-Q${Math.ceil(m / 3)}`,
      HALF_YEAR: `${y}-H${Math.ceil(m / 6)}`,
      YEAR: `${y}`,
    }[grain]!
  }
  return name(from) === name(to) ? name(from) : null
}

export interface Group {
  keys: unknown[]
  /** What each key is ordered by. */
  naturals: unknown[][]
  depth: number
  rows: Row[]
}

export function groups(naive: Naive, roster: RosterFacts, rows: Row[], by: Key[], rollup: boolean): Group[] {
  const found: Group[] = []
  for (let depth = by.length; depth >= (rollup ? 0 : by.length); depth--) {
    const all = new Map<string, Group>()
    for (const row of rows) {
      const keys = by.map((key, i) => (i < depth ? keyValue(naive, roster, row, key) : null))
      const name = JSON.stringify(keys)
      if (!all.has(name))
        all.set(name, {
          keys,
          naturals: by.map((key, i) => natural(naive, roster, i < depth ? row : undefined, key)),
          depth,
          rows: [],
        })
      all.get(name)!.rows.push(row)
    }
    found.push(...all.values())
  }
  return found
}

interface Term {
  value(group: Group): unknown
  direction: string
}

/** `{township: {name: ASC}}`: the names on the way and the direction at its end. */
function pathOf(given: Key | string, names: string[] = []): [names: string[], direction: string] {
  if (typeof given === 'string') return [names, given]
  const [name, part] = Object.entries(given)[0]!
  return pathOf(part, [...names, name])
}

const namesOf = (key: Key): string[] => {
  const [name, part] = Object.entries(key)[0]!
  return part === true || part.grain ? [name] : [name, ...namesOf(part)]
}

function termsOf(roster: RosterFacts, by: Key[], { aggregate, key }: Key): Term[] {
  if (aggregate) {
    const [[name, word], direction] = pathOf(aggregate)
    const value = (g: Group) => (name === 'count' ? g.rows.length : measure(roster.cell(name!), g.rows, word!))
    return [{ value, direction }]
  }
  const [names, direction] = pathOf(key)
  const places = by.flatMap((one, i) => (namesOf(one).join() === names.join() ? [i] : []))
  return places.flatMap((i) => keyTerms(i, direction))
}

/** A text has two things it is ordered by. */
const keyTerms = (i: number, direction: string): Term[] =>
  [0, 1].map((part) => ({ value: ({ naturals }) => naturals[i]![part] ?? null, direction }))

/** By what is asked for, then by the keys with nulls last, subtotals behind what they sum up. */
export function inOrder(roster: RosterFacts, found: Group[], by: Key[], orderBy: Key[]): Group[] {
  const terms = [
    ...orderBy.flatMap((one) => termsOf(roster, by, one)),
    ...by.flatMap((_, i) => keyTerms(i, 'ASC_NULLS_LAST')),
  ].map(({ value, direction }) => ({ values: new Map(found.map((g) => [g, value(g)])), direction }))
  return [...found].sort((a, b) => {
    for (const { values, direction } of terms) {
      const order = ranked(values.get(a), values.get(b), direction)
      if (order) return order
    }
    return b.depth - a.depth
  })
}

/** `node` of a group as the response shows it, but for its key. */
export const shownGroup = (roster: RosterFacts, { depth, rows }: Group, all: number): Key => ({
  depth,
  share: (Math.floor((rows.length / all) * 1e6 + 0.5) / 1e6).toFixed(6),
  aggregate: aggregates(roster, rows),
})
