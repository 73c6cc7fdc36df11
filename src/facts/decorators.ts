/**
 * The property decorators of a roster class, one per kind. They take notes and do nothing else. A decorator refuses a
 * property whose TypeScript type does not fit its kind; the compiler then shows the sentence given here.
 */
import type { CellFacts } from './cell'
import { kinds } from './kinds'
import type { Kind } from './kinds/kind'
import type { NameStyle } from './match'
import { note } from './roster'
import type { RosterClass } from './traits'

interface Common {
  /** Column headings meaning this cell; the first is ours. */
  headers: string[]
  required?: boolean
  en: string
  /** Chinese label; the first header unless stated. */
  zh?: string
}

type Fits<T, K extends keyof T, Wanted, Sentence extends string> = NonNullable<T[K]> extends Wanted ? K : Sentence
type Decorator<Wanted, Sentence extends string> = <T extends object, K extends keyof T & string>(
  prototype: T,
  name: Fits<T, K, Wanted, Sentence>,
) => void

const take =
  (kind: Kind, options: Common & Partial<CellFacts>) =>
  (prototype: object, name: string): void =>
    note(prototype, {
      required: false,
      qualified: false,
      creates: false,
      only: false,
      options: [],
      style: 'plain',
      code: false,
      maxLength: 200,
      zh: options.headers[0],
      ...options,
      name,
      kind,
    })

type Text = Common & {
  maxLength?: number
  style?: NameStyle
  code?: boolean
  pattern?: CellFacts['pattern']
  checkDigit?: 'uscc'
}
export const text = (options: Text) =>
  take(kinds.text, options) as Decorator<string, 'text() needs a property of type string'>

type Whole = Common & { unit?: string; qualified?: boolean; min?: number; max?: number }
export const whole = (options: Whole) =>
  take(kinds.whole, options) as Decorator<number, 'whole() needs a property of type number'>

type Amount = Common & { unit?: string; min?: number; max?: number }
export const decimal = (options: Amount) =>
  take(kinds.decimal, options) as Decorator<string, 'decimal() is exact: it needs a property of type string'>
export const percent = (options: Common) =>
  take(kinds.percent, { unit: '%', ...options }) as Decorator<
    string,
    'percent() is exact: it needs a property of type string'
  >
export const money = (options: Common) =>
  take(kinds.money, { unit: '元', ...options }) as Decorator<
    string,
    'money() is exact: it needs a property of type string'
  >

export const day = (options: Common) =>
  take(kinds.day, options) as Decorator<
    string,
    'day() keeps its precision as an EDTF string: it needs a property of type string'
  >
export const year = (options: Common) =>
  take(kinds.year, options) as Decorator<number, 'year() needs a property of type number'>
export const flag = (options: Common) =>
  take(kinds.flag, options) as Decorator<boolean, 'flag() needs a property of type boolean'>

/** An option: code, Chinese label, English label, then other spellings met in workbooks. */
export type OptionNote = [code: string, zh: string, en: string, ...also: string[]]
export const choice = (options: Common & { options: OptionNote[] }) =>
  take(kinds.choice, {
    ...options,
    options: options.options.map(([code, zh, en, ...also]) => ({ code, zh, en, also })),
  }) as Decorator<string, 'choice() needs a property of type string'>

type Link = Common & { inverse?: string; creates?: boolean; only?: boolean }
export const link = (target: () => RosterClass, options: Link) =>
  take(kinds.link, { ...options, target }) as Decorator<object, 'link() needs a property of the linked roster’s type'>
