/** What can be wrong with a definition: where it stands, in both languages, with the word that was probably meant. */
import { itemAt } from '../../facts/lists'
import { unknownWord } from '../../facts/unknown-word'
import { Refusal } from '../../messages/refusal'
import type { MessageRef } from '../../messages/shapes'
import { wordsIn } from '../../messages/words'

export interface DefinitionFault {
  /** From the outside in: numerator.where.isKeyUnits. */
  path: string
  zh: string
  en: string
}

export type FaultPath = readonly (string | number)[]

/** Collects faults, so that one look shows them all. */
export class DefinitionFaults {
  readonly list: DefinitionFault[] = []

  add(path: FaultPath, zh: string, en: string): void {
    this.list.push({ path: path.join('.'), zh, en })
  }

  /** A message of the catalogue. */
  say(path: FaultPath, said: MessageRef): void {
    const { zh, en } = wordsIn(said, 'terminal')
    this.add(path, zh, en)
  }

  /** A word that is none of the known ones; false when it is one of them. */
  unknown(path: FaultPath, what: { zh: string; en: string }, word: string, known: Iterable<string>): boolean {
    const words = [...known]
    if (words.includes(word)) return false
    this.say(path, unknownWord(what, word, words))
    return true
  }
}

/** Thrown with everything that is wrong with a definition. */
export function badDefinition(faults: DefinitionFault[]): Refusal {
  const { path, zh, en } = itemAt(faults, 0)
  return new Refusal(
    'definition.faults',
    { path, first: { zh, en }, count: faults.length },
    { faults: faults.map((one) => ({ path: one.path, message: { zh: one.zh, en: one.en } })) },
  )
}
