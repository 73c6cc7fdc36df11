/** Indicators in a template: `I-24`, `I-26.numerator`, `I-24 by source.line of 少数民族发展资金`. All of them are measured in one go. */
import type { Store } from '../store/store'
import { rowsBehind } from './behind'
import { type Figure, MOST_ROWS } from './briefing-figure'
import { TemplateFault } from './briefing-parse'
import { indicators } from './catalogue'
import { measure } from './measure'
import type { BreakdownValue, IndicatorValue } from './value'

const BINDING = /^([A-Z]+-[0-9A-Za-z-]+)(?:\.(value|numerator|denominator))?(?:\s+by\s+(\S+)\s+of\s+(.+))?$/

export const isIndicator = (source: string): boolean => BINDING.test(source)

export interface Clock {
  on: string
  asOf: number | null
}

export class Indicators {
  readonly #values = new Map<string, IndicatorValue>()
  readonly #names = new Map<string, string>()

  constructor(
    readonly store: Store,
    readonly clock: Clock,
  ) {}

  async prepare(sources: string[]): Promise<void> {
    const codes = [...new Set(sources.flatMap((source) => BINDING.exec(source)?.[1] ?? []))]
    if (codes.length === 0) return
    for (const { code, zh } of await indicators(this.store)) this.#names.set(code, zh)
    for (const code of codes)
      if (!this.#names.has(code)) throw new TemplateFault(`没有指标“${code}”`, `there is no indicator “${code}”`)
    for (const value of await measure(this.store, { codes, ...this.clock, breakdown: true }))
      this.#values.set(value.code, value)
  }

  async figure(source: string): Promise<Figure> {
    const [, code, part = 'value', by, key] = BINDING.exec(source)!
    const whole = this.#values.get(code)!
    const found = by ? partOf(whole, by, key.trim()) : whole
    const rows = await this.#rows(code, part, by, found && 'key' in found ? found.key : undefined)
    const shown = found?.[part as 'value'] ?? ''
    const named = `指标 ${code} ${this.#names.get(code)}`
    const side = { value: '', numerator: '的分子', denominator: '的分母' }[part]!
    return {
      values: [shown === '' ? '' : trimmed(shown)],
      source: `${named}${by ? `（${key.trim()}）` : ''}`,
      words: `${named}${by ? `（${key.trim()}）` : ''}${side}`,
      rows: found ? rows : [],
    }
  }

  /** A numerator stands on its own rows, a value on those of both. */
  async #rows(code: string, part: string, by: string | undefined, key: string | undefined): Promise<Figure['rows']> {
    const behind = await rowsBehind(this.store, { code, ...this.clock, by, key, first: MOST_ROWS })
    const own = behind.filter((one) => part === 'value' || one.part === part)
    return own
      .filter(({ ids }) => ids.length > 0)
      .map(({ roster, cells, ids, totalCount }) => ({ roster, fields: cells, ids, totalCount }))
  }
}

const partOf = ({ breakdown }: IndicatorValue, by: string, key: string): BreakdownValue | undefined =>
  breakdown.find((one) => one.by === by && (one.label === key || one.key === key))

/** 450000.00 is 450000 in a sentence, 61.54 stays. */
const trimmed = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text)
