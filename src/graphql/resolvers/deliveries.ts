/** Deliveries in GraphQL: which units and townships owe which roster for which period, and what has come of it. */
import type { GraphQLResolveInfo } from 'graphql'
import { catalogueDeliveries } from '../../measure/catalogue'
import { type DeliveryState, deliveryStates } from '../../measure/chase/completeness'
import { ConsistentRead } from '../../measure/consistent-read'
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { imported } from './imports'
import { connectionOf, type PageArgs, sliceOf } from './list-page'
import { type ClockArgs, clockOf, measuringFor, told } from './measure-request'
import { statementCost } from './measurement'

interface DeliveryArgs extends ClockArgs, PageArgs {
  deliveries?: string[] | null
  roster?: string | null
  status?: DeliveryState['status'][] | null
  isLate?: boolean | null
}

function known({ deliveries, roster }: DeliveryArgs): string[] {
  const ids = catalogueDeliveries.map(({ id }) => id)
  const strange = (deliveries ?? []).find((id) => !ids.includes(id))
  if (strange !== undefined) throw new Refusal('request.no-delivery', { strange, ids })
  return catalogueDeliveries
    .filter((one) => (!deliveries || deliveries.includes(one.id)) && (!roster || one.roster === roster))
    .map(({ id }) => id)
}

async function deliveries(_source: unknown, args: DeliveryArgs, context: Context, info: GraphQLResolveInfo) {
  const work = measuringFor(info, context)
  const slice = sliceOf(args, context.limits)
  const ids = known(args)
  work.charge(slice.first + ids.length * statementCost)
  const clock = await clockOf(args, work, info)
  const all = await new ConsistentRead(work.store, clock.asOf).run((asOf) =>
    deliveryStates(work.store, { ...clock, asOf, deliveries: ids }),
  )
  const found = all.filter((one) => fits(one, args))
  const at = args.after ? sliceOf(args, context.limits, placeIn(found)) : slice
  const page = found.slice(at.from, at.from + at.first)
  return { ...connectionOf(page, at, found.length, stateKey), byStatus: () => counts(found) }
}

const fits = ({ status, late }: DeliveryState, args: DeliveryArgs): boolean =>
  (!args.status || args.status.includes(status)) && (typeof args.isLate !== 'boolean' || late === args.isLate)

const stateKey = ({ delivery, area, period }: DeliveryState): string => `${delivery} ${area.level} ${area.id} ${period}`
const placeIn = (found: DeliveryState[]) => (key: string) => found.findIndex((one) => stateKey(one) === key)

const counts = (found: DeliveryState[]) =>
  (['DELIVERED', 'PARTIAL', 'MISSING', 'AWAITED'] as const)
    .map((status) => ({ status, count: found.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0)

export const deliveryResolvers: FieldResolvers = {
  Query: { deliveries: (source, args, context, info) => told(() => deliveries(source, args as never, context, info)) },
  Delivery: {
    isLate: ({ late }: DeliveryState) => late,
    import: (state: DeliveryState, _args, context) =>
      state.import === null ? null : imported(state.import, undefined, context),
  },
}
