/**
 * Disclosure control for what leaves the office. Counts of households and people from 1 to 4 are hidden, ratios over small
 * denominators too; and wherever a single hidden part could be found by taking the others from a published total, one more is hidden.
 */
import type { RosterFacts } from '../facts/roster'
import { type Indicator, termsOfIndicator } from './indicator'
import type { SealedValue } from './snapshot-hash'
import type { BreakdownValue } from './value'

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
  const small = (figure: Figure): boolean => isSmall(figure, people, options)
  const released = values.map((value) => ({ ...openly(value), hidden: small(value) }))
  const byArea = new Map(released.map((value) => [`${value.area.level}/${value.area.id}`, value]))
  for (const value of released) hideParts(value, small)
  for (let again = true; again; ) {
    again = false
    for (const { parent, parts } of grouped(released, parentOf)) again = hideOneMore(parts, byArea.get(parent)) || again
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

function hideParts(value: Released, small: (figure: Figure) => boolean): void {
  for (const part of value.breakdown) part.hidden = small(part)
  for (const by of new Set(value.breakdown.map((part) => part.by)))
    hideOneMore(
      value.breakdown.filter((part) => part.by === by),
      value,
    )
}

/** The parts of each area, those of one level together. */
function grouped(
  values: Released[],
  parentOf: (value: SealedValue) => string | null,
): { parent: string; parts: Released[] }[] {
  const groups = new Map<string, { parent: string; parts: Released[] }>()
  for (const value of values) {
    const parent = parentOf(value)
    if (parent === null) continue
    const group = groups.get(`${parent} ${value.area.level}`) ?? { parent, parts: [] }
    group.parts.push(value)
    groups.set(`${parent} ${value.area.level}`, group)
  }
  return [...groups.values()]
}

const known = ({ numerator, value }: Figure): number => Number(numerator ?? value ?? 0)

/** A total that is published beside all parts but one gives that one away: the smallest of the others goes with it. */
function hideOneMore(parts: (Figure & { hidden: boolean })[], total: { hidden: boolean } | undefined): boolean {
  if (!total || total.hidden || parts.filter(({ hidden }) => hidden).length !== 1) return false
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
