/** Indicators in a template: `I-24`, `I-26.numerator`, `I-24 by source.line of 少数民族发展资金`; `I-24 by source.line` names the lines. All of them are measured in one go. */
import { entryOf } from '../../facts/lists'
import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { rowsBehind } from '../behind'
import { allIndicators, shippedIndicator } from '../catalogue'
import { measure } from '../measure'
import type { BreakdownValue, IndicatorValue } from '../value'
import { type Figure, MAX_ROWS } from './figure'

const BINDING = /^([A-Za-z][0-9A-Za-z-]{0,19})(?:\.(value|numerator|denominator))?(?:\s+by\s+(\S+)(?:\s+of\s+(.+))?)?$/

export const isIndicator = (source: string): boolean => BINDING.test(source)

export interface BriefingClock {
  on: string
  asOf: number | null
  /** The year of `on` unless stated. */
  period?: string
}

export class Indicators {
  readonly #values = new Map<string, IndicatorValue>()
  readonly #names = new Map<string, string>()
  readonly #breakdowns = new Map<string, string[]>()

  constructor(
    readonly store: Store,
    readonly clock: BriefingClock,
  ) {}

  async prepare(sources: string[]): Promise<void> {
    const codes = [...new Set(sources.flatMap((source) => BINDING.exec(source)?.[1] ?? []))]
    if (codes.length === 0) return
    for (const { code, zh, breakdowns } of await allIndicators(this.store)) {
      this.#names.set(code, zh)
      // An office that defines a shipped indicator anew without a breakdown leaves a blank where the report asks for it.
      this.#breakdowns.set(code, [...new Set([...breakdowns, ...(shippedIndicator(code)?.breakdowns ?? [])])])
    }
    for (const code of codes) if (!this.#names.has(code)) throw new Refusal('template.no-indicator', { code })
    for (const value of await measure(this.store, { codes, ...this.clock, breakdown: true }))
      this.#values.set(value.code, value)
  }

  async figure(source: string): Promise<Figure> {
    const [, code = '', part = 'value', by, wanted] = BINDING.exec(source)!
    const whole = entryOf(this.#values, code)
    const breakdowns = entryOf(this.#breakdowns, code)
    if (by && !breakdowns.includes(by)) throw noBreakdown(code, by, breakdowns)
    const named = `指标 ${code} ${this.#names.get(code)}`
    if (by && wanted === undefined) return this.#lines(whole, named, by)
    const key = wanted?.trim() ?? ''
    const found = by ? partOf(whole, by, key) : whole
    const rows = await this.#rows(code, part, by, found && 'key' in found ? found.key : undefined)
    const shown = found?.[part as 'value'] ?? ''
    const side = { value: '', numerator: '的分子', denominator: '的分母' }[part]!
    const line = by ? `（${key}）` : ''
    return {
      values: [shown === '' ? '' : trimmed(shown)],
      source: `${named}${line}`,
      words: `${named}${line}${side}`,
      rows: found ? rows : [],
    }
  }

  /** What the lines of a breakdown are called. */
  async #lines({ code, breakdown }: IndicatorValue, named: string, by: string): Promise<Figure> {
    const values = breakdown.filter((one) => one.by === by).map(({ label }) => label)
    const source = `${named}（按 ${by}）`
    return { values, source, words: source, rows: await this.#rows(code, 'value', undefined, undefined) }
  }

  /** A numerator stands on its own rows, a value on those of both. */
  async #rows(code: string, part: string, by: string | undefined, key: string | undefined): Promise<Figure['rows']> {
    const behind = await rowsBehind(this.store, { code, ...this.clock, by, key, first: MAX_ROWS })
    const own = behind.filter((one) => part === 'value' || one.part === part)
    return own
      .filter(({ ids }) => ids.length > 0)
      .map(({ roster, cells, ids, totalCount }) => ({ roster, fields: cells, ids, totalCount }))
  }
}

const noBreakdown = (code: string, by: string, offered: string[]): Refusal =>
  new Refusal('template.no-breakdown', { code, by, offered })

const partOf = ({ breakdown }: IndicatorValue, by: string, key: string): BreakdownValue | undefined =>
  breakdown.find((one) => one.by === by && (one.label === key || one.key === key))

/** 450000.00 is 450000 in a sentence, 61.54 stays. */
const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
