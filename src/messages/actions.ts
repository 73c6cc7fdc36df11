/** What a person can do about a message: data, said without a word of how. The wording for each place and language stands in advice.ts. */
import type { Named } from './shapes'

export type Action =
  /** Say which field a column is; null where it is any column, or any field. */
  | { kind: 'map-column'; column: string | null; field: string | null }
  /** Say which of several columns is the field. */
  | { kind: 'choose-column'; field: string }
  /** Say which roster it is; null where it may be any. */
  | { kind: 'state-roster'; roster: string | null }
  /** One value for the whole sheet, where a column lacks. */
  | { kind: 'set-field'; field: string }
  /** A blank cell means what stands above it. */
  | { kind: 'fill-down'; column: string }
  | { kind: 'state-money-unit' }
  | { kind: 'drop-personal' }
  /** A hidden sheet is imported when it is named. */
  | { kind: 'name-sheet'; sheet: string }
  /** A cell is right only when it is emptied, which an import does when it is asked to. */
  | { kind: 'empty-cell' }
  | { kind: 'import-again' }
  /** The file was refused whole because errors were to be taken strictly. */
  | { kind: 'allow-errors' }

export type Surface = 'terminal' | 'graphql' | 'page' | 'comment' | 'docs'
export type Language = 'zh' | 'en'
export const surfaces: readonly Surface[] = ['terminal', 'graphql', 'page', 'comment', 'docs']

/** The same advice for each place it can be read at. */
export type Advice = Record<Surface, Named>
