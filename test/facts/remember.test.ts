import * as fc from 'fast-check'
import { memoize, recently } from '../../src/facts/remember'

/** How many answers are kept at most. */
const KEPT = 4096

describe.each([
  ['memoize', memoize],
  ['recently', recently],
])('%s', (_name, keep) => {
  it('answers like what it is given, and asks once for what comes again', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 })), (keys) => {
        const asked: number[] = []
        const kept = keep((key: number) => {
          asked.push(key)
          return key * 2
        })
        expect(keys.map(kept)).toEqual(keys.map((key) => key * 2))
        expect(asked).toEqual([...new Set(keys)])
      }),
    )
  })
})

const counted = (keep: typeof memoize) => {
  let asked = 0
  const kept = keep((key: number) => {
    asked++
    return key
  })
  return { kept, asked: () => asked }
}

it('lets a column go whose values never come again', () => {
  const { kept, asked } = counted(memoize)
  for (let key = 0; key <= KEPT; key++) kept(key)
  const before = asked()
  kept(0)
  expect(asked()).toBe(before + 1)
})

it('keeps the last questions, and forgets those long ago', () => {
  const { kept, asked } = counted(recently)
  for (let key = 0; key < 3 * KEPT; key++) kept(key)
  const before = asked()
  kept(3 * KEPT - 1)
  expect(asked()).toBe(before)
  kept(0)
  expect(asked()).toBe(before + 1)
})
