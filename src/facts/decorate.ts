/** How a kind declares its property decorator: options come in, a decorator goes out that takes a note of the cell and does nothing else. */

import type { Kind } from './kinds/kind'
import type { OneOrMore } from './lists'
import { note } from './roster'
import type { CellTraits } from './traits'

/** What every cell says of itself. */
export interface CellNotes {
  /** Column headings meaning this cell; the first is ours. */
  headers: OneOrMore<string>
  required?: boolean
  en: string
  /** Chinese label; the first header unless stated. */
  zh?: string
}

type Fits<T, K extends keyof T, Wanted, Sentence extends string> = NonNullable<T[K]> extends Wanted ? K : Sentence

/** Refuses a property whose TypeScript type does not fit its kind; the compiler then shows the sentence. */
export type CellDecorator<Wanted, Sentence extends string> = <T extends object, K extends keyof T & string>(
  prototype: T,
  name: Fits<T, K, Wanted, Sentence>,
) => void

export const cellDecorator =
  <Wanted, Sentence extends string>(
    kind: Kind,
    options: CellNotes & Partial<CellTraits>,
  ): CellDecorator<Wanted, Sentence> =>
  (prototype, name) =>
    note(prototype, {
      required: false,
      qualified: false,
      creates: false,
      only: false,
      options: [],
      style: 'plain',
      code: false,
      maxLength: 200,
      zh: options.headers[0] ?? '',
      ...options,
      name,
      kind,
    })
