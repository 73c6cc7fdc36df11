/** What the command line says about an import comes in; what the importer understands goes out, every name checked. */
import type { RosterFacts } from '../../facts/roster'
import { targetsOf } from '../../intake/match/targets'
import type { ImportOptions } from '../../intake/model/import-options'
import { reasonFault } from '../../intake/model/reason'
import { Refusal } from '../../messages/refusal'
import type { Common } from '../command'
import { fileLimitsOf } from './limit-flags'
import { namedRoster } from './named-roster'
import { didYouMean } from './suggest'

export interface ImportFlags extends Common {
  roster?: string
  sheet?: string[]
  moneyUnit?: string
  set?: string[]
  map?: string[]
  dropPersonal?: boolean
  strict?: boolean
  dryRun?: boolean
  again?: boolean
  strategy?: string
  blank?: string
  actor?: string
  reason?: string
  mark?: string
  apply?: string
  forget?: boolean
  fill?: string[]
  limit?: string[]
}

/** Strategies by the names people use. */
export const strategies: Record<string, ImportOptions['strategy']> = {
  upsert: 'UPSERT',
  'create-only': 'CREATE_ONLY',
  'update-only': 'UPDATE_ONLY',
  replace: 'REPLACE',
  新增并更新: 'UPSERT',
  仅新增: 'CREATE_ONLY',
  仅更新: 'UPDATE_ONLY',
  全量同步: 'REPLACE',
}

export function importOptionsOfFlags(flags: ImportFlags, rosters: RosterFacts[]): ImportOptions {
  const roster = flags.roster === undefined ? undefined : namedRoster(flags.roster, rosters)
  const fields = new Set((roster ? [roster] : rosters).flatMap((one) => targetsOf(one).map(({ path }) => path)))
  return {
    roster: roster?.name,
    sheets: flags.sheet,
    moneyUnit: flags.moneyUnit,
    set: pairs(flags.set, 'set', ([field, value]) => [known(field, fields, roster), value]),
    map: pairs(flags.map, 'map', ([heading, field]) => [heading, field === '-' ? field : known(field, fields, roster)]),
    dropPersonal: flags.dropPersonal,
    strict: flags.strict,
    dryRun: flags.dryRun,
    again: flags.again,
    strategy: flags.strategy === undefined ? undefined : strategies[flags.strategy],
    blanks: flags.blank === 'clear' ? 'CLEAR' : flags.blank === 'ignore' ? 'IGNORE' : undefined,
    actor: flags.actor,
    reason: reasonOf(flags.reason),
    forget: flags.forget,
    fill: flags.fill,
    limits: fileLimitsOf(flags.limit),
  }
}

function reasonOf(reason: string | undefined): string | undefined {
  const wrong = reason === undefined ? null : reasonFault(reason)
  if (wrong) throw new Refusal('cli.reason', { wrong })
  return reason
}

/** `--set year=2020` splits at the first equals sign, `--map 金额=已付=paid` at the last: headings may hold one, fields never do. */
function pairs(
  given: string[] | undefined,
  flag: 'set' | 'map',
  read: (pair: [string, string]) => [string, string],
): Record<string, string> | undefined {
  if (!given) return undefined
  const pair = (text: string): [string, string] => {
    const at = flag === 'set' ? text.indexOf('=') : text.lastIndexOf('=')
    if (at > 0 && at < text.length - 1) return [text.slice(0, at).trim(), text.slice(at + 1).trim()]
    const form = flag === 'set' ? '--set year=2020' : '--map 村民委员会=village'
    throw new Refusal('cli.pair-form', { flag, text, form })
  }
  return Object.fromEntries(given.map((text) => read(pair(text))))
}

function known(field: string, fields: Set<string>, roster: RosterFacts | undefined): string {
  if (fields.has(field)) return field
  const guess = didYouMean(field, fields)
  if (!roster) throw new Refusal('cli.no-field-anywhere', { field, guess })
  throw new Refusal('cli.no-field', { field, roster: { zh: roster.zh, en: roster.name }, guess, all: [...fields] })
}
