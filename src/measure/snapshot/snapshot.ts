/**
 * Seals the indicators: which period, day and import come in; every value is measured, stored with its numerator, denominator,
 * breakdown and definition, hashed, and chained to the snapshot before.
 */
import { createHash } from 'node:crypto'
import { Refusal } from '../../messages/refusal'
import { lastImport } from '../../store/ledger/imports'
import { addDigestBlocks, type DigestBlock } from '../../store/ledger/snapshot-rows'
import { addSnapshot, lastSnapshot } from '../../store/ledger/snapshots'
import type { Store, Writer } from '../../store/store'
import { digestsOf } from './digest'
import { type SnapshotEngine, engine as standing } from './engine'
import { contentHash, type SealedHead } from './hash'
import { findSnapshot, type SealParameters, type Snapshot } from './read'
import { sealValues } from './values'

interface SealOptions extends SealParameters {
  name: string
  /** 2020-06, 2020, 2020-Q2, or several. */
  period: string | string[]
  /** The day that counts for what is due, overdue, elapsed. */
  on: string
  /** The last import that counts; the latest when left out. */
  asOf?: number | null
  note?: string | null
}

export async function sealSnapshot(
  store: Store,
  options: SealOptions,
  engine: SnapshotEngine = standing,
): Promise<Snapshot> {
  if (options.name.trim() === '') throw new Refusal('snapshot.no-name', {})
  const id = await store.write(async (writer) => {
    const asOf = await importOf(writer, options.asOf)
    const own = (await lastSnapshot(writer)) + 1
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
  const latest = await lastImport(writer)
  if (given === null || given === undefined) return latest
  if (given < 0 || given > latest) throw new Refusal('snapshot.no-import', { given, latest })
  return given
}

const periodsOf = ({ period }: Pick<SealOptions, 'period'>): string[] => (Array.isArray(period) ? period : [period])

async function sealRows(store: Store, writer: Writer, id: number, asOf: number): Promise<string> {
  const all = createHash('sha256')
  const blocks: DigestBlock[] = []
  // Nobody else writes meanwhile, so what the store reads is what the transaction would.
  for await (const block of digestsOf(store, byName(store), asOf)) {
    all.update(`${block.roster}/${block.firstId}/${block.digests};`)
    blocks.push(block)
  }
  await addDigestBlocks(writer, id, blocks)
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

async function writeHead(writer: Writer, { on, periods, ...head }: SealedHead): Promise<void> {
  // Hashed as it will be read back: what JSON leaves out is no part of it.
  const { parameters, definitions } = JSON.parse(JSON.stringify(head))
  const hash = contentHash({ ...head, on, periods, parameters, definitions })
  await addSnapshot(writer, { ...head, onDay: on, periods: periods.join(','), contentHash: hash })
}
