/** Disclosure control where figures are published crosswise: areas inside areas, and each broken down by category. */
import { defaultSuppression, type Released, suppress } from '../../../src/measure/exchange/suppress'
import type { SealedValue } from '../../../src/measure/snapshot/hash'

const part = (by: string, key: string, value: number) => ({
  by,
  key,
  label: key,
  value: String(value),
  numerator: String(value),
  denominator: null,
})

const value = (
  level: 'COUNTY' | 'TOWNSHIP',
  id: number,
  total: number,
  breakdown: ReturnType<typeof part>[],
): SealedValue => ({
  code: 'X-01',
  area: { level, roster: level, id, code: null, label: `${level} ${id}` },
  period: '2020',
  value: String(total),
  numerator: String(total),
  denominator: null,
  unit: '户',
  status: 'A',
  breakdown,
})

const parentOf = ({ area }: SealedValue): string | null => (area.level === 'COUNTY' ? null : 'COUNTY/1')
const released = (values: SealedValue[]): Released[] => suppress(values, true, defaultSuppression, parentOf)
const shown = (values: Released[]) =>
  values.map(({ value: total, breakdown }) => [total, ...breakdown.map((one) => one.value)])

/** Every hidden cell has another hidden one beside it in each sum whose total is published. */
function alone(values: Released[]): string[] {
  const [county, ...towns] = values
  const found: string[] = []
  const check = (name: string, parts: (string | null)[], total: string | null) => {
    if (total !== null && parts.filter((one) => one === null).length === 1) found.push(name)
  }
  for (const one of values)
    check(
      `${one.area.label} by category`,
      one.breakdown.filter(({ by }) => by === 'category').map((each) => each.value),
      one.value,
    )
  check(
    'townships',
    towns.map((one) => one.value),
    county!.value,
  )
  for (const { by, key, value: total } of county!.breakdown.filter((each) => each.by === 'category'))
    check(
      key,
      towns.flatMap((one) =>
        one.breakdown.filter((each) => each.by === by && each.key === key).map((each) => each.value),
      ),
      total,
    )
  return found
}

const county = value('COUNTY', 1, 90, [
  part('category', 'a', 33),
  part('category', 'b', 57),
  part('TOWNSHIP', '1', 40),
  part('TOWNSHIP', '2', 30),
  part('TOWNSHIP', '3', 20),
])
const towns = [
  value('TOWNSHIP', 1, 40, [part('category', 'a', 3), part('category', 'b', 37)]),
  value('TOWNSHIP', 2, 30, [part('category', 'a', 18), part('category', 'b', 12)]),
  value('TOWNSHIP', 3, 20, [part('category', 'a', 12), part('category', 'b', 8)]),
]

it('hides a small part, its neighbour in the row, and what the columns would give away', () => {
  const found = released([county, ...towns])
  expect(shown(found)).toEqual([
    ['90', '33', '57', '40', '30', '20'],
    ['40', null, null],
    ['30', '18', '12'],
    ['20', null, null],
  ])
  expect(alone(found)).toEqual([])
})

it('hides a township in the breakdown of its county where it is hidden as an area, and the other way round', () => {
  const small = value('TOWNSHIP', 4, 2, [])
  const whole = { ...county, breakdown: [...county.breakdown, part('TOWNSHIP', '4', 2)] }
  const found = released([whole, ...towns, small])
  const areas = found.slice(1).map((one) => [String(one.area.id), one.hidden])
  const parts = found[0]!.breakdown.filter(({ by }) => by === 'TOWNSHIP').map((one) => [one.key, one.hidden])
  expect(parts).toEqual(areas)
  expect(parts.filter(([, hidden]) => hidden)).toEqual([
    ['3', true],
    ['4', true],
  ])
  expect(found[3]!.breakdown.every((one) => one.hidden && one.value === null)).toBe(true)
  expect(alone(found)).toEqual([])
})

it('leaves everything where nothing is small', () => {
  const found = released([value('COUNTY', 1, 50, []), value('TOWNSHIP', 1, 30, []), value('TOWNSHIP', 2, 20, [])])
  expect(shown(found)).toEqual([['50'], ['30'], ['20']])
})
