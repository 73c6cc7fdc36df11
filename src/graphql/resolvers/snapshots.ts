/** Sealed snapshots in GraphQL: sealed, listed, read. */
import type { Indicator, Parameter } from '../../measure/indicator'
import { validOn } from '../../measure/snapshot/asked'
import { valuePage } from '../../measure/snapshot/pages'
import { findSnapshot, type Snapshot, type StoredValue, snapshotHead } from '../../measure/snapshot/read'
import { sealSnapshot } from '../../measure/snapshot/snapshot'
import type { MeasureRequest } from '../../measure/value'
import { Refusal } from '../../messages/refusal'
import type { SnapshotValueWish } from '../../store/ledger/snapshot-values'
import { numberedSnapshots } from '../../store/ledger/snapshots'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { dayAsked, importAsked } from './clocks'
import { imported } from './imports'
import { type NewestPageArgs, newestPage } from './newest-page'
import { type PlainPage, pageOf } from './plain-page'

interface Seal {
  name: string
  period?: string[] | null
  asOf?: string | null
  on?: string | null
  note?: string | null
  areas?: MeasureRequest['areas'] | null
  codes?: string[] | null
}

async function seal(_source: unknown, { name, period, asOf, on, note, areas, codes }: Seal, context: Context) {
  const day = dayAsked(on)
  const wanted = {
    name,
    on: day,
    period: period?.length ? [...new Set(period)] : day.slice(0, 4),
    asOf: await importAsked(asOf, context.reader),
    note,
    areas: areas ?? undefined,
    codes: codes ?? undefined,
  }
  return sealSnapshot(context.slowStore, wanted)
}

/** `id` as GraphQL has it; a word that is no number is no snapshot. */
export const snapshotId = (id: string): number => (/^\d{1,9}$/.test(id) ? Number(id) : -1)

export async function snapshotNamed(id: string, { reader }: Context): Promise<Snapshot> {
  const found = await findSnapshot(reader, snapshotId(id))
  if (!found) throw new Refusal('request.no-snapshot', { id })
  return found
}

interface Which {
  id?: string | null
  name?: string | null
}

async function snapshot(_source: unknown, { id, name }: Which, { reader }: Context) {
  if ((id ?? null) === null && (name ?? null) === null) throw new Refusal('request.snapshot-by', {})
  const found = await findSnapshot(reader, id ? snapshotId(id) : name!)
  return found && (!name || found.name === name) ? found : null
}

const list = (_source: unknown, args: NewestPageArgs, { reader, limits }: Context) =>
  newestPage(numberedSnapshots, snapshotHead, args, reader, limits)

interface Values extends PlainPage, SnapshotValueWish {}

async function values(sealed: Snapshot, { first, offset, ...wish }: Values, { reader, limits }: Context) {
  const page = pageOf({ first, offset }, limits)
  const { count, rows } = valuePage(reader, sealed.id, wish, page)
  const named = async () => (await rows()).map((value) => ({ ...value, name: nameOf(sealed, value.code) }))
  return { totalCount: count, nodes: named }
}

export const nameOf = ({ definitions }: Snapshot, code: string): string =>
  definitions.find((one) => one.code === code)?.zh ?? code

const definition = (one: Indicator) => ({ ...one, factor: one.factor ?? 1, text: JSON.stringify(one) })

function definitions({ definitions: all }: Snapshot, { code }: { code?: string[] | null }) {
  return all.filter((one) => !code || code.includes(one.code)).map(definition)
}

function parameters({ parameters: { named }, on }: Snapshot) {
  const valid = validOn(named, on)
  return named
    .filter(({ name }) => valid[name] !== undefined)
    .map((one: Parameter) => ({ ...one, value: valid[one.name] }))
}

const parts = ({ breakdown }: StoredValue, { by }: { by?: string | null }) =>
  breakdown.filter((part) => !by || part.by === by)

export const snapshotResolvers: FieldResolvers = {
  Query: { snapshots: list, snapshot },
  Mutation: { sealSnapshot: seal },
  Snapshot: {
    asOf: ({ asOf }: Snapshot, _args, context) => (asOf === 0 ? null : imported(asOf, undefined, context)),
    areas: ({ parameters: { areas } }: Snapshot) => areas ?? 'ONE',
    codes: ({ definitions: all }: Snapshot) => all.map(({ code }) => code),
    parameters,
    definitions,
    values,
    hash: ({ contentHash }: Snapshot) => contentHash,
    previous: ({ id, previousHash }: Snapshot, _args, { reader }) =>
      previousHash === null ? null : findSnapshot(reader, id - 1),
  },
  SealedValue: { breakdown: parts, hash: ({ rowHash }: StoredValue) => rowHash },
}
