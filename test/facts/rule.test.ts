/** What the rosters declare across their cells: every rule names cells there are, and values they can have. */
import { rosters } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import type { Condition, Rule, Side } from '../../src/facts/rule'

const all = rosters.flatMap((roster) => roster.rules.map((rule) => ({ roster, rule })))

function cellsOf(side: Side | undefined): string[] {
  if (side === undefined || typeof side === 'number') return []
  if (typeof side === 'string') return [side]
  if ('sum' in side) return side.sum
  if ('ratio' in side) return side.ratio
  return 'cell' in side ? [side.cell] : [...side.minus, ...(side.plus ? [side.plus] : [])]
}

const conditionsOf = ({ when, must }: Rule): Condition[] => [when, must].filter((one) => one !== undefined)

it('names only cells of its roster', () => {
  const named = ({ rule }: { rule: Rule }): string[] => [
    ...cellsOf(rule.left),
    ...cellsOf(rule.right),
    ...conditionsOf(rule).map(({ cell }) => cell),
  ]
  const strange = all.flatMap((one) =>
    named(one).filter((name) => !one.roster.cells.some((cell) => cell.name === name)),
  )
  expect(all.length).toBeGreaterThan(5)
  expect(strange).toEqual([])
})

it('compares whole sides of one measure: amounts with amounts, times with times', () => {
  const measureOf = (roster: RosterFacts, side: Side | undefined): string[] =>
    cellsOf(side).map((name) => {
      const { kind } = roster.cell(name)
      return kind.amount ? 'amount' : kind.time?.days ? 'day' : kind.time ? 'year' : kind.name
    })
  const mixed = all.filter(
    ({ roster, rule }) => new Set([...measureOf(roster, rule.left), ...measureOf(roster, rule.right)]).size > 1,
  )
  expect(mixed.map(({ rule }) => rule.id)).toEqual([])
})

it('asks for values the cell can have, and says why in two languages', () => {
  for (const { roster, rule } of all) {
    for (const { cell: name, is } of conditionsOf(rule)) {
      const cell = roster.cell(name)
      for (const value of Array.isArray(is) ? is : []) {
        expect(() => cell.kind.parse(value, cell)).not.toThrow()
        if (cell.kind.listed) expect(cell.options.map(({ code }) => code)).toContain(value)
      }
    }
    expect(rule.zh).toMatch(/[\u3400-\u9fff]/)
    expect(rule.en).toMatch(/[a-z]/)
  }
  expect(new Set(all.map(({ roster, rule }) => roster.name + JSON.stringify(rule))).size).toBe(all.length)
})
