/** `--on`, `--as-of` and `--period`: the clock of the world, the clock of knowledge and the period, read and refused in one place. */
import { parseEdtf } from '../../facts/days'
import { spanOf, today } from '../../measure/periods'
import { Refusal } from '../../messages/refusal'
import type { Flag } from '../command'

export const onFlag: Flag = {
  flags: '--on <day>',
  zh: '以哪一天为准（到期、逾期等），默认今天',
  en: 'the day that counts for what is due or overdue; today unless stated',
}
export const asOfFlag: Flag = {
  flags: '--as-of <import>',
  zh: '按第几次导入之后的数据计算，默认最新',
  en: 'the last import that counts; the latest unless stated',
}

export function onDay(on: string | undefined): string {
  const day = on ?? today()
  const span = parseEdtf(day)
  if (!span || span[0] !== span[1]) throw new Refusal('cli.on-day', { day })
  return day
}

export function asOfImport(asOf: string | undefined): number | null {
  if (asOf === undefined) return null
  if (!/^\d{1,9}$/.test(asOf)) throw new Refusal('cli.as-of-import', { asOf })
  return Number(asOf)
}

/** `--period`, refused in the words of the engine. */
export function aPeriod(period: string | undefined): string | undefined {
  if (period === undefined) return undefined
  spanOf(period)
  return period
}
