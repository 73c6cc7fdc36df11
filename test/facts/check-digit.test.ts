import * as fc from 'fast-check'
import { madeUpNumber } from '../../seeds/dirty/refused'
import { residentId, uscc } from '../../src/facts/check-digit'

/** Changes one character to another of the same alphabet. */
const slip = (code: string, at: number, by: number): string => {
  const alphabet = /\d/.test(code[at]!) ? '0123456789' : 'ABCDEFGH'
  const next = alphabet[(alphabet.indexOf(code[at]!) + by) % alphabet.length]
  return code.slice(0, at) + next + code.slice(at + 1)
}

test('the credit code of GB 32100 catches every single slip of a digit', () => {
  const code = '11690121006901010G'
  expect(uscc(code)).toBe(true)
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) =>
      expect(uscc(slip(code, at, by))).toBe(false),
    ),
  )
  expect(uscc(code.slice(0, 17))).toBe(false)
  expect(uscc('11690121006901010I')).toBe(false)
})

test.each([
  '11690121006901010G',
  '11690121006901029D',
  '12690121436901176F',
  '54690121ME69020067',
  '91690121MA6900014G',
  '13690121506903039F',
  '116901210000001820',
  '11690121000000369Y',
  '1169012100000006XU',
])('the made-up code %s holds, and no other last character does', (code) => {
  const holding = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'].filter((last) => uscc(code.slice(0, 17) + last))
  expect(holding).toEqual([code[17]])
})

test('the identity number of GB 11643 needs its check digit and a real day of birth', () => {
  const number = madeUpNumber('19600115', 107)
  expect(residentId(number)).toBe(true)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) =>
      expect(residentId(slip(number, at, by))).toBe(false),
    ),
  )
  expect(residentId(madeUpNumber('19600230', 107))).toBe(false)
  expect(residentId(madeUpNumber('18000115', 107))).toBe(false)
})
