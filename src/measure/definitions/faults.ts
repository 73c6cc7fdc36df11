/** What can be wrong with a definition: where it stands, in both languages, with the word that was probably meant. */
import { suggestionList } from 'graphql/jsutils/suggestionList'

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

  /** A word that is none of the known ones; false when it is one of them. */
  unknown(path: FaultPath, what: { zh: string; en: string }, word: string, known: Iterable<string>): boolean {
    const words = [...known]
    if (words.includes(word)) return false
    const near = suggestionList(word, words).slice(0, 3)
    const zh = near.length > 0 ? `是不是想写 ${near.join('、')}？` : `可用：${words.slice(0, 12).join('、')}`
    const en = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${words.slice(0, 12).join(', ')}`
    this.add(path, `没有${what.zh}“${word}”；${zh}`, `there is no ${what.en} “${word}”; ${en}`)
    return true
  }
}

/** Thrown with everything that is wrong with a definition. */
export class BadDefinition extends Error {
  constructor(readonly faults: DefinitionFault[]) {
    super(faults.map(({ path, zh, en }) => `${path}: ${zh} / ${en}`).join('\n'))
  }
}
