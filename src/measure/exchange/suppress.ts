/**
 * Disclosure control for what leaves the office. Counts of households and people from 1 to 4 are hidden, ratios over small
 * denominators too; and wherever a single hidden part could be found by taking the others from a published total, one more is hidden.
 */
import type { RosterFacts } from '../../facts/roster'
import { type Indicator, termsOfIndicator } from '../indicator'
import type { SealedValue } from '../snapshot/hash'
import type { BreakdownValue } from '../value'

export interface Suppression {
  /** Counts from 1 up to this many are hidden. */
  upTo: number
  /** Ratios whose denominator is below this are hidden. */
  ratioBelow: number
  /** What must not be counted in small numbers. */
  units: string[]
}

export const defaultSuppression: Suppression = { upTo: 4, ratioBelow: 10, units: ['户', '人'] }

/** A value as it may leave: `hidden` ones hold nothing. */
export interface Released extends SealedValue {
  hidden: boolean
  breakdown: (BreakdownValue & { hidden: boolean })[]
}

interface Figure {
  value: string | null
  numerator: string | null
  denominator: string | null
}

export const openly = (value: SealedValue): Released => ({
  ...value,
  hidden: false,
  breakdown: value.breakdown.map((part) => ({ ...part, hidden: false })),
})

/** Whether an indicator counts households or people: by its own unit, or by that of a cell it sums. */
export function countsPeople(indicator: Indicator, rosters: RosterFacts[], { units }: Suppression): boolean {
  if (units.includes(indicator.unit)) return true
  return termsOfIndicator(indicator).some(({ roster, aggregate }) =>
    Object.values(aggregate)
      .flat()
      .some((name) =>
        units.includes(
          rosters.find((one) => one.name === roster)?.cells.find((cell) => cell.name === name)?.unit ?? '',
        ),
      ),
  )
}

/** All values of one indicator and period. `parentOf` gives the area a value is a part of, as `level/id`. */
export function suppress(
  values: SealedValue[],
  people: boolean,
  options: Suppression,
  parentOf: (value: SealedValue) => string | null,
): Released[] {
  const released = values.map(openly)
  for (const value of released)
    for (const cell of [value, ...value.breakdown]) cell.hidden = isSmall(cell, people, options)
  const sums = sumsOf(released, parentOf)
  const twins = twinsOf(released)
  for (let again = true; again; ) {
    again = false
    for (const sum of sums) again = hideOneMore(sum) || again
    for (const twin of twins) again = hideBoth(...twin) || again
  }
  return released.map(emptied)
}

function isSmall(
  { value, numerator, denominator }: Figure,
  people: boolean,
  { upTo, ratioBelow }: Suppression,
): boolean {
  const few = (text: string | null): boolean => text !== null && Number(text) >= 1 && Number(text) <= upTo
  if (denominator !== null) return Number(denominator) < ratioBelow || (people && (few(numerator) || few(denominator)))
  return people && few(value)
}

type Cell = Figure & { hidden: boolean }

/** Cells that add up to another one that may be published beside them. */
interface Sum {
  parts: Cell[]
  total: Cell
}

const placeOf = ({ area }: Released): string => `${area.level}/${area.id}`

/** Areas make up the area around them; a breakdown makes up its value; and one category of all areas that of the area around them. */
function sumsOf(values: Released[], parentOf: (value: SealedValue) => string | null): Sum[] {
  const byArea = new Map(values.map((value) => [placeOf(value), value]))
  const sums = new Map<string, Sum>()
  const add = (name: string, part: Cell, total: Cell | undefined): void => {
    const sum = sums.get(name)
    if (sum) sum.parts.push(part)
    else if (total) sums.set(name, { parts: [part], total })
  }
  for (const value of values) {
    for (const part of value.breakdown) add(`${placeOf(value)} by ${part.by}`, part, value)
    const parent = byArea.get(parentOf(value) ?? '')
    if (!parent) continue
    const name = `${placeOf(parent)} of ${value.area.level}`
    add(name, value, parent)
    for (const part of value.breakdown) add(`${name} ${part.by} ${part.key}`, part, sameIn(parent, part))
  }
  return [...sums.values()]
}

const sameIn = ({ breakdown }: Released, { by, key }: BreakdownValue): Cell | undefined =>
  breakdown.find((part) => part.by === by && part.key === key)

/** The part of a township in the county's breakdown is that township's value; and what is hidden has no open parts. */
function twinsOf(values: Released[]): [Cell, Cell, 'both' | 'down'][] {
  const byArea = new Map(values.map((value) => [placeOf(value), value]))
  return values.flatMap((value) =>
    value.breakdown.flatMap((part): [Cell, Cell, 'both' | 'down'][] => {
      const twin = byArea.get(`${part.by}/${part.key}`)
      return [[value, part, 'down'], ...(twin ? [[part, twin, 'both'] as [Cell, Cell, 'both']] : [])]
    }),
  )
}

function hideBoth(a: Cell, b: Cell, how: 'both' | 'down'): boolean {
  if (a.hidden === b.hidden || (how === 'down' && b.hidden)) return false
  a.hidden = true
  b.hidden = true
  return true
}

const known = ({ numerator, value }: Figure): number => Number(numerator ?? value ?? 0)

/** A total that is published beside all parts but one gives that one away: the smallest of the others goes with it. */
function hideOneMore({ parts, total }: Sum): boolean {
  if (total.hidden || parts.filter(({ hidden }) => hidden).length !== 1) return false
  const others = parts.filter((part) => !part.hidden && part.value !== null)
  const [next] = others.sort((a, b) => Number(known(a) === 0) - Number(known(b) === 0) || known(a) - known(b))
  if (next) next.hidden = true
  return next !== undefined
}

function emptied(value: Released): Released {
  const none = { value: null, numerator: null, denominator: null }
  const breakdown = value.breakdown.map((part) => (part.hidden ? { ...part, ...none } : part))
  return value.hidden
    ? { ...value, ...none, status: 'M', breakdown: breakdown.map((part) => ({ ...part, ...none, hidden: true })) }
    : { ...value, breakdown }
}
