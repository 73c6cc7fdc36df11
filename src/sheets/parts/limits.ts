/**
 * How much a file may ask of us. Counted while inflating and reading, never believed from a header. Every number can be
 * configured; the documentation publishes the defaults.
 */
export interface Limits {
  /** Bytes on disk. */
  fileBytes: number
  /** Zip entries besides pictures and other media. */
  entries: number
  sheets: number
  /** Inflated ÷ deflated bytes of a part, enforced once the part has given `ratioFloorBytes`. */
  ratio: number
  ratioFloorBytes: number
  /** Inflated bytes of all parts that are read. */
  inflatedBytes: number
  rows: number
  columns: number
  merges: number
  /** Characters in one cell. */
  cellText: number
  milliseconds: number
  memoryBytes: number
}

export const defaultLimits: Limits = {
  fileBytes: 256 * 2 ** 20,
  entries: 1_000,
  sheets: 500,
  ratio: 200,
  ratioFloorBytes: 10 * 2 ** 20,
  inflatedBytes: 4 * 2 ** 30,
  rows: 1_048_576,
  columns: 16_384,
  merges: 100_000,
  cellText: 32_767,
  milliseconds: 600_000,
  memoryBytes: 2 ** 30,
}
