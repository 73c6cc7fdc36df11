/** Work over many statements comes in; goes out its result over one state of the store: when an import came in between, it is done again as of the one before. */
import type { Reader } from '../store/store'

export async function steady<T>(
  reader: Reader,
  asOf: number | null,
  work: (asOf: number | null) => Promise<T>,
): Promise<T> {
  if (asOf !== null) return work(asOf)
  const before = await lastImport(reader)
  const found = await work(null)
  return (await lastImport(reader)) === before ? found : work(before)
}

export async function lastImport(reader: Reader): Promise<number> {
  const [[last]] = await reader.read('SELECT MAX(id) FROM "import"')
  return Number(last ?? 0)
}
