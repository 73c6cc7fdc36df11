/** What `indicators` does beside computing: takes a workbook of definitions, lists the definitions, sets a limit, withdraws a definition. */

import { said } from '../measure/briefing/said'
import { allIndicators, parametersOf } from '../measure/catalogue'
import { withdrawIndicator } from '../measure/definitions/define'
import { type DefinedBook, defineBook } from '../measure/definitions/define-book'
import { setThreshold } from '../measure/definitions/set-threshold'
import type { Threshold } from '../measure/indicator'
import { today } from '../measure/periods'
import { Refusal } from '../messages/refusal'
import { both } from '../messages/words'
import type { Store } from '../store/store'
import type { ExitCode } from './command'
import { defining } from './defining'
import { didYouMean } from './input/suggest'
import { printJson, say } from './output/say'
import { tableLines } from './output/table'

export interface ActionFlags {
  json?: boolean
  since?: string
  basis?: string
  warn?: boolean
}

type Action = (store: Store, args: string[], flags: ActionFlags) => Promise<ExitCode>

export const actions: Record<string, Action> = {
  define: async (store, [file], { json }) => {
    if (!file) throw new Refusal('cli.no-workbook-name', {})
    const book = await defineBook(store, file)
    if (json) printJson(book)
    else tellBook(book)
    return book.faults.length === 0 ? 0 : book.stored.length === 0 ? 2 : 1
  },
  definitions: async (store, codes, { json }) => {
    const all = await allIndicators(store)
    const unknown = codes.find((code) => !all.some((one) => one.code === code))
    if (unknown)
      throw noIndicator(
        unknown,
        all.map(({ code }) => code),
      )
    const found = all.filter(({ code }) => codes.length === 0 || codes.includes(code))
    if (json) printJson(found)
    else await tellDefinitions(store, found)
    return 0
  },
  threshold: async (store, [code, at], { json, since, basis, warn }) => {
    if (!code || !at) throw new Refusal('cli.threshold-arguments', {})
    const limit: Threshold = { at, means: warn ? 'WARN' : 'PASS', since: since ?? today(), source: basis ?? '本单位' }
    const found = await defining(() => setThreshold(store, code, limit))
    if (!found)
      throw noIndicator(
        code,
        (await allIndicators(store)).map((one) => one.code),
      )
    if (json) printJson(found)
    else
      say(
        both(
          `已设定 ${code} ${found.zh} 的门槛，第 ${found.version} 版`,
          `the limit of ${code} is set, version ${found.version}`,
        ),
      )
    return 0
  },
  withdraw: async (store, [code], { json }) => {
    if (!code) throw new Refusal('cli.no-indicator-code', {})
    if (!(await withdrawIndicator(store, code))) throw new Refusal('cli.not-own-indicator', { code })
    if (json) printJson({ code, withdrawn: true })
    else say(both(`已撤回 ${code} 的定义`, `the definition of ${code} is withdrawn`))
    return 0
  },
}

function noIndicator(code: string, known: string[]): Refusal {
  const { zh, en } = didYouMean(code, known)
  return new Refusal('cli.no-indicator', { code, near: { zh, en } })
}

const outcomes = { CREATED: '新增', UPDATED: '新版本', UNCHANGED: '未变' }

function tellBook({ stored, faults }: DefinedBook): void {
  const rows = stored.map(({ outcome, definition: { code, zh, version } }) => [code, zh, outcomes[outcome], version])
  if (rows.length > 0)
    process.stdout.write(`${tableLines(['编号 code', '名称 name', '结果 outcome', '版本 version'], rows).join('\n')}\n`)
  for (const { path, zh, en } of faults) say(`${path}: ${both(zh, en)}`)
}

async function tellDefinitions(store: Store, found: Awaited<ReturnType<typeof allIndicators>>): Promise<void> {
  const parameters = await parametersOf(store)
  const rows = found.map((one) => [
    one.code,
    one.version,
    one.zh,
    one.unit,
    said(one.numerator, store.rosters, parameters).zh,
    one.denominator === undefined ? '' : said(one.denominator, store.rosters, parameters).zh,
  ])
  const head = ['编号 code', '版本 version', '名称 name', '单位 unit', '分子 numerator', '分母 denominator']
  process.stdout.write(`${tableLines(head, rows).join('\n')}\n`)
}
