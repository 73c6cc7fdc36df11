/** A value comes in with its indicator and the day it stands for; goes out how it stands to the thresholds that count on that day. */
import { exact, less } from '../../facts/fraction'
import type { Indicator, Threshold } from '../indicator'

/** PASS: every limit is kept. WARN: only the warning is left behind. FAIL: the pass mark is not reached. */
export type Judgement = 'PASS' | 'WARN' | 'FAIL'

/** Null without a value, without a threshold on that day, or where neither more nor less is better. */
export function judged({ thresholds = [], direction }: Indicator, value: string | null, on: string): Judgement | null {
  if (value === null || direction === 'NONE') return null
  const [pass, warn] = (['PASS', 'WARN'] as const).map((means) => newest(thresholds, means, on))
  if (!pass && !warn) return null
  const keeps = (limit: Threshold): boolean =>
    direction === 'UP' ? !less(exact(value), exact(limit.at)) : !less(exact(limit.at), exact(value))
  if (pass && !keeps(pass)) return warn && keeps(warn) ? 'WARN' : 'FAIL'
  return warn && !pass && !keeps(warn) ? 'WARN' : 'PASS'
}

/** The limit of a meaning that counts on a day. */
export const newest = (thresholds: Threshold[], means: Threshold['means'], on: string): Threshold | undefined =>
  thresholds
    .filter((one) => one.means === means && one.since <= on)
    .sort((a, b) => (a.since < b.since ? -1 : 1))
    .at(-1)
