/**
 * Periods come in with what "$on", "$year" and the other names mean in each; go out the columns those names are in a statement
 * over all periods at once. A `where` is compiled with stand-ins for the names, and these become columns of the table of periods.
 */
import { edtf } from '../../../facts/days'
import { raw, type Sql } from '../sql'

/** Days and years by name as they are stored: on → 20200615, year → 2020, siteDeadline → 20200630. */
export type PeriodNames = ReadonlyMap<string, number>

/** "$name" in a definition. */
export const NAMED = /^\$([A-Za-z]\w*)$/

export function unknownName(name: string, on: number): RangeError {
  const day = edtf([on, on])
  return new RangeError(`“$${name}” is not known on ${day} / “$${name}”在 ${day} 没有定义`)
}

/** No roster holds this day or this year. */
const NO_DAY = 19000101
const NO_YEAR = 190_000_000

/** The periods of one statement: which names it uses, and as which column of the periods each is found. */
export class PeriodColumns {
  readonly #names: string[] = []

  constructor(private readonly periods: readonly PeriodNames[]) {}

  /** Whether it makes a difference to the rows which period it is. */
  get used(): boolean {
    return this.#names.length > 0
  }

  /** The `where` with every "$name" replaced by a day or year that nothing else means. */
  standIn(given: unknown): unknown {
    if (Array.isArray(given)) return given.map((part) => this.standIn(part))
    if (typeof given === 'object' && given !== null)
      return Object.fromEntries(Object.entries(given).map(([name, part]) => [name, this.standIn(part)]))
    const name = typeof given === 'string' ? NAMED.exec(given)?.[1] : undefined
    if (name === undefined) return given
    const at = this.#at(name)
    return name === 'year' ? NO_YEAR + at : `1900-01-${String(1 + at).padStart(2, '0')}`
  }

  column(name: string): Sql {
    return raw(`p.v${this.#at(name)}`)
  }

  /** The compiled condition with the stand-ins turned into columns. */
  settle({ text, values }: Sql): Sql {
    const kept: Sql['values'][number][] = []
    const left = values[Symbol.iterator]()
    const settled = text.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (found) => {
      if (found !== '?') return found
      const { value } = left.next()
      if (value === undefined) throw new Error('a condition has more places than values')
      const at = this.#meant(value)
      if (at === undefined) kept.push(value)
      return at === undefined ? '?' : `p.v${at}`
    })
    return { text: settled, values: kept }
  }

  /** The number of the period a row is counted in; 0 for all where that makes no difference. */
  get number(): Sql {
    return raw(this.used ? 'p.n' : '0')
  }

  /** The number each period has: those that all names mean the same in share one. */
  numbers(): number[] {
    const order = [...this.#distinct().keys()]
    return this.periods.map((period) => order.indexOf(this.#values(period).join()))
  }

  /** The table of periods that differ, to be put in front of a statement: number, then the value of each name. */
  steps(): [name: string, select: Sql][] {
    if (!this.used) return []
    const columns = ['n', ...this.#names.map((_, i) => `v${i}`)].join(', ')
    const rows = [...this.#distinct().values()].map((values, n) => `(${[n, ...values].join(', ')})`)
    return [[`p(${columns})`, raw(`VALUES ${rows.join(', ')}`)]]
  }

  #at(name: string): number {
    const found = this.#names.indexOf(name)
    return found >= 0 ? found : this.#names.push(name) - 1
  }

  #meant(value: unknown): number | undefined {
    if (typeof value !== 'number') return undefined
    const at = value >= NO_YEAR ? value - NO_YEAR : value - NO_DAY
    return at >= 0 && at < this.#names.length && value >= NO_YEAR === (this.#names[at] === 'year') ? at : undefined
  }

  #distinct(): Map<string, number[]> {
    return new Map(this.periods.map((period) => this.#values(period)).map((values) => [values.join(), values]))
  }

  #values(period: PeriodNames): number[] {
    return this.#names.map((name) => {
      const value = period.get(name)
      if (value === undefined) throw unknownName(name, period.get('on') ?? 0)
      return value
    })
  }
}
