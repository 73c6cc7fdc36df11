/**
 * Seals the indicators: which period, day and import come in; every value is measured, stored with its numerator, denominator,
 * breakdown and definition, hashed, and chained to the snapshot before.
 */
import { createHash } from 'node:crypto'
import type { Store, Value, Writer } from '../../store/store'
import { digestsOf } from './digest'
import { type SnapshotEngine, engine as standing } from './engine'
import { contentHash, type SealedHead } from './hash'
import { findSnapshot, type SealParameters, type Snapshot } from './read'
import { sealValues } from './values'

export interface SealOptions extends SealParameters {
  name: string
  /** 2020-06, 2020, 2020-Q2, or several. */
  period: string | string[]
  /** The day that counts for what is due, overdue, elapsed. */
  on: string
  /** The last import that counts; the latest when left out. */
  asOf?: number | null
  note?: string | null
}

/** A seal that makes no sense: unknown import, no name. */
export class SealRefused extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en)
  }
}

export async function sealSnapshot(
  store: Store,
  options: SealOptions,
  engine: SnapshotEngine = standing,
): Promise<Snapshot> {
  if (options.name.trim() === '') throw new SealRefused('快照要有名称', 'a snapshot needs a name')
  const id = await store.write(async (writer) => {
    const asOf = await importOf(writer, options.asOf)
    const [[last]] = await writer.read('SELECT max(id) FROM snapshot')
    const own = Number(last ?? 0) + 1
    const previous = own === 1 ? undefined : await findSnapshot(writer, own - 1)
    const asked = { codes: options.codes, areas: options.areas, on: options.on, asOf, periods: periodsOf(options) }
    const values = await sealValues(store, writer, engine, own, asked)
    const rowsHash = await sealRows(store, writer, own, asOf)
    const head = await headOf(store, engine, { id: own, asOf, ...values, rowsHash, previous }, options)
    await writeHead(writer, head)
    return own
  })
  return (await findSnapshot(store, id))!
}

async function importOf(writer: Writer, given: number | null | undefined): Promise<number> {
  const [[last]] = await writer.read('SELECT max(id) FROM "import"')
  const latest = Number(last ?? 0)
  if (given === null || given === undefined) return latest
  if (given < 0 || given > latest)
    throw new SealRefused(
      `没有第 ${given} 次导入，最后一次是第 ${latest} 次`,
      `there is no import ${given}; the last one is ${latest}`,
    )
  return given
}

export const periodsOf = ({ period }: Pick<SealOptions, 'period'>): string[] =>
  Array.isArray(period) ? period : [period]

async function sealRows(store: Store, writer: Writer, id: number, asOf: number): Promise<string> {
  const all = createHash('sha256')
  const rows: Value[][] = []
  // Nobody else writes meanwhile, so what the store reads is what the transaction would.
  for await (const { roster, firstId, digests } of digestsOf(store, byName(store), asOf)) {
    all.update(`${roster}/${firstId}/${digests};`)
    rows.push([id, roster, firstId, digests])
  }
  await writer.insert('snapshot_rows', ['snapshot_id', 'roster', 'first_id', 'digests'], rows)
  return all.digest('hex')
}

/** The order the blocks are read back in. */
export const byName = (store: Store) => [...store.rosters].sort((a, b) => (a.name < b.name ? -1 : 1))

type Sealed = Pick<SealedHead, 'id' | 'asOf' | 'valueCount' | 'valuesHash' | 'rowsHash'> & { previous?: Snapshot }

async function headOf(
  store: Store,
  engine: SnapshotEngine,
  { previous, ...sealed }: Sealed,
  options: SealOptions,
): Promise<SealedHead> {
  const { name, on, note, areas, codes } = options
  const wanted = codes && new Set(codes)
  const definitions = (await engine.indicators(store)).filter(({ code }) => !wanted || wanted.has(code))
  return {
    ...sealed,
    name,
    on,
    periods: periodsOf(options),
    note: note ?? null,
    sealedAt: new Date().toISOString(),
    parameters: { areas, codes, named: await engine.parameters(store) },
    definitions,
    previousHash: previous?.contentHash ?? null,
  }
}

async function writeHead(writer: Writer, head: SealedHead): Promise<void> {
  const columns =
    'id name periods as_of on_day note sealed_at parameters definitions value_count values_hash rows_hash previous_hash content_hash'
  const { id, name, periods, asOf, on, note, sealedAt, valueCount, valuesHash, rowsHash, previousHash } = head
  const [parameters, definitions] = [JSON.stringify(head.parameters), JSON.stringify(head.definitions)]
  // Hashed as it will be read back: what JSON leaves out is no part of it.
  const hash = contentHash({ ...head, parameters: JSON.parse(parameters), definitions: JSON.parse(definitions) })
  const row = [
    id,
    name,
    periods.join(','),
    asOf,
    on,
    note,
    sealedAt,
    parameters,
    definitions,
    valueCount,
    valuesHash,
    rowsHash,
    previousHash,
    hash,
  ]
  await writer.insert('snapshot', columns.split(' '), [row])
}
