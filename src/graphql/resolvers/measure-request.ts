/** The arguments that indicators, rules and deliveries share come in: within, period, asOf, on. Goes out what the measuring engine takes, every word of it checked. */
import type { GraphQLResolveInfo } from 'graphql'
import { areasAt } from '../../measure/areas'
import type { Level } from '../../measure/indicator'
import { frameOf } from '../../measure/measure'
import { dayOf, spanOf, today } from '../../measure/periods'
import type { MeasureRequest } from '../../measure/value'
import { Refusal, refusedOf } from '../../messages/refusal'
import { asOf } from '../../query/compile/as-of'
import type { ForeignField } from '../../query/run/query-context'
import type { Store } from '../../store/store'
import type { Context } from '../context'

export interface ClockArgs {
  within?: Record<string, string> | null
  period?: string | null
  asOf?: string | null
  on?: string | null
}

export interface RequestClock extends Pick<MeasureRequest, 'period' | 'on'> {
  within: NonNullable<MeasureRequest['within']> | null
  asOf: number | null
}

/** A field that is measured: the store as it is read for it, off the main thread, and what it costs. */
export interface Measuring extends ForeignField {
  store: Store
}

export function measuringFor(info: GraphQLResolveInfo, context: Context): Measuring {
  const field = context.engine.foreignField(info, context)
  return { ...field, store: { ...context.store, read: field.reader.read } }
}

export async function clockOf(args: ClockArgs, { store }: Measuring, info: GraphQLResolveInfo): Promise<RequestClock> {
  const on = args.on ?? today()
  dayOf(on)
  if (args.period) spanOf(args.period)
  const known = await asOfImport(args.asOf, store, String(info.path.key))
  const within = withinOf(args.within)
  if (within) await mustExist(within, known, store)
  return { on, period: args.period ?? undefined, asOf: known, within }
}

async function asOfImport(given: string | null | undefined, store: Store, field: string): Promise<number | null> {
  if (given === null || given === undefined) return null
  const { sql, settle } = asOf(given, [field, 'asOf'])
  const [[found = null] = []] = await store.read(sql.text, [...sql.values])
  return settle(found)
}

function withinOf(given: ClockArgs['within']): RequestClock['within'] {
  const [found] = Object.entries(given ?? {}).filter(([, id]) => id !== null && id !== undefined)
  if (!found) return null
  const [level, id] = found
  if (!/^\d{1,9}$/.test(id)) throw new Refusal('request.area-not-id', { level, id })
  return { level: level.toUpperCase() as Level, id: Number(id) }
}

async function mustExist({ level, id }: NonNullable<RequestClock['within']>, known: number | null, store: Store) {
  const frame = await frameOf(store, { asOf: known })
  const found = await areasAt({ ...frame, whole: null }, level, null, store, { id: { eq: String(id) } })
  if (found.length === 0)
    throw new Refusal('request.no-area', { id, level: { zh: levels[level], en: level.toLowerCase() } })
}

const levels: Record<Level, string> = { COUNTY: '县', TOWNSHIP: '乡镇', VILLAGE: '行政村', UNIT: '单位' }

/** A file that cannot be read as an upload that failed. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (refusedOf('sheets', error)) throw new Refusal('request.upload-unreadable', { why: error.said })
    throw error
  }
}
