/** An office's own indicator comes in; it is checked against the facts, and stored as the next version of its code. */

import { world } from '../../facts/world'
import { refusedOf } from '../../messages/refusal'
import { addDefinition, lastDefinition } from '../../store/ledger/definitions'
import type { Reader, Store, Writer } from '../../store/store'
import { allIndicators, catalogueParameters, type DefinitionVersion, defined, shippedIndicator } from '../catalogue'
import { type Indicator, type Level, type Term, termsOfIndicator } from '../indicator'
import { quantityOf } from '../quantity'
import { canonical } from '../snapshot/hash'
import type { Definition } from './definition'
import { badDefinition, type DefinitionFault, DefinitionFaults } from './faults'
import { checkDivisor, checkExpression, checkPath, type TermCheck } from './term'
import { checkThresholds } from './threshold'

const choices: Record<string, string[]> = {
  period: ['STOCK', 'YEAR', 'ANNUAL'],
  direction: ['UP', 'DOWN', 'NONE'],
  missing: ['ANY', 'ALL', 'ZERO'],
}
const MAX_NAME_LENGTH = 100
const LEVELS: Level[] = ['COUNTY', 'TOWNSHIP', 'VILLAGE', 'UNIT']
const known = [
  'code',
  'version',
  'zh',
  'en',
  'numerator',
  'denominator',
  'factor',
  'unit',
  'decimals',
  'period',
  'closing',
  'direction',
  'source',
  'missing',
  'levels',
  'thresholds',
  'breakdowns',
  'note',
]

/** The usual values: a share has two places, money too, a count none. */
function completed(given: Definition): Indicator {
  const decimals = given.unit === '元' || given.denominator !== undefined ? 2 : 0
  const usual = {
    version: 1,
    en: given.zh,
    decimals,
    period: 'STOCK',
    direction: 'NONE',
    source: ['OFFICE'],
    missing: 'ALL',
    breakdowns: [],
  } as const
  return { ...usual, ...given } as Indicator
}

/** Everything that is wrong with a definition; empty when it can be measured. */
export function definitionFaults(store: Pick<Store, 'rosters'>, given: Definition): DefinitionFault[] {
  const faults = new DefinitionFaults()
  const days = catalogueParameters.filter(({ kind }) => kind === 'DAY_OF_YEAR').map(({ name }) => name)
  const numbers = catalogueParameters.filter(({ kind }) => kind === 'NUMBER').map(({ name }) => name)
  const check: TermCheck = {
    rosters: store.rosters,
    world: world(store.rosters),
    faults,
    names: ['on', 'start', 'first', 'last', ...days],
    numbers: ['elapsedMonths', 'year', ...numbers],
  }
  checkHead(faults, given)
  if (given.numerator === undefined) faults.add(['numerator'], '缺少分子', 'the numerator is missing')
  else checkExpression(check, given.numerator, ['numerator'])
  if (given.denominator !== undefined) {
    checkExpression(check, given.denominator, ['denominator'])
    checkDivisor(check, given.denominator, ['denominator'])
  }
  if (faults.list.length === 0) checkTogether(check, completed(given))
  return faults.list
}

function checkHead(faults: DefinitionFaults, given: Definition): void {
  for (const name of Object.keys(given)) faults.unknown([name], { zh: '项', en: 'field' }, name, known)
  if (!/^[A-Za-z][A-Za-z0-9-]{0,19}$/.test(given.code ?? ''))
    faults.add(
      ['code'],
      '编号以字母开头，只含字母、数字和“-”，最多 20 个',
      'a code begins with a letter and has letters, digits and “-”, at most 20',
    )
  if (!given.zh?.trim()) faults.add(['zh'], '缺少名称', 'the name is missing')
  if ((given.zh ?? '').length > MAX_NAME_LENGTH)
    faults.add(['zh'], `名称最多 ${MAX_NAME_LENGTH} 字`, `the name takes at most ${MAX_NAME_LENGTH} characters`)
  if (!given.unit?.trim()) faults.add(['unit'], '缺少单位，例如 %、个、元', 'the unit is missing, such as %, 个, 元')
  for (const [name, words] of Object.entries(choices)) {
    const value = given[name as keyof Definition]
    if (value !== undefined) faults.unknown([name], { zh: '选项', en: name }, String(value), words)
  }
  if (given.levels?.length === 0)
    faults.add(
      ['levels'],
      '适用层级是空的，哪里都不会有数；不限层级就不要写',
      'no level is named, so it would be shown nowhere; leave it out to show it everywhere',
    )
  for (const level of given.levels ?? []) faults.unknown(['levels'], { zh: '层级', en: 'level' }, level, LEVELS)
  checkNumbers(faults, given)
  checkThresholds(faults, given)
}

function checkNumbers(faults: DefinitionFaults, { decimals = 0, factor = 1 }: Definition): void {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6)
    faults.add(['decimals'], '小数位应为 0 到 6', 'decimals are 0 to 6')
  if (!(typeof factor === 'number' && factor > 0 && Number.isFinite(factor)))
    faults.add(['factor'], '系数应大于 0', 'the factor is above 0')
}

/** What can only be seen once every part is right: units that do not go together, breakdowns some roster lacks. */
function checkTogether(check: TermCheck, indicator: Indicator): void {
  try {
    checkUnit(check, indicator)
  } catch (error) {
    if (!refusedOf('measure', error)) throw error
    check.faults.add(['numerator'], error.zh, error.en)
  }
  for (const [i, by] of indicator.breakdowns.entries())
    if (indicator.breakdowns.indexOf(by) < i)
      check.faults.add(['breakdowns', i], `分解“${by}”写了两次`, `the breakdown “${by}” is named twice`)
  for (const [i, by] of indicator.breakdowns.entries())
    for (const term of termsOfIndicator(indicator)) checkBreakdown(check, term, by, ['breakdowns', i])
}

function checkUnit({ faults, rosters }: TermCheck, { numerator, denominator, unit }: Indicator): void {
  const above = quantityOf(numerator, rosters)
  const below = denominator === undefined ? null : quantityOf(denominator, rosters)
  const money = above === '元' && below !== '元'
  if (money && unit !== '元')
    faults.add(
      ['unit'],
      `结果是金额，单位应为“元”，现为“${unit}”`,
      `the result is money, so its unit is 元, not “${unit}”`,
    )
  if (!money && unit === '元')
    faults.add(['unit'], '结果不是金额，单位不能是“元”', 'the result is not money, so its unit is not 元')
  if (above !== '元' && below === '元')
    faults.add(['denominator'], '分子不是金额而分母是金额', 'the denominator is money and the numerator is not')
}

function checkBreakdown(check: TermCheck, term: Term, by: string, path: (string | number)[]): void {
  if (LEVELS.includes(by as Level)) return
  if (by === 'MONTH') {
    if (!term.during && !term.until)
      check.faults.add(
        path,
        '按月分解需要每一项都写明 during 或 until 日期',
        'a breakdown by MONTH needs during or until in every term',
      )
    return
  }
  checkPath(check, check.rosters.find(({ name }) => name === term.roster)!, by, false, path)
}

/**
 * Checks and stores as the next version of its code, above the shipped one of that code; gives back the indicator with its
 * version. What says the same as the version there is makes no new one. Refuses with all that is wrong.
 */
export async function defineIndicator(store: Store, given: Definition): Promise<Indicator> {
  const faults = definitionFaults(store, given)
  if (faults.length > 0) throw badDefinition(faults)
  return store.write((writer) => keepDefinition(writer, given))
}

/** The same for a definition that has been looked at, within a transaction of one's own. */
export async function keepDefinition(writer: Writer, given: Definition): Promise<Indicator> {
  const known = await allIndicators(writer)
  const current = known.find(({ code }) => code === given.code)
  const alike = current ? undefined : known.find(({ code }) => code.toLowerCase() === given.code.toLowerCase())
  if (alike) throw badDefinition([differsByCase(given.code, alike.code)])
  if (current && same(current, completed(given))) return current
  const version = (await lastVersion(writer, given.code)) + 1
  const indicator = { ...completed(given), version }
  await keep(writer, indicator, version)
  return indicator
}

const differsByCase = (given: string, code: string): DefinitionFault => ({
  path: 'code',
  zh: `“${given}”与已有指标“${code}”只差大小写，请换一个编号`,
  en: `“${given}” differs from “${code}”, which is there already, by upper and lower case alone; choose another code`,
})

/** An office takes its own definition back; a shipped one of that code counts again. False when there is none of its own. */
export const withdrawIndicator = (store: Store, code: string): Promise<boolean> =>
  store.write(async (writer) => {
    const own = (await defined(writer)).some((each) => each.code === code)
    if (own) await keep(writer, { code, withdrawn: true }, (await lastVersion(writer, code)) + 1)
    return own
  })

const same = (a: Indicator, b: Indicator): boolean =>
  canonical({ ...a, version: 0 }) === canonical(JSON.parse(JSON.stringify({ ...b, version: 0 })))

const keep = (writer: Writer, kept: DefinitionVersion, version: number): Promise<void> =>
  addDefinition(writer, { code: kept.code, version, definition: kept, definedAt: new Date().toISOString() })

const lastVersion = async (reader: Reader, code: string): Promise<number> =>
  Math.max(await lastDefinition(reader, code), shippedIndicator(code)?.version ?? 0)
