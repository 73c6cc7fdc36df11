/** Runs the statements of terms, each term once, and keeps what they say by level, area, period and key. */
import type { Stored } from '../facts/kinds/kind'
import type { Reader } from '../store/store'
import { type Fraction, fraction } from './fraction'
import type { Level, MissingStrategy, Term } from './indicator'
import { type Asking, type Frame, type TermStatement, termStatement } from './term'

interface Found {
  rows: number
  present: number
  total: bigint | null
}

/** What one term says about every area, period and key it was asked for. */
export interface TermAnswer {
  /** The keys that have rows at one spot. */
  keys(level: Level, area: number, period: number): Stored[]
  /** Null when it is missing, or when rows of this roster belong to no area of this level. */
  value(level: Level, area: number, period: number, key: Stored, missing: MissingStrategy): Fraction | null
}

const place = (level: string, area: Stored, period: Stored, key: Stored): string =>
  `${level} ${area} ${period}${key === null ? '' : ` ${key}`}`

export async function answerOf(frame: Frame, term: Term, asking: Asking, reader: Reader): Promise<TermAnswer | null> {
  const statement = termStatement(frame, term, asking)
  if (!statement) return null
  const found = new Map<string, Found>()
  const keys = new Map<string, Stored[]>()
  const rows = statement.levels.length > 0 ? await reader.read(statement.sql.text, [...statement.sql.values]) : []
  for (const [at, area, period, key, count, present, total] of rows) {
    const level = frame.geography.levels[Number(at)].level
    found.set(place(level, area, period, key), {
      rows: Number(count),
      present: Number(present),
      total: total === null ? null : BigInt(String(total)),
    })
    const spot = place(level, area, period, null)
    const own = keys.get(spot)
    if (own) own.push(key)
    else keys.set(spot, [key])
  }
  const at: TermAnswer['keys'] = (level, area, period) =>
    keys.get(place(level, area, statement.periods[period], null)) ?? []
  return { keys: at, value: lookUp(statement, found) }
}

/** No rows make a sum or a count of nothing: 0. The least and greatest of nothing do not exist. */
const lookUp =
  ({ counted, periods, levels }: TermStatement, found: Map<string, Found>): TermAnswer['value'] =>
  (level, area, period, key, missing) => {
    if (!levels.includes(level)) return null
    const { rows, present, total } = found.get(place(level, area, periods[period], key)) ?? nothing
    if (!counted.lenient && missing === 'ANY' && present < rows) return null
    if (total === null) return counted.additive && (rows === 0 || missing === 'ZERO') ? fraction(0n) : null
    return fraction(total, 10n ** BigInt(counted.places))
  }

const nothing: Found = { rows: 0, present: 0, total: null }
