/** What whole numbers, decimals, percentages and money share: a number cell becomes an integer count of the smallest unit, exactly or not at all. */
import type { CellValue } from '../../sheets/sheet'
import { type Decimal, fit, fromDouble, parseDecimal, type Qualifier, round } from '../numbers'
import { isSpecial, missingIn } from '../reading'
import type { CellTraits } from '../traits'
import { type CellReader, type Kind, type Missing, type Stored, type Trouble, trouble } from './kind'

/** Largest stored magnitude: integers stay exact in a JavaScript number. */
export const MAX_AMOUNT = Number.MAX_SAFE_INTEGER

/**
 * A double that is the nearest one to n ÷ 10^k, n of at most fifteen digits, is that decimal and no other: it needs no exact
 * arithmetic to be read.
 */
const FIFTEEN_DIGITS = 1e15

export interface AmountRules {
  /** Decimal places kept: 2 for money (fen), 6 for decimals and percentages, 0 for counts. */
  places: number
  factor: number
  /** A fraction beyond the places is refused (money typed by hand) or rounded (a computed percentage). */
  exact: boolean
  qualified: boolean
  percent: boolean
  example: string
}

const notANumber = (rules: AmountRules): Trouble => trouble('cell.not-a-number', { example: rules.example })
const tooLarge = trouble('cell.number-too-large', {})
const noUnit = trouble('cell.no-money-unit', {})
const precisionLost = (rules: AmountRules): Trouble =>
  rules.places === 0 ? trouble('cell.not-whole', { example: rules.example }) : trouble('cell.too-many-decimals', {})

/** Builds the reader of an amount cell; the qualifier, when the cell may have one, goes into the next slot. */
export function amountReader(rules: AmountRules): CellReader {
  const scale = rules.factor * 10 ** rules.places
  const unitKnown = !Number.isNaN(rules.factor)
  const decimalScale = Number.isInteger(Math.log10(scale))
  const wrong = notANumber(rules)
  const lossy = precisionLost(rules)
  const settle = (value: number, qualifier: Qualifier, row: Stored[], at: number): Trouble | undefined => {
    if (value > MAX_AMOUNT || value < -MAX_AMOUNT) return tooLarge
    row[at] = value
    if (rules.qualified) row[at + 1] = qualifier
    return undefined
  }
  const exactly = (value: Decimal, row: Stored[], at: number): Trouble | undefined => {
    if (!unitKnown && !value.absolute) return noUnit
    const scaled = value.absolute ? value : { ...value, digits: value.digits * BigInt(rules.factor) }
    const stored = rules.exact ? fit(scaled, rules.places) : round(scaled, rules.places)
    if (stored === null) return lossy
    if (value.qualifier !== 'EXACT' && !rules.qualified) return wrong
    return settle(Number(stored), value.qualifier, row, at)
  }
  return (raw: CellValue, row, at): Missing | Trouble | undefined => {
    if (typeof raw === 'number') {
      const product = raw * scale
      if (Number.isSafeInteger(product) && Number.isInteger(raw)) return settle(product, 'EXACT', row, at)
      const near = Math.round(product)
      if (decimalScale && near < FIFTEEN_DIGITS && near > -FIFTEEN_DIGITS && near / scale === raw)
        return settle(near, 'EXACT', row, at)
      const value = fromDouble(raw)
      return value ? exactly(value, row, at) : wrong
    }
    if (raw === undefined) return 'BLANK'
    if (isSpecial(raw)) return readSpecial(raw, rules, exactly, wrong, row, at)
    if (typeof raw === 'boolean') return wrong
    const missing = missingIn(raw)
    if (missing) return missing
    const value = parseDecimal(raw)
    if (!value || (value.percent && !rules.percent)) return wrong
    return exactly(value, row, at)
  }
}

function readSpecial(
  raw: Exclude<CellValue, string | number | boolean | undefined>,
  rules: AmountRules,
  exactly: (value: Decimal, row: Stored[], at: number) => Trouble | undefined,
  wrong: Trouble,
  row: Stored[],
  at: number,
): Trouble | undefined {
  if (!('percent' in raw)) return wrong
  const value = fromDouble(raw.percent)
  if (!value) return wrong
  return exactly(rules.percent ? { ...value, digits: value.digits * 100n } : value, row, at)
}

/** Stored columns of an API value such as "450000.00" or 300; throws RangeError when it does not fit. */
export function parseAmount(
  value: unknown,
  rules: Pick<AmountRules, 'places'>,
  cell: Pick<CellTraits, 'name'>,
): number | null {
  if (value === null || value === undefined) return null
  const found = /^-?\d+(?:\.\d+)?$/.test(String(value)) ? parseDecimal(String(value)) : null
  const stored = found && fit(found, rules.places)
  if (stored === null)
    throw new RangeError(`${cell.name}: “${value}” is not a number with at most ${rules.places} decimals`)
  const number = Number(stored)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${cell.name}: “${value}” is too large`)
  return number
}

/** Whether a total of such cells means something; percentages do not add. */
export const addsUp = ({ kind: { amount } }: { kind: Pick<Kind, 'amount'> }): boolean =>
  amount !== undefined && !amount.percentage

const FIGURE = /[\d０-９一二三四五六七八九十百千万]/

/** Whether a value of a sheet may be a number, however it is written. */
export const isFigure = (value: CellValue): boolean =>
  typeof value === 'number' ||
  isSpecial(value) ||
  (typeof value === 'string' && value.length <= 40 && FIGURE.test(value))
