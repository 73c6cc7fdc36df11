/**
 * "$on", "$year" and the other names inside a definition. In a statement over many periods they differ from period to
 * period, so a `where` is compiled with stand-ins, and those become columns of the table of periods.
 */
import type { Sql } from '../query/compile/sql'
import { raw } from '../query/compile/sql'
import { exact, type Fraction, fraction } from './fraction'
import type { Parameter } from './indicator'
import { elapsedMonths, type Moment, written } from './periods'

/** What is known by name: the parameters in their versions, and what a request sets otherwise. */
export interface NamedValues {
  parameters: Parameter[]
  overrides: Record<string, string>
}

/** The version of a parameter that counts on a day; undefined when none does yet. */
function parameterAt({ parameters, overrides }: NamedValues, name: string, on: number): string | undefined {
  const found = parameters.find((each) => each.name === name)
  if (!found) return undefined
  const today = written(on)
  const valid = found.versions.filter(({ since }) => since <= today).sort((a, b) => (a.since < b.since ? 1 : -1))
  return overrides[name] ?? valid[0]?.value
}

/** A named day or year as it is stored: "$on" is 20200615. Undefined when the name means no day. */
export function dayNamed(known: NamedValues, name: string, moment: Moment): number | undefined {
  if (name === 'on' || name === 'start' || name === 'year' || name === 'first' || name === 'last') return moment[name]
  const value = parameterAt(known, name, moment.on)
  const found = /^(?:\d{4}-)?(\d{2})-(\d{2})$/.exec(value ?? '')
  return found ? moment.year * 10_000 + Number(found[1]) * 100 + Number(found[2]) : undefined
}

/** A named number of a formula; null when it is not known on that day. */
export function numberNamed(known: NamedValues, name: string, moment: Moment): Fraction | null {
  if (name === 'elapsedMonths') return fraction(BigInt(elapsedMonths(moment)))
  if (name === 'year') return fraction(BigInt(moment.year))
  const value = parameterAt(known, name, moment.on)
  return value === undefined ? null : exact(value)
}

export const NAMED = /^\$([A-Za-z]\w*)$/
/** A `where` for one moment: every "$name" is the day or year it means there. */
export function namedLiteral(given: unknown, known: NamedValues, moment: Moment): unknown {
  if (Array.isArray(given)) return given.map((part) => namedLiteral(part, known, moment))
  if (typeof given === 'object' && given !== null)
    return Object.fromEntries(Object.entries(given).map(([name, part]) => [name, namedLiteral(part, known, moment)]))
  const named = typeof given === 'string' && NAMED.exec(given)
  if (!named) return given
  const value = dayNamed(known, named[1], moment)
  if (value === undefined) throw unknownName(named[1], moment)
  return named[1] === 'year' ? value : written(value)
}

const unknownName = (name: string, { on }: Moment): RangeError =>
  new RangeError(`“$${name}” is not known on ${written(on)} / “$${name}”在 ${written(on)} 没有定义`)

/** No roster holds this day or this year. */
const NO_DAY = 19000101
const NO_YEAR = 190_000_000

/** The stand-ins of one statement: which names its `where` uses, and as which column of the periods each is found. */
export class StandIns {
  readonly names: string[] = []

  /** The `where` with every "$name" replaced by a day or year that nothing else means. */
  standIn(given: unknown): unknown {
    if (Array.isArray(given)) return given.map((part) => this.standIn(part))
    if (typeof given === 'object' && given !== null)
      return Object.fromEntries(Object.entries(given).map(([name, part]) => [name, this.standIn(part)]))
    const named = typeof given === 'string' && NAMED.exec(given)
    if (!named) return given
    const at = this.at(named[1])
    return named[1] === 'year' ? NO_YEAR + at : `1900-01-${String(1 + at).padStart(2, '0')}`
  }

  at(name: string): number {
    const found = this.names.indexOf(name)
    return found >= 0 ? found : this.names.push(name) - 1
  }

  column(name: string): Sql {
    return raw(`p.v${this.at(name)}`)
  }

  /** The compiled condition with the stand-ins turned into columns. */
  settle({ text, values }: Sql): Sql {
    const kept: Sql['values'][number][] = []
    let n = 0
    const settled = text.replace(/'(?:[^']|'')*'|"[^"]*"|\?/g, (found) => {
      if (found !== '?') return found
      const value = values[n++]
      const at = this.#meant(value)
      if (at === undefined) kept.push(value)
      return at === undefined ? '?' : `p.v${at}`
    })
    return { text: settled, values: kept }
  }

  #meant(value: unknown): number | undefined {
    if (typeof value !== 'number') return undefined
    const at = value >= NO_YEAR ? value - NO_YEAR : value - NO_DAY
    return at >= 0 && at < this.names.length && value >= NO_YEAR === (this.names[at] === 'year') ? at : undefined
  }

  /** Periods that these names mean the same in are one: those that differ, and for each period its place among them. */
  distinct(known: NamedValues, moments: Moment[]): { own: Moment[]; at: number[] } {
    const own = new Map<string, Moment>()
    const marks = moments.map((moment) => {
      const mark = this.names.map((name) => this.#value(known, name, moment)).join()
      if (!own.has(mark)) own.set(mark, moment)
      return mark
    })
    const order = [...own.keys()]
    return { own: [...own.values()], at: marks.map((mark) => order.indexOf(mark)) }
  }

  /** The periods as rows: number, then each name's value. */
  table(known: NamedValues, moments: Moment[]): [name: string, select: Sql] {
    const columns = ['n', ...this.names.map((_, i) => `v${i}`)].join(', ')
    const rows = moments.map(
      (moment, n) => `(${[n, ...this.names.map((name) => this.#value(known, name, moment))].join(', ')})`,
    )
    return [`p(${columns})`, raw(`VALUES ${rows.join(', ')}`)]
  }

  #value(known: NamedValues, name: string, moment: Moment): number {
    const value = dayNamed(known, name, moment)
    if (value === undefined) throw unknownName(name, moment)
    return value
  }
}
