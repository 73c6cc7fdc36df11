/**
 * Sums, averages, least and greatest values of a column by group; exact, whatever their size. Every row has a value and a group:
 * the `?? 0` behind each look into an array of numbers never happens, and costs nothing.
 */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnData, ColumnMeasure } from './columns'
import type { Selection } from './select'

/** One value a group, in the order of groups; sums and averages as digits. `all` is how many rows each group has. */
export function measuredGroups(
  column: ColumnData,
  { name, scale }: ColumnMeasure,
  rows: Selection,
  of: Int32Array,
  all: Float64Array,
): ArrayLike<Stored> {
  const values = column.numbers!
  if (name === 'min' || name === 'max') return extremes(values, name === 'min' ? 1 : -1, rows, of, all.length)
  const small = column.most * rows.length <= Number.MAX_SAFE_INTEGER
  const simple = small && column.full
  const counts = simple ? all : new Float64Array(all.length)
  const summed = simple ? fullSums : small ? plainSums : splitSums
  const sums = summed(values, rows, of, counts)
  return Array.from(counts, (n, g) => {
    if (n === 0) return null
    const sum = sums(g)
    return String(name === 'sum' ? sum : rounded(BigInt(sum), BigInt(n), BigInt(scale)))
  })
}

/** No empty cell, and no partial sum can leave the whole numbers a double holds. */
function fullSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => number {
  const sums = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const group = of[row] ?? 0
    sums[group] = (sums[group] ?? 0) + (values[row] ?? 0)
  }
  return (g) => sums[g] ?? 0
}

/** No partial sum can leave the whole numbers a double holds. */
function plainSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => number {
  const sums = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const value = values[row] ?? 0
    if (Number.isNaN(value)) continue
    const group = of[row] ?? 0
    sums[group] = (sums[group] ?? 0) + value
    counts[group] = (counts[group] ?? 0) + 1
  }
  return (g) => sums[g] ?? 0
}

const HALF = 2 ** 26

/** Large numbers are summed in two halves, each of which stays exact. */
function splitSums(
  values: Float64Array,
  rows: Selection,
  of: Int32Array,
  counts: Float64Array,
): (group: number) => bigint {
  const high = new Float64Array(counts.length)
  const low = new Float64Array(counts.length)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const value = values[row] ?? 0
    if (Number.isNaN(value)) continue
    const group = of[row] ?? 0
    const upper = Math.floor(value / HALF)
    high[group] = (high[group] ?? 0) + upper
    low[group] = (low[group] ?? 0) + value - upper * HALF
    counts[group] = (counts[group] ?? 0) + 1
  }
  return (g) => BigInt(high[g] ?? 0) * BigInt(HALF) + BigInt(low[g] ?? 0)
}

/** Rounded half away from zero. */
function rounded(sum: bigint, n: bigint, scale: bigint): bigint {
  const size = sum < 0n ? -sum : sum
  const found = (2n * scale * size + n) / (2n * n)
  return sum < 0n ? -found : found
}

function extremes(values: Float64Array, sign: 1 | -1, rows: Selection, of: Int32Array, size: number): Stored[] {
  const best = new Float64Array(size).fill(Number.NaN)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const [value, group] = [values[row] ?? 0, of[row] ?? 0]
    const held = best[group] ?? 0
    if (!Number.isNaN(value) && (Number.isNaN(held) || (value - held) * sign < 0)) best[group] = value
  }
  return Array.from(best, (value) => (!Number.isNaN(value) ? value : null))
}
