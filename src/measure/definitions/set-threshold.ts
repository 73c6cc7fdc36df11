/** A limit comes in for an indicator; goes out the indicator with it, as the next version of its code. */
import type { Store } from '../../store/store'
import { allIndicators } from '../catalogue'
import type { Indicator, Threshold } from '../indicator'
import { defineIndicator } from './define'

/** The indicator with this threshold beside those it has, or in the place of one of the same meaning and day; undefined when there is no such indicator. */
export async function setThreshold(store: Store, code: string, threshold: Threshold): Promise<Indicator | undefined> {
  const current = (await allIndicators(store)).find((each) => each.code === code)
  if (!current) return undefined
  const others = (current.thresholds ?? []).filter(
    ({ means, since }) => means !== threshold.means || since !== threshold.since,
  )
  const thresholds = [...others, threshold].sort((a, b) => (a.since < b.since ? -1 : 1))
  return defineIndicator(store, { ...current, thresholds })
}
