/** `--on`, `--as-of` and `--period`: the clock of the world, the clock of knowledge and the period, read and refused in one place. */
import { parseEdtf } from '../../facts/days'
import { spanOf, today } from '../../measure/periods'
import type { Flag } from '../command'
import { Misuse } from './misuse'

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
  if (!span || span[0] !== span[1])
    throw new Misuse(`--on ${day} 应是一个日期，例如 2020-06-15`, `--on ${day} is not a day such as 2020-06-15`)
  return day
}

export function asOfImport(asOf: string | undefined): number | null {
  if (asOf === undefined) return null
  if (!/^\d{1,9}$/.test(asOf))
    throw new Misuse(
      `--as-of ${asOf} 应是导入编号，编号见 rosterql imports`,
      `--as-of ${asOf} is not the id of an import; rosterql imports lists them`,
    )
  return Number(asOf)
}

/** `--period`, refused in the words of the engine. */
export function aPeriod(period: string | undefined): string | undefined {
  if (period === undefined) return undefined
  try {
    spanOf(period)
    return period
  } catch (error) {
    const [en, zh] = (error as Error).message.split(' / ')
    throw new Misuse(zh, en)
  }
}
