/** What an office is expected to hand in: which roster, from whom, how often, and which cells make it complete. Plain data. */
import type { Level, Term } from '../indicator'

export interface Delivery {
  id: string
  roster: string
  /** Who hands it in: the areas of a level that meet a condition. */
  from: { level: Level; where: Record<string, unknown> }
  /** Which rows it is about; all of the roster unless stated. */
  rows?: Pick<Term, 'where' | 'latest'>
  /** A row is expected for each row this link may lead to: a record for every village that meets a condition. */
  each?: { link: string; where: Record<string, unknown> }
  /** How often, and by which cell (a day or a year) a row says for which period it is. Left out: once, kept up to date. */
  every?: 'MONTH' | 'QUARTER' | 'YEAR'
  period?: string
  /** Days after the period within which it is due. */
  grace?: number
  /** Cells a delivery leaves no row without. */
  needed: string[]
  /** Areas of which there is no row at all, in their own words: `{sites: {none: {}}}`. */
  absent: Record<string, unknown>
  zh: string
  en: string
}
