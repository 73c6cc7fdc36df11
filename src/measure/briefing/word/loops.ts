/** What a loop of a Word template goes over comes in, and its rows go out; and the names of loops in a source are put for their values. */

import { type FieldNode, Kind } from 'graphql'
import { itemAt } from '../../../facts/lists'
import { Refusal } from '../../../messages/refusal'
import type { Figure } from '../figure'
import type { Filler } from '../fill'
import { isIndicator } from '../indicator'
import type { TemplateNode } from '../parse'
import { askedField } from '../query'

/** The value of each wished cell by its path, `head.name`; that of the first also by ''. A map has nothing but what was put into it. */
export type LoopRow = ReadonlyMap<string, string>

/** The lines of a breakdown, or the rows of a query, which may wish for several cells. */
export async function loopRows(filler: Filler, source: string): Promise<{ rows: LoopRow[]; figure: Figure }> {
  const wishes = await Promise.all(
    wishesOf(source).map(async (wish) => ({ path: wish.path, figure: await filler.figure(wish.source) })),
  )
  const { path, figure } = itemAt(wishes, 0)
  refuseCut(figure)
  if (wishes.length === 1 && !path)
    return { figure, rows: figure.values.filter((value) => value !== '').map((value) => new Map([['', value]])) }
  const columns = wishes.map(({ path: to, figure: { values, rows } }) => {
    const { ids, fields } = itemAt(rows, 0)
    return { path: to, fields, of: new Map(ids.map((id, i) => [id, values[i] ?? ''])) }
  })
  const own = itemAt(figure.rows, 0)
  const rows = own.ids.map((id) => {
    const cells = columns.map(({ path: to, of }): [string, string] => [to, of.get(id) ?? ''])
    return new Map<string, string>([['', itemAt(cells, 0)[1]], ...cells])
  })
  const fields = [...new Set(columns.flatMap((one) => one.fields))]
  return { figure: { ...figure, rows: [{ ...own, fields }] }, rows: rows.filter(isFilled) }
}

const isFilled = (row: LoopRow): boolean => [...row.values()].some((value) => value !== '')

/** A report with part of the rows would look whole. */
function refuseCut({ values, rows: [rows] }: Figure): void {
  if (rows && values.length > 1 && rows.totalCount > rows.ids.length)
    throw new Refusal('template.too-many-rows', { count: rows.totalCount, most: rows.ids.length })
}

/** A query for each cell that is wished for; all of them ask for the same rows. */
function wishesOf(source: string): { source: string; path: string }[] {
  if (source.startsWith('$') || isIndicator(source)) return [{ source, path: '' }]
  const field = askedField(source)
  const [nodes] = below(field)
  if (nodes?.name.value !== 'nodes' || below(nodes).length === 0) return [{ source, path: '' }]
  const head = source.slice(0, source.indexOf('{', argumentsEnd(field)))
  return leavesOf(nodes).map((names) => ({
    source: `${head}{ nodes ${names.map((name) => `{ ${name} `).join('')}${'}'.repeat(names.length)} }`,
    path: names.join('.'),
  }))
}

/** The two characters that stand before a source when it is read as a query. */
const READ_BEFORE = 2

const argumentsEnd = ({ name, arguments: given = [] }: FieldNode): number =>
  (given.at(-1)?.loc?.end ?? name.loc!.end) - READ_BEFORE

const below = ({ selectionSet }: FieldNode): FieldNode[] =>
  (selectionSet?.selections ?? []).flatMap((one) => (one.kind === Kind.FIELD ? [one] : []))

const leavesOf = (node: FieldNode): string[][] =>
  below(node).flatMap((one) => {
    const deeper = leavesOf(one)
    return deeper.length > 0 ? deeper.map((names) => [one.name.value, ...names]) : [[one.name.value]]
  })

type Named = (name: string) => LoopRow | undefined

const NAME = /"((?:[^"\\]|\\.)*)"|\$([\p{L}_][\p{L}\p{N}_]*)((?:\.[\p{L}_][\p{L}\p{N}_]*)*)/gu

/** The node with the names of loops put for the values of this turn. Other names, such as $on, stay. */
export function withLoops<N extends TemplateNode>(node: N, rowOf: Named): N {
  if (node.kind === 'chart') return { ...node, name: put(node.name, rowOf) }
  if (node.kind === 'text') return node
  const source = sourceWithLoops(node.source, rowOf)
  if (node.kind !== 'if' || !node.test) return { ...node, source }
  return { ...node, source, test: { ...node.test, value: put(node.test.value, rowOf) } }
}

/** `$名` alone is its value; in a query it is a text in quotes, elsewhere the bare words. */
export function sourceWithLoops(source: string, rowOf: Named): string {
  const isName = /^\$[\p{L}_][\p{L}\p{N}_.]*$/u.test(source)
  const found = put(source, rowOf, !isName && !isIndicator(source))
  return isName && found !== source ? `$each ${found}` : found
}

const put = (text: string, rowOf: Named, inQuery = false): string =>
  text.replace(NAME, (whole, quoted: string | undefined, name: string, path: string) => {
    if (quoted !== undefined)
      return `"${quoted.replace(NAME, (one, _, ...at) => quotable(cellNamed(at[0], at[1], rowOf) ?? one))}"`
    const value = cellNamed(name, path, rowOf)
    if (value === undefined) return whole
    return inQuery ? JSON.stringify(value) : value
  })

const quotable = (value: string): string => JSON.stringify(value).slice(1, -1)

function cellNamed(name: string | undefined, path: string | undefined, rowOf: Named): string | undefined {
  const row = name === undefined ? undefined : rowOf(name)
  if (!row) return undefined
  const found = row.get((path ?? '').slice(1))
  if (found !== undefined) return found
  const there = [...row.keys()].map((key) => `$${name}${key && `.${key}`}`)
  throw new Refusal('template.no-loop-value', { name: String(name), path: String(path), there })
}
