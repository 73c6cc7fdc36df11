/** One entry of the catalogue: a code, the shapes of the arguments, the sentence in Chinese and English, and what can be done. */
import type { Action } from './actions'
import type { Code } from './codes'
import type { Shapes, WordedArgs } from './shapes'

type Sentence<S extends Shapes> = string | ((args: WordedArgs<S>) => string)

interface More<S extends Shapes> {
  /** What can be done about it, worded for the place where it is read. */
  actions?: (args: WordedArgs<S>) => Action[]
  /** HTTP status, where it is not 400. */
  status?: number
}

export interface CatalogueEntry<S extends Shapes = Shapes> extends More<S> {
  /** Null: that of the message within. */
  code: Code | null
  shapes: S
  zh: Sentence<S>
  en: Sentence<S>
}

/** `message('UNDO_REFUSED', { id: 'number' }, ({ id }) => `没有第 ${id} 次导入`, ({ id }) => `there is no import ${id}`)`; Chinese first. */
export const message = <const S extends Shapes>(
  code: Code | null,
  shapes: S,
  zh: Sentence<S>,
  en: Sentence<S>,
  more: More<S> = {},
): CatalogueEntry<S> => ({ code, shapes, zh, en, ...more })
