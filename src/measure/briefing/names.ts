/** `$on`, `$start` or a parameter such as `$siteDeadline` in a template comes in; goes out the day, year or number it means on the day of the report. */
import { fractionText } from '../../facts/fraction'
import { itemAt } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { parametersOf } from '../catalogue'
import { momentsOf } from '../measure'
import { dayNamed, numberNamed } from '../named'
import { written } from '../periods'
import type { BriefingClock } from './indicator'

const DAYS = ['on', 'start', 'first', 'last']

export async function valueNamed(store: Store, source: string, clock: BriefingClock): Promise<string> {
  const parameters = await parametersOf(store)
  const [known, moment] = [{ parameters, overrides: {} }, itemAt(momentsOf(clock), 0)]
  const name = source.slice(1)
  if (name === 'year') return String(moment.year)
  const parameter = parameters.find((each) => each.name === name)
  if (!parameter && !DAYS.includes(name)) throw unknown(source, [...DAYS, 'year', ...parameters.map((one) => one.name)])
  if (parameter?.kind === 'NUMBER') {
    const number = numberNamed(known, name, moment)
    return number ? fractionText(number) : ''
  }
  const day = dayNamed(known, name, moment)
  return day === undefined ? '' : written(day)
}

function unknown(source: string, names: string[]): Refusal {
  const all = names.map((name) => `$${name}`)
  return new Refusal('template.no-name', { source, all })
}
