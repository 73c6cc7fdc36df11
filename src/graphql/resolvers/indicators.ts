/** Indicators in GraphQL: their values, broken down, period by period, and opened to the rows that made them. */

import type { GraphQLResolveInfo } from 'graphql'
import { suggestionList } from 'graphql/jsutils/suggestionList'
import { itemAt } from '../../facts/lists'
import { areasOf } from '../../measure/areas'
import { allIndicators } from '../../measure/catalogue'
import { judged } from '../../measure/checks/judge'
import type { Area, Indicator } from '../../measure/indicator'
import { frameOf } from '../../measure/measure'
import { dayOf, momentOf, periodOf, written } from '../../measure/periods'
import { dated } from '../../measure/trend'
import type { IndicatorValue, MeasureRequest } from '../../measure/value'
import { Refusal } from '../../messages/refusal'
import type { Reader } from '../../store/store'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { type RowsArgs, rowsPage } from './indicator-rows'
import { connectionOf, type PageArgs, sliceOf } from './list-page'
import { type ClockArgs, clockOf, measuringFor, told } from './measure-request'
import { Measurement } from './measurement'
import type { BreakdownNode, ValueNode } from './value-node'

const node =
  (of: Measurement) =>
  (value: IndicatorValue): ValueNode => {
    const definition = of.definition(value.code)
    const day = written(momentOf(value.period, value.on).on)
    return { ...value, level: judged(definition, value.value, day), definition, of, silent: false }
  }

export async function definitionsOf(reader: Reader, codes: string[] | null | undefined): Promise<Indicator[]> {
  const known = await allIndicators(reader)
  if (!codes) return known
  return [...new Set(codes)].map((code) => known.find((each) => each.code === code) ?? unknown(code, known))
}

function unknown(code: string, known: Indicator[]): never {
  const near = suggestionList(
    code,
    known.map((each) => each.code),
  ).slice(0, 3)
  throw new Refusal('request.unknown-indicator', { code, near })
}

async function indicator(
  _source: unknown,
  { code, ...args }: ClockArgs & { code: string },
  context: Context,
  info: GraphQLResolveInfo,
) {
  const work = measuringFor(info, context)
  const { period, ...clock } = await clockOf(args, work, info)
  const definitions = await definitionsOf(work.store, [code])
  const of = new Measurement(work, definitions, { ...clock, periods: [period ?? thisYear(clock.on)] })
  return node(of)(itemAt(await of.values(), 0))
}

const thisYear = (on: string): string => periodOf('YEAR', dayOf(on))

interface ValuesArgs extends ClockArgs, PageArgs {
  codes?: string[] | null
  periods?: string[] | null
  areas?: MeasureRequest['areas'] | null
}

/** By indicator, then period, then area; only the indicators of the page are measured. */
async function indicatorValues(_source: unknown, args: ValuesArgs, context: Context, info: GraphQLResolveInfo) {
  const work = measuringFor(info, context)
  const slice = sliceOf(args, context.limits)
  const { period, ...clock } = await clockOf(args, work, info)
  const periods = args.periods ?? [period ?? thisYear(clock.on)]
  work.charge(slice.first + periods.length)
  const definitions = await definitionsOf(work.store, args.codes)
  const request = { ...clock, areas: args.areas ?? 'ONE', periods }
  const areas = await areasOf(await frameOf(work.store, request), request, work.store)
  const each = areas.length * periods.length
  const begin = each === 0 ? 0 : Math.floor(slice.from / each)
  const end = each === 0 ? 0 : Math.ceil((slice.from + slice.first) / each)
  const of = new Measurement(work, definitions.slice(begin, end), request)
  const values = of.definitions.length > 0 ? await of.values() : []
  const page = values.slice(slice.from - begin * each, slice.from - begin * each + slice.first).map(node(of))
  return connectionOf(page, slice, definitions.length * each, (one) => `${one.code} ${one.period} ${keyOf(one.area)}`)
}

const keyOf = ({ level, id }: Area): string => `${level} ${id}`

async function breakdown(value: ValueNode, { by }: { by?: string | null }): Promise<BreakdownNode[]> {
  const offered = [...new Set(value.of.definitions.flatMap(({ breakdowns }) => breakdowns))]
  if (by && !offered.includes(by)) throw new Refusal('request.no-breakdown', { code: value.code, by, offered })
  const parts = value.silent ? [] : await value.of.breakdown(value, by ?? undefined)
  return parts.map((part) => ({ ...part, whole: value }))
}

async function trend(value: ValueNode, { by }: { by: 'MONTH' | 'QUARTER' | null }): Promise<ValueNode[]> {
  const { values, of } = await value.of.trend(value, by ?? 'MONTH')
  const grain = by ?? 'MONTH'
  const present = periodOf(grain, dayOf(value.on))
  return values.map((each) => ({
    ...node(of)(each),
    silent: !dated(value.definition, of.work.store.rosters) && each.period !== present,
  }))
}

export const indicatorResolvers: FieldResolvers = {
  Query: {
    indicator: (source, args, context, info) => told(() => indicator(source, args as never, context, info)),
    indicatorValues: (source, args, context, info) => told(() => indicatorValues(source, args as never, context, info)),
  },
  IndicatorValue: {
    breakdown: (value: ValueNode, args) => breakdown(value, args),
    trend: (value: ValueNode, args) => trend(value, args as never),
    rows: (value: ValueNode, args, context) => rowsPage(value, {}, args as RowsArgs, context),
  },
  IndicatorBreakdown: {
    rows: ({ whole, by, key }: BreakdownNode, args, context) => rowsPage(whole, { by, key }, args as RowsArgs, context),
  },
}
