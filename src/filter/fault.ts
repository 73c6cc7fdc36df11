/** What can be wrong with a condition: where it stands, in both languages, with the word that was probably meant. */
import { unknownWord } from '../facts/unknown-word'

/** From the outside in: ['numerator', 'where', 'isKeyUnits']. */
export type InputPath = readonly (string | number)[]

export interface FilterFault {
  /** TOO_DEEP and TOO_COSTLY are right, but too much. */
  code: 'BAD_INPUT' | 'TOO_DEEP' | 'TOO_COSTLY'
  at: InputPath
  zh: string
  en: string
}

export type Told = (fault: FilterFault) => void

export const wrong = (at: InputPath, zh: string, en: string): FilterFault => ({ code: 'BAD_INPUT', at, zh, en })

/** A word that is none of the known ones. */
export function unknown(
  at: InputPath,
  what: { zh: string; en: string },
  word: string,
  known: Iterable<string>,
): FilterFault {
  const { zh, en } = unknownWord(what, word, known)
  return wrong(at, zh, en)
}
