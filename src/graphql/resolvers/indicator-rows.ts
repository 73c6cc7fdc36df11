/** A page of the rows that made a value, or one line of its breakdown: read only when it is looked at, and then for all values of a list together. */
import { type After, type FractionPart, numberedTerms } from '../../measure/behind-spots'
import type { OpenedCell, RowPlace } from '../../measure/opened'
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { sourceCellOf } from '../lineage/cell'
import type { OpenedBehind } from './measurement'
import { NamedPageInfo } from './newest-page'
import { pageOf } from './plain-page'
import type { ValueNode } from './value-node'

export interface RowsArgs {
  part?: FractionPart | null
  first?: number | null
  after?: string | null
}

/** What it refuses it refuses as a promise: thrown in the middle of a list, the executor would leave the promises before it to themselves. */
export async function rowsPage(
  value: ValueNode,
  line: { by?: string; key?: string },
  args: RowsArgs,
  { limits }: Context,
) {
  const { of, code, area, period, silent } = value
  const { first } = pageOf(args, limits)
  of.work.charge(first)
  const after = args.after ? unpack(args.after, numberedTerms(value.definition).length) : undefined
  const asked = { by: line.by, part: args.part ?? undefined, level: area.level, period, first: first + 1, after }
  const spot = { area: area.id, key: line.key }
  const rows = async (): Promise<OpenedBehind[]> => (silent ? [] : of.rows(code, asked, spot))
  const page = async () => (await rows()).slice(0, first)
  return {
    nodes: async () => (await page()).map(node),
    edges: async () => (await page()).map((row) => ({ cursor: pack(row), node: node(row) })),
    pageInfo: async () => {
      const [found, shown] = [await rows(), await page()]
      const packed = (row: (typeof shown)[number] | undefined) => (row ? pack(row) : null)
      return new NamedPageInfo(found.length > first, after !== undefined, packed(shown[0]), packed(shown.at(-1)))
    },
    totalCount: () => (silent ? 0 : of.count(code, asked, spot)),
  }
}

const node = ({ part, opened }: OpenedBehind) => ({
  part,
  ...opened,
  cells: cellNodes(opened.cells, opened.source),
  _source: opened.source,
})

interface CellNode extends OpenedCell {
  place: RowPlace
}

export const cellNodes = (cells: OpenedCell[], place: RowPlace): CellNode[] => cells.map((cell) => ({ ...cell, place }))

const pack = ({ term, id }: After): string => Buffer.from(`row:${term}:${id}`).toString('base64url')

function unpack(cursor: string, terms: number): After {
  const found = /^row:(\d{1,4}):(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString())
  if (!found || Number(found[1]) >= terms) throw new Refusal('request.cursor-of-rows', {})
  return { term: Number(found[1]), id: Number(found[2]) }
}

export const rowCellResolvers: FieldResolvers = {
  RowCell: {
    _source({ field, place }: CellNode, _args, { store, lineage }) {
      const roster = store.rosters.find(({ name }) => name === place.roster)!
      return sourceCellOf(place, field, roster, lineage)
    },
  },
}
