/** What holds for every kind there is, and for the made-up one: its members agree with each other. */
import * as fc from 'fast-check'
import { rosters } from '../../src/county/rosters'
import type { CellFacts } from '../../src/facts/cell'
import { daysIn } from '../../src/facts/days'
import { registeredKinds } from '../../src/facts/kinds'
import type { Kind, Stored } from '../../src/facts/kinds/kind'
import { registerKind } from '../../src/facts/kinds/register'
import { typedOut } from '../../src/intake/template/typed-out'
import type { CellValue } from '../../src/sheets/sheet'
import { plot } from './made-up/plot'

const cells = [...rosters, plot].flatMap(({ cells }) => cells)
const kinds = registeredKinds()
const cellsOf = (kind: Kind): CellFacts[] => cells.filter((cell) => cell.kind === kind)

const aDay = fc
  .tuple(fc.integer({ min: 1950, max: 2099 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([y, m, d]) => y * 10_000 + m * 100 + Math.min(d, daysIn(y, m)))

/** Values a cell can hold, by what its kind says of itself. */
function storedIn(cell: CellFacts): fc.Arbitrary<Stored[]> {
  const { kind } = cell
  if (kind.listed) return fc.constantFrom(...cell.options.map(({ code }) => [code]))
  if (kind.ticked) return fc.constantFrom([0], [1])
  if (kind.time?.days) return fc.tuple(aDay, aDay).map((both) => both.sort((a, b) => a - b))
  if (kind.time) return fc.integer({ min: 1950, max: 2099 }).map((year) => [year])
  if (kind.words)
    return fc
      .stringMatching(cell.code ? /^[A-Z][0-9]{3,8}$/ : /^[\u4e00-\u5000]{3,12}$/)
      .map((text) => kind.parse(text, cell))
  const most = Math.min(10 ** 12, (kind.amount?.bounds.max ?? 10 ** 9) * 10 ** (kind.amount?.places ?? 0))
  const amounts = fc.integer({ min: 0, max: kind.columns(cell)[0]?.type === 'integer' ? 2 ** 31 - 1 : most })
  const how = fc.constantFrom('EXACT', 'ABOUT', 'OVER', 'NEARLY', 'AT_LEAST')
  return cell.qualified ? fc.tuple(amounts, how) : amounts.map((n) => [n])
}

function read(cell: CellFacts, raw: CellValue): unknown {
  const row: Stored[] = cell.kind.columns(cell).map(() => null)
  return cell.kind.reader(cell, { factor: 1 })(raw, row, 0) ?? row
}

describe.each(kinds.filter(({ name }) => name !== 'link').map((kind) => [kind.name, kind] as const))(
  '%s',
  (_, kind) => {
    const pairs = fc.constantFrom(...cellsOf(kind)).chain((cell) => storedIn(cell).map((stored) => ({ cell, stored })))

    it('reads what a person would type for it, and what it displays', () => {
      fc.assert(
        fc.property(pairs, ({ cell, stored }) => {
          expect(read(cell, typedOut(cell, stored))).toEqual(stored)
          expect(read(cell, kind.display(stored, cell))).toEqual(stored)
        }),
      )
    })

    it('parses what it shows', () => {
      fc.assert(
        fc.property(pairs, ({ cell, stored }) => {
          const parsed = kind.parse(kind.show(stored, cell), cell)
          expect(parsed).toHaveLength(kind.columns(cell).length)
          for (const [i, { role }] of kind.columns(cell).entries())
            if (role !== 'qualifier') expect(parsed[i]).toBe(stored[i])
        }),
      )
    })

    it('has nothing to show, type or display for an empty cell, and stores nothing for null', () => {
      for (const cell of cellsOf(kind)) {
        const empty = kind.columns(cell).map(() => null)
        expect(kind.show(empty, cell)).toBeNull()
        expect(kind.display(empty, cell)).toBe('')
        expect(typedOut(cell, empty)).toBeUndefined()
        expect(kind.parse(null, cell)).toEqual(empty)
        expect(kind.sheet.format(cell).show(null)).toBe('')
        expect(kind.sheet.format(cell).cell(null)).toBe('')
      }
    })

    it('reads its examples, and takes what it displays for a value of its column', () => {
      fc.assert(
        fc.property(pairs, ({ cell, stored }) => {
          for (const example of kind.sheet.example(cell).split('、').filter(Boolean)) {
            expect(read(cell, example)).toBeInstanceOf(Array)
            expect(kind.sheet.note(cell)).toContain(example)
          }
          const text = kind.display(stored, cell)
          if (!kind.ticked && !cell.code) expect(kind.sheet.fits(text, cell)).toBe(true)
        }),
      )
    })

    it('shows a stored value as it stands where it says so', () => {
      fc.assert(
        fc.property(pairs, ({ cell, stored }) => kind.shownAsStored !== true || kind.show(stored, cell) === stored[0]),
      )
    })

    it('has a last column exactly when it is an interval, and offers all its choices', () => {
      for (const cell of cellsOf(kind)) {
        expect(kind.columns(cell).some(({ role }) => role === 'end')).toBe(kind.interval === true)
        for (const choice of kind.sheet.choices?.(cell) ?? []) expect(read(cell, choice)).toBeInstanceOf(Array)
      }
    })

    it('says what its aggregates are', () => {
      const { graphql, amount, aggregates } = kind
      expect(aggregates.includes('sum')).toBe(amount !== undefined)
      expect(graphql.sum !== undefined).toBe(aggregates.includes('sum'))
      expect(graphql.avg !== undefined).toBe(aggregates.includes('avg'))
      if (amount) expect(amount.meanPlaces).toBeGreaterThanOrEqual(amount.places)
      if (typeof graphql.value === 'object')
        expect(kind.operators.filter((operator) => operator !== 'field')).toEqual(graphql.value.operators)
    })
  },
)

it('knows each kind by one name, and takes no second of it', () => {
  const [kind] = kinds
  expect(() => registerKind({ ...(kind as Kind) })).toThrow(`there is a kind “${kind?.name}” already`)
  expect(new Set(kinds.map(({ name }) => name)).size).toBe(kinds.length)
  expect(kinds.length).toBeGreaterThan(10)
})
