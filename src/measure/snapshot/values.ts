/**
 * What is to be sealed comes in; every value goes into the store with its hash, and the hash over all of them comes out. One
 * pass over the data, however many periods there are: an indicator at a time, so that a province's year fits into memory.
 */

import { chunked } from '../../facts/lists'
import { addSnapshotValues, type SnapshotValueRow } from '../../store/ledger/snapshot-values'
import type { Store, Writer } from '../../store/store'
import { yieldToEventLoop } from '../../store/yield-to-event-loop'
import type { IndicatorValue, MeasureRequest } from '../value'
import type { SnapshotEngine } from './engine'
import { Hashes, numbering } from './places'
import { sealed } from './row'

type SealAsked = Pick<MeasureRequest, 'codes' | 'areas' | 'on'> & { asOf: number; periods: string[] }

/** Values written between two yields to the event loop. */
const CHUNK = 500

export async function sealValues(
  store: Store,
  writer: Writer,
  engine: SnapshotEngine,
  id: number,
  asked: SealAsked,
): Promise<{ valueCount: number; valuesHash: string }> {
  const codes = (asked.codes ?? (await engine.indicators(store)).map(({ code }) => code)).toSorted()
  const shape = { periods: asked.periods.length, indicators: codes.length }
  let hashes = new Hashes(0)
  let indicator = 0
  for await (const values of engine.measuring(store, { ...asked, codes, breakdown: true })) {
    if (indicator === 0) hashes = new Hashes(codes.length * values.length)
    await insertValues(writer, id, values, numbering(shape, values.length, indicator++), hashes)
  }
  return { valueCount: hashes.size, valuesHash: hashes.digest() }
}

async function insertValues(
  writer: Writer,
  id: number,
  values: IndicatorValue[],
  numberOf: (at: number) => number,
  hashes: Hashes,
): Promise<void> {
  const row = (value: IndicatorValue, at: number): SnapshotValueRow => {
    const own = sealed(value, numberOf(at))
    if (!hashes.put(own.n, own.rowHash)) throw new Error('an indicator has more values than the others')
    return own
  }
  // While the database takes one lot, the next is made.
  let taken = Promise.resolve()
  let made = 0
  for (const some of chunked(values, CHUNK)) {
    await yieldToEventLoop()
    const rows = some.map((value) => row(value, made++))
    await taken
    taken = addSnapshotValues(writer, id, rows)
    taken.catch(() => undefined)
  }
  await taken
}
