import { Refusal } from '../../messages/refusal'
import '../../county/indicators'
import { allIndicators } from '../../measure/catalogue'
import { measure } from '../../measure/measure'
import type { MeasureRequest } from '../../measure/value'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { type ActionFlags, actions } from '../indicator-actions'
import { asOfFlag, asOfImport, onDay, onFlag } from '../input/on-day'
import { didYouMean } from '../input/suggest'
import { printJson } from '../output/say'
import { tableLines } from '../output/table'

interface IndicatorFlags extends Common, ActionFlags {
  on?: string
  asOf?: string
  period?: string
  code?: string[]
  areas?: string
}

const AREAS: Record<string, MeasureRequest['areas']> = {
  county: 'ONE',
  townships: 'TOWNSHIPS',
  villages: 'VILLAGES',
  units: 'UNITS',
  all: 'ALL',
}

export const indicatorsCommand: Command<IndicatorFlags> = {
  name: 'indicators',
  arguments: '[action] [what...]',
  zh: '计算指标，列出数值与分子分母；define <工作簿> 定义自己的指标，definitions 列出定义，threshold <编号> <数值> 设定门槛，withdraw <编号> 撤回定义',
  en: 'compute the indicators, with numerators and denominators; define <workbook> takes definitions of your own, definitions lists them all, threshold <code> <value> sets a limit, withdraw <code> takes a definition back',
  flags: [
    onFlag,
    asOfFlag,
    {
      flags: '--period <period>',
      zh: '期间：2020、2020-06 或 2020-Q2；默认 --on 所在的年',
      en: 'period: 2020, 2020-06 or 2020-Q2; the year of --on unless stated',
    },
    {
      flags: '--code <code>',
      zh: '只算这个指标，如 I-28；可多次',
      en: 'only this indicator, such as I-28; may be repeated',
      repeat: true,
    },
    {
      flags: '--areas <areas>',
      zh: '全县、各乡镇、各村、各单位或全部',
      en: 'for the county, its townships, villages, units, or all',
      choices: Object.keys(AREAS),
      default: 'county',
    },
    {
      flags: '--since <day>',
      zh: '门槛自哪天起，默认今天',
      en: 'threshold: the day since which it counts; today unless stated',
    },
    {
      flags: '--basis <document>',
      zh: '门槛的依据，如文号',
      en: 'threshold: what it comes from, such as a document number',
    },
    { flags: '--warn', zh: '设定的是预警线，不是达标线', en: 'threshold: it is a warning, not the pass mark' },
  ],
  async run([action, ...what], flags) {
    const { db, json, on, asOf, period, code, areas } = flags
    const act = actionOf(action)
    const store = await openExisting(db)
    try {
      if (act) return await act(store, what, flags)
      const known = await allIndicators(store)
      const names = new Map(known.map((one) => [one.code, one]))
      for (const one of code ?? []) if (!names.has(one)) throw unknown(one, [...names.keys()])
      const values = await measure(store, {
        on: onDay(on),
        asOf: asOfImport(asOf),
        period,
        codes: code?.length ? code : undefined,
        areas: AREAS[areas ?? 'county'],
        breakdown: json,
      })
      if (json)
        printJson(values.map((value) => ({ ...value, zh: names.get(value.code)!.zh, en: names.get(value.code)!.en })))
      else {
        const head = [
          '编号 code',
          '指标 indicator',
          '地区 area',
          '数值 value',
          '单位 unit',
          '分子 numerator',
          '分母 denominator',
        ]
        const rows = values.map(({ code: id, area, value, unit, numerator, denominator }) => [
          id,
          names.get(id)!.zh,
          area.label,
          value ?? '—',
          unit,
          numerator ?? '—',
          denominator ?? '—',
        ])
        process.stdout.write(`${tableLines(head, rows).join('\n')}\n`)
      }
      return 0
    } finally {
      await store.close()
    }
  },
}

function actionOf(name: string | undefined) {
  if (name === undefined) return undefined
  if (Object.hasOwn(actions, name)) return actions[name]
  const { zh, en } = didYouMean(name, Object.keys(actions))
  const all = Object.keys(actions).join(', ')
  throw new Refusal('cli.no-indicators-action', {
    name,
    near: { zh: zh || `可用：${all}`, en: en || ` There are: ${all}` },
  })
}

function unknown(code: string, known: string[]): Refusal {
  const { zh, en } = didYouMean(code, known)
  return new Refusal('cli.no-indicator', { code, near: { zh, en } })
}
