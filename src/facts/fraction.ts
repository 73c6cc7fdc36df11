/** Exact numbers: a numerator and a denominator of any size. Nothing passes through a binary double. */
import { parseDecimal, point } from './numbers'

export interface Fraction {
  n: bigint
  /** Always above 0. */
  d: bigint
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

export function fraction(n: bigint, d = 1n): Fraction {
  if (d === 1n) return { n, d }
  const sign = d < 0n ? -1n : 1n
  const common = gcd(n, d) || 1n
  return { n: (sign * n) / common, d: (sign * d) / common }
}

/** Of a number written in digits: `exact('12.5')` is 25/2. Throws RangeError for anything else. */
export function exact(text: string | number): Fraction {
  if (Number.isSafeInteger(text)) return fraction(BigInt(text))
  const found = /^-?\d+(\.\d+)?$/.test(String(text)) ? parseDecimal(String(text)) : null
  if (!found) throw new RangeError(`“${text}” is not a decimal number`)
  return fraction(found.digits, 10n ** BigInt(found.scale))
}

export const plus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d + b.n * a.d, a.d * b.d)
export const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d)
export const times = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d)
/** Null when there is nothing to divide by. */
export const over = (a: Fraction, b: Fraction): Fraction | null => (b.n === 0n ? null : fraction(a.n * b.d, a.d * b.n))
export const less = (a: Fraction, b: Fraction): boolean => a.n * b.d < b.n * a.d
export const least = (a: Fraction, b: Fraction): Fraction => (less(b, a) ? b : a)
export const most = (a: Fraction, b: Fraction): Fraction => (less(a, b) ? b : a)

/** Rounded half up (away from zero below it) to so many places: 1167/13 at 2 is "89.77". */
export function rounded({ n, d }: Fraction, places: number): string {
  const scaled = 2n * (n < 0n ? -n : n) * 10n ** BigInt(places) + d
  const digits = scaled / (2n * d)
  return point(n < 0n ? -digits : digits, places)
}

/** In as few digits as it takes, at most six places: "1167", "0.5". */
export const fractionText = (value: Fraction): string => {
  if (value.d === 1n) return String(value.n)
  const text = rounded(value, 6)
  return text.replace(/\.?0+$/, '') || '0'
}
