import fc from 'fast-check'
import { BoundedCache } from '../../src/facts/bounded-cache'

describe('a bounded cache', () => {
  it('keeps what is asked for and lets go what is not', () => {
    const cache = new BoundedCache<number, string>(4)
    for (let n = 1; n <= 20; n++) {
      cache.set(n, `${n}`)
      expect(cache.get(1)).toBe('1')
    }
    expect(cache.get(2)).toBeUndefined()
    expect(cache.get(20)).toBe('20')
  })

  it('always holds the latest half of what it may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.array(fc.integer({ min: 0, max: 30 })), (max, keys) => {
        const cache = new BoundedCache<number, number>(max)
        for (const key of keys) cache.set(key, key)
        const latest = [...new Set(keys.toReversed())].slice(0, Math.floor(max / 2))
        expect(latest.map((key) => cache.get(key))).toEqual(latest)
      }),
    )
  })

  it('never holds more than it may', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 60 }), (max, many) => {
        const held = (key: number) => {
          const cache = new BoundedCache<number, number>(max)
          for (let n = 0; n < many; n++) cache.set(n, n)
          return cache.get(key) !== undefined
        }
        const keys = Array.from({ length: many }, (_, key) => key)
        expect(keys.filter(held).length).toBeLessThanOrEqual(max)
      }),
    )
  })

  it('makes a value once, and once more when it was cleared', () => {
    const cache = new BoundedCache<string, null>(2)
    let made = 0
    const make = () => {
      made++
      return null
    }
    expect([cache.getOrMake('a', make), cache.getOrMake('a', make)]).toEqual([null, null])
    expect(made).toBe(1)
    cache.clear()
    cache.getOrMake('a', make)
    expect(made).toBe(2)
  })
})
