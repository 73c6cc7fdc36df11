import '../../indicators'
import { indicators } from '../../measure/catalogue'
import { measure } from '../../measure/measure'
import type { MeasureRequest } from '../../measure/value'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { Misuse } from '../misuse'
import { asOfFlag, asOfImport, onDay, onFlag } from '../on-day'
import { printJson } from '../say'
import { didYouMean } from '../suggest'
import { tableLines } from '../table'

interface IndicatorFlags extends Common {
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
  zh: '计算指标，列出数值与分子分母',
  en: 'compute the indicators, with numerators and denominators',
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
  ],
  async run(_args, { db, json, on, asOf, period, code, areas }) {
    const store = await openExisting(db)
    try {
      const known = await indicators(store)
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

function unknown(code: string, known: string[]): Misuse {
  const { zh, en } = didYouMean(code, known)
  return new Misuse(`没有指标 ${code}。${zh}`, `there is no indicator ${code}.${en}`)
}
