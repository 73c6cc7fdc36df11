/** Runs the statements of terms, each term once, and keeps what they say by level, period, area and key. */
import type { Stored } from '../facts/kinds/kind'
import type { Reader } from '../store/store'
import { type Fraction, fraction } from './fraction'
import type { Level, MissingStrategy, Term } from './indicator'
import { type Asking, type Frame, type TermStatement, termStatement } from './term'

/** What one term says at one area, period and key. */
export interface Found {
  rows: number
  present: number
  total: Stored
}

/** By key; null is the only key where nothing is broken down. */
export type FoundByKey = Map<Stored, Found>

/** What one term says about every area, period and key it was asked for. */
export interface TermAnswer {
  /** By area; undefined when rows of this roster belong to no area of this level. */
  at(level: Level, period: number): Map<number, FoundByKey> | undefined
  /** Null when it is missing; a key without rows is undefined. */
  value(found: Found | undefined, missing: MissingStrategy): Fraction | null
}

export async function answerOf(frame: Frame, term: Term, asking: Asking, reader: Reader): Promise<TermAnswer | null> {
  const statement = termStatement(frame, term, asking)
  if (!statement) return null
  const rows = statement.levels.length > 0 ? await reader.read(statement.sql.text, [...statement.sql.values]) : []
  const found = byPlace(frame, rows)
  const none = new Map<number, FoundByKey>()
  const at: TermAnswer['at'] = (level, period) =>
    statement.levels.includes(level) ? (found.get(level)?.[statement.periods[period]] ?? none) : undefined
  return { at, value: reading(statement) }
}

/** By level, then by the number of the period, then by area. */
function byPlace({ geography }: Frame, rows: Stored[][]): Map<Level, Map<number, FoundByKey>[]> {
  const all = new Map<Level, Map<number, FoundByKey>[]>(geography.levels.map(({ level }) => [level, []]))
  for (const [at, area, period, key, count, present, total] of rows) {
    const periods = all.get(geography.levels[Number(at)].level)!
    periods[Number(period)] ??= new Map()
    const areas = periods[Number(period)]
    const found = { rows: Number(count), present: Number(present), total }
    const keys = areas.get(Number(area))
    if (keys) keys.set(key, found)
    else areas.set(Number(area), new Map([[key, found]]))
  }
  return all
}

/** No rows make a sum or a count of nothing: 0. The least and greatest of nothing do not exist. */
function reading({ counted }: TermStatement): TermAnswer['value'] {
  const scale = 10n ** BigInt(counted.places)
  return (found = nothing, missing) => {
    const { rows, present, total } = found
    if (!counted.lenient && missing === 'ANY' && present < rows) return null
    if (total === null) return counted.additive && (rows === 0 || missing === 'ZERO') ? fraction(0n) : null
    return fraction(BigInt(total), scale)
  }
}

const nothing: Found = { rows: 0, present: 0, total: null }
