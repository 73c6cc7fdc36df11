/**
 * Periods come in with what "$on", "$year" and the other names mean in each; go out the columns those names are in a statement
 * over all periods at once, a table of periods.
 */
import { edtf } from '../../../facts/days'
import { Refusal } from '../../../messages/refusal'
import { raw, type Sql } from '../sql/sql'

/** Days and years by name as they are stored: on → 20200615, year → 2020, siteDeadline → 20200630. */
export type PeriodNames = ReadonlyMap<string, number>

function unknownName(name: string, on: number): Refusal {
  return new Refusal('measure.unknown-name', { name, on: edtf([on, on]) })
}

/** The periods of one statement: which names it uses, and as which column of the periods each is found. */
export class PeriodColumns {
  readonly #names: string[] = []

  constructor(private readonly periods: readonly PeriodNames[]) {}

  /** Whether it makes a difference to the rows which period it is. */
  get used(): boolean {
    return this.#names.length > 0
  }

  /** What a name in a condition is. */
  column(name: string): Sql {
    return raw(`p.v${this.#at(name)}`)
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
