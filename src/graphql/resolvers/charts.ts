/** Charts in GraphQL: which there are, and one with its figures and its picture. */

import type { GraphQLResolveInfo } from 'graphql'
import { itemAt } from '../../facts/lists'
import { areasAt } from '../../measure/areas'
import { isEmpty } from '../../measure/briefing/chart'
import { catalogueCharts } from '../../measure/catalogue'
import { findChart } from '../../measure/charts/binding'
import { type ChartFigures, chartWords } from '../../measure/charts/chart'
import { chartFigures } from '../../measure/charts/figures'
import { chartSvg } from '../../measure/charts/svg'
import { ConsistentRead } from '../../measure/consistent-read'
import { frameOf } from '../../measure/measure'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { type ClockArgs, clockOf, type Measuring, measuringFor, type RequestClock, told } from './measure-request'
import { statementCost } from './measurement'

async function chart(
  _source: unknown,
  { name, ...args }: ClockArgs & { name: string },
  context: Context,
  info: GraphQLResolveInfo,
): Promise<ChartFigures> {
  const work = measuringFor(info, context)
  const { asOf, ...clock } = await clockOf(args, work, info)
  const found = await findChart(work.store, name)
  work.charge(found.series.length * statementCost)
  const figures = await new ConsistentRead(work.store, asOf).run((at) =>
    chartFigures(work.store, found, { ...clock, asOf: at }),
  )
  return clock.within ? { ...figures, source: `${figures.source}；范围：${await nameOf(clock.within, work)}` } : figures
}

async function nameOf({ level, id }: NonNullable<RequestClock['within']>, { store }: Measuring): Promise<string> {
  const frame = await frameOf(store, {})
  return itemAt(await areasAt({ ...frame, whole: null }, level, null, store, { id: { eq: String(id) } }), 0).label
}

export const chartResolvers: FieldResolvers = {
  Query: {
    charts: () => catalogueCharts,
    chart: (source, args, context, info) => told(() => chart(source, args as never, context, info)),
  },
  Chart: {
    labelCount: ({ of }: ChartFigures) => of,
    text: chartWords,
    svg: (figures: ChartFigures) => (isEmpty(figures) ? null : chartSvg(figures)),
  },
}
