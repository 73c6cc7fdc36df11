/** "$on", "$year" and the other names inside a definition: the parameters and a period come in, what each name means in it goes out. */
import { exact, type Fraction, fraction } from '../facts/fraction'
import type { PeriodNames } from '../query/compile/terms/period-columns'
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

/** Every name that means a day or a year in a period. */
export function periodNames(known: NamedValues, moment: Moment): PeriodNames {
  const names = ['on', 'start', 'year', 'first', 'last', ...known.parameters.map(({ name }) => name)]
  return new Map(
    names.flatMap((name): [string, number][] => {
      const found = dayNamed(known, name, moment)
      return found === undefined ? [] : [[name, found]]
    }),
  )
}

/** A named number of a formula; null when it is not known on that day. */
export function numberNamed(known: NamedValues, name: string, moment: Moment): Fraction | null {
  if (name === 'elapsedMonths') return fraction(BigInt(elapsedMonths(moment)))
  if (name === 'year') return fraction(BigInt(moment.year))
  const value = parameterAt(known, name, moment.on)
  return value === undefined ? null : exact(value)
}
