/** A parsed template comes in; goes out its text with every figure filled in and a footnote on each: the query or indicator, and the cells it stands on. */

import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { titleOf } from '../charts/chart'
import { UNNOTED, worded } from '../wording'
import { briefingChart } from './chart'
import type { Figure } from './figure'
import type { Filled, Footnote, Run } from './filled'
import { type BriefingClock, Indicators, isIndicator } from './indicator'
import { valueNamed } from './names'
import type { TemplateNode } from './parse'
import { queryFigure } from './query'
import { type SourceCells, Sources } from './sources'
import { holds, withEach } from './test'

export async function fillTemplate(store: Store, template: TemplateNode[], clock: BriefingClock): Promise<Filled> {
  const filler = new Filler(store, clock)
  await filler.prepare(template)
  const runs = await filler.fill(template)
  return { runs, footnotes: filler.footnotes }
}

/** Also used a cell at a time, where the template is a form. */
export class Filler {
  readonly footnotes: Footnote[] = []
  readonly #indicators: Indicators
  readonly #sources: Sources
  readonly #figures = new Map<string, Promise<Figure>>()
  #charts = 0
  #parts = 0

  constructor(
    readonly store: Store,
    readonly clock: BriefingClock,
  ) {
    this.#indicators = new Indicators(store, clock)
    this.#sources = new Sources(store, clock.asOf)
  }

  prepare = (template: TemplateNode[]): Promise<void> => this.#indicators.prepare(sourcesIn(template))

  async fill(template: TemplateNode[]): Promise<Run[]> {
    const runs: Run[] = []
    for (const node of template) {
      if (++this.#parts > MAX_PARTS) throw tooLong()
      for (const run of await this.#filled(node)) runs.push(run)
    }
    return runs
  }

  async #filled(node: TemplateNode): Promise<Run[]> {
    if (node.kind === 'text') return [{ text: node.text }]
    if (node.kind === 'if') return this.fill((await this.holds(node)) ? node.held : node.otherwise)
    if (node.kind === 'each') return this.#each(node)
    return [await (node.kind === 'chart' ? this.#chart(node.name) : this.#run(node))]
  }

  async #run({ source, filters }: Extract<TemplateNode, { kind: 'figure' }>): Promise<Run> {
    const figure = await this.figure(source)
    const text = worded(figure.values, filters, this.clock.on)
    if (figure.source === '' || filters.some(({ name }) => name === UNNOTED)) return { text }
    return { text, note: await this.note(text, source, figure) }
  }

  /** The number of a new footnote. */
  async note(text: string, binding: string, figure: Figure): Promise<number> {
    const cells = await this.#sources.of(figure.rows)
    const n = this.footnotes.length + 1
    return this.footnotes.push({ n, text, binding: binding.replace(/\s+/g, ' '), ...figure, cells })
  }

  /** The part once for each value, which stands in it as $each. */
  async #each({ source, separator, body }: Extract<TemplateNode, { kind: 'each' }>): Promise<Run[]> {
    const { values } = await this.figure(source)
    const runs: Run[] = []
    for (const [i, each] of values.filter((value) => value !== '').entries()) {
      if (i > 0) runs.push({ text: separator })
      for (const run of await this.fill(withEach(body, each))) runs.push(run)
    }
    return runs
  }

  async holds({ source, test }: Pick<Extract<TemplateNode, { kind: 'if' }>, 'source' | 'test'>): Promise<boolean> {
    const { values } = await this.figure(source)
    if (!test?.value.startsWith('$')) return holds(values, test)
    const [value = ''] = (await this.figure(test.value)).values
    return holds(values, { ...test, value })
  }

  async #chart(name: string): Promise<Run> {
    const { chart, ...figure } = await briefingChart(this.store, name, this.clock)
    const text = `图 ${++this.#charts}　${titleOf(chart)}`
    return { text, note: await this.note(text, `chart ${name}`, { ...figure, values: [] }), chart }
  }

  figure(source: string): Promise<Figure> {
    const known = this.#figures.get(source) ?? this.#ask(source)
    this.#figures.set(source, known)
    return known
  }

  async #ask(source: string): Promise<Figure> {
    if (source.startsWith('$each ')) return { values: [source.slice('$each '.length)], ...UNSAID }
    if (source.startsWith('$')) return { values: [await valueNamed(this.store, source, this.clock)], ...UNSAID }
    return isIndicator(source) ? this.#indicators.figure(source) : queryFigure(this.store, source, this.clock)
  }
}

/** Words, figures and conditions of one report; repetitions inside of repetitions would grow without end. */
const MAX_PARTS = 20_000

const tooLong = (): Refusal => new Refusal('template.too-many-parts', { most: MAX_PARTS })

/** What is no figure of the data needs no footnote. */
const UNSAID = { source: '', words: '', rows: [] }

const sourcesIn = (nodes: TemplateNode[]): string[] =>
  nodes.flatMap((node) => {
    if (node.kind === 'text' || node.kind === 'chart') return []
    if (node.kind === 'if') return [node.source, ...sourcesIn(node.held), ...sourcesIn(node.otherwise)]
    return node.kind === 'each' ? [node.source, ...sourcesIn(node.body)] : [node.source]
  })

/** Runs of cells named in one footnote, over all its files; more are only counted. */
const MAX_RUNS = 8

/** `指标 I-24 落实专项资金额。来源：04-资金.xlsx「资金分配」J2:J10。` */
export const noteText = ({ source, words, cells }: Footnote): string =>
  `${words}。${placesText(cells)}${source.startsWith('查询 ') ? `${source}。` : ''}`

/** `来源：04-资金.xlsx「资金分配」J2:J10。` */
export function placesText(cells: SourceCells[]): string {
  let room = MAX_RUNS
  const places = cells.map(({ file, sheet, cells: own }) => {
    const all = cellRuns(own)
    const some = all.slice(0, room)
    room -= some.length
    return `${file}「${sheet}」${some.join('、')}${all.length > some.length ? ` 等 ${own.length} 个单元格` : ''}`
  })
  return places.length > 0 ? `来源：${places.join('；')}。` : '没有对应的数据行。'
}

/** Neighbours in a column become one run: `cellRuns(['A2', 'A3', 'A4', 'C9'])` is `['A2:A4', 'C9']`. */
export function cellRuns(cells: string[]): string[] {
  const places = cells.map((cell) => ({ column: cell.replace(/\d+$/, ''), row: Number(/\d+$/.exec(cell)?.[0]) }))
  places.sort(
    (a, b) => a.column.length - b.column.length || (a.column < b.column ? -1 : a.column > b.column ? 1 : a.row - b.row),
  )
  const runs: { column: string; first: number; last: number }[] = []
  for (const { column, row } of places) {
    const last = runs.at(-1)
    if (last?.column === column && last.last + 1 === row) last.last = row
    else runs.push({ column, first: row, last: row })
  }
  return runs.map(({ column, first, last }) =>
    first === last ? `${column}${first}` : `${column}${first}:${column}${last}`,
  )
}
