/** The work report in GraphQL: the text filled from the data, and its figures opened to the rows and cells they stand on. */

import type { GraphQLResolveInfo } from 'graphql'
import { itemAt } from '../../facts/lists'
import { filledBriefing, markdownOf } from '../../measure/briefing/briefing'
import { isChart } from '../../measure/briefing/chart'
import type { Filled, Footnote } from '../../measure/briefing/filled'
import { ConsistentRead } from '../../measure/consistent-read'
import { frameOf } from '../../measure/measure'
import { type OpenedRow, openedRows, rowKey, withCells } from '../../measure/opened'
import { dayOf, periodOf } from '../../measure/periods'
import type { Store } from '../../store/store'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { batched } from '../lineage/batch'
import { cellNodes } from './indicator-rows'
import { type ClockArgs, clockOf, type Measuring, measuringFor, told } from './measure-request'
import { type PlainPage, pageOf } from './plain-page'

interface RowAsked {
  roster: string
  id: number
  cells: string[]
}

interface FigureNode extends Footnote {
  work: Measuring
  open(key: string): Promise<OpenedRow | undefined>
}

async function briefing(
  _source: unknown,
  { template, ...args }: ClockArgs & { template?: string | null },
  context: Context,
  info: GraphQLResolveInfo,
) {
  const work = measuringFor(info, context)
  const clock = await clockOf(args, work, info)
  const store = charged(work)
  const filled = await new ConsistentRead(store, clock.asOf).run((asOf) =>
    filledBriefing(store, { on: clock.on, period: clock.period, asOf, template: template ?? undefined }),
  )
  const { on, period = periodOf('YEAR', dayOf(on)), asOf } = clock
  return { on, period, asOf, filled, figures: figuresOf(filled, work, asOf) }
}

/** How much a template asks for shows only while it is filled; most of its statements read a few rows by their ids. */
const charged = ({ store, charge }: Measuring): Store => ({
  ...store,
  read: (...asked) => {
    charge(1)
    return store.read(...asked)
  },
})

function figuresOf({ footnotes }: Filled, work: Measuring, asOf: number | null): FigureNode[] {
  const open = batched(async (keys: string[]) => {
    const { setting } = await frameOf(work.store, { asOf })
    const rows = keys.map((key): RowAsked => JSON.parse(key))
    const found = await openedRows(work.store, setting, rows)
    return new Map(
      rows.flatMap((asked, i) => {
        const row = found.get(rowKey(asked))
        return row ? [[itemAt(keys, i), withCells(row, asked.cells)] as const] : []
      }),
    )
  })
  return footnotes.map((note) => ({ ...note, work, open }))
}

async function rowsOf({ rows, work, open }: FigureNode, args: PlainPage, { limits }: Context) {
  const { first, offset } = pageOf(args, limits)
  const all = rows.flatMap(({ roster, fields, ids }) => ids.map((id): RowAsked => ({ roster, id, cells: fields })))
  const page = all.slice(offset, offset + first)
  work.charge(page.length)
  const opened = await Promise.all(page.map((row) => open(JSON.stringify(row))))
  return opened.flatMap((row) =>
    row ? [{ ...row, cells: cellNodes(row.cells, row.source), _source: row.source }] : [],
  )
}

export const briefingResolvers: FieldResolvers = {
  Query: { briefing: (source, args, context, info) => told(() => briefing(source, args as never, context, info)) },
  Briefing: {
    markdown: ({ filled }: { filled: Filled }) => markdownOf(filled),
    charts: ({ filled }: { filled: Filled }) => filled.runs.filter(isChart).map(({ chart }) => chart),
  },
  BriefingFigure: {
    number: ({ n }: FigureNode) => n,
    query: ({ binding }: FigureNode) => binding,
    values: ({ values }: FigureNode) => values.filter((value) => value !== ''),
    sources: ({ cells }: FigureNode) => cells,
    rowCount: ({ rows }: FigureNode) => rows.reduce((sum, { totalCount }) => sum + totalCount, 0),
    rows: (figure: FigureNode, args, context) => rowsOf(figure, args, context),
  },
}
