import fc from 'fast-check'
import { chunked, groupedBy } from '../../src/facts/lists'

describe('lists', () => {
  it('come back whole from their parts, none of which is empty or too long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 7 }), (list, size) => {
        const parts = [...chunked(list, size)]
        expect(parts.flat()).toEqual(list)
        expect(parts.every((part) => part.length > 0 && part.length <= size)).toBe(true)
        expect(parts).toHaveLength(Math.ceil(list.length / size))
      }),
    )
  })

  it('are put together by a key in the order they come', () => {
    expect([...groupedBy(['aa', 'b', 'cc', 'd'], (word) => word.length)]).toEqual([
      [2, ['aa', 'cc']],
      [1, ['b', 'd']],
    ])
    expect([...groupedBy([], String)]).toEqual([])
  })
})
