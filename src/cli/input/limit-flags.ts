/** `--limit page=5000` comes in; numbers for the readers of files and of queries go out, every name checked. */
import { Refusal } from '../../messages/refusal'
import { defaultQueryLimits, type QueryLimits } from '../../query/limits'
import { defaultLimits as fileLimits, type Limits } from '../../sheets/parts/limits'
import type { Flag } from '../command'
import { didYouMean } from './suggest'

export const limitFlag: Flag = {
  flags: '--limit <name=number>',
  zh: '调整一项限制，如 page=5000、fileBytes=512MB（可重复；各项见 docs/zh/limits.md）',
  en: 'change a limit, such as page=5000 or fileBytes=512MB (repeatable; docs/en/limits.md lists them)',
  repeat: true,
}

const factors: Record<string, number> = { KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 }

export const fileLimitsOf = (given?: string[]): Partial<Limits> => limitsOf(given, fileLimits)
export const queryLimitsOf = (given?: string[]): Partial<QueryLimits> => limitsOf(given, defaultQueryLimits)

/** A service reads files and answers queries. */
export function serviceLimits(given?: string[]): { file: Partial<Limits>; query: Partial<QueryLimits> } {
  const all = limitsOf(given, { ...fileLimits, ...defaultQueryLimits })
  const only = (list: object): object => Object.fromEntries(Object.entries(all).filter(([name]) => name in list))
  return { file: only(fileLimits), query: only(defaultQueryLimits) }
}

const limitsOf = <T extends object>(given: string[] = [], known: T): Partial<T> =>
  Object.fromEntries(given.map((text) => limit(text, Object.keys(known)))) as Partial<T>

function limit(text: string, known: string[]): [string, number] {
  const found = /^(\w+)=(\d+)\s*(KB|MB|GB)?$/i.exec(text)
  if (!found) throw new Refusal('cli.limit-form', { text })
  const [, name = '', number, unit = ''] = found
  const guess = didYouMean(name, known)
  if (!known.includes(name)) throw new Refusal('cli.no-limit', { name, guess, known })
  return [name, Number(number) * (factors[unit.toUpperCase()] ?? 1)]
}
