/** What a column of a roster states about itself, whatever kind it is of. */

import type { OneOrMore } from './lists'
import type { NameStyle } from './match'

/** One allowed value of a choice: `code` is the GraphQL enum value, `zh` its label, `also` other spellings seen in workbooks. */
export interface Option {
  code: string
  zh: string
  en: string
  also: string[]
}

/** All a kind has to know of a cell to read, store and show it. */
export interface CellTraits {
  /** Property and GraphQL field name. */
  name: string
  /** Column headings that mean this cell; the first is the one we print. */
  headers: OneOrMore<string>
  required: boolean
  /** Chinese label (the first header unless stated) and English description. */
  zh: string
  en: string
  /** What one counts: 户, 人, 元 … */
  unit?: string
  /** whole: may carry 余/约/近, kept in `<name>Qualifier`. */
  qualified: boolean
  /** choice: the allowed values. */
  options: Option[]
  /** link: the roster it leads to, the name of the list on that roster, and whether a name never seen creates a bare row. */
  target?: () => RosterClass
  inverse?: string
  creates: boolean
  /** link: a blank cell means the only row there is (one county in the store). */
  only: boolean
  /** text: how spellings of one name are recognised as the same. */
  style: NameStyle
  /** text: a code, ordered by its characters and not by pinyin. */
  code: boolean
  /** text: longest allowed; prose cells are long and have no sort key. */
  maxLength: number
  pattern?: { test: RegExp; zh: string; en: string }
  /** text: `uscc` runs the check digit of GB 32100; a failure is a warning. */
  checkDigit?: 'uscc'
  min?: number
  max?: number
}

export type RosterClass = (new () => object) & { name: string }
