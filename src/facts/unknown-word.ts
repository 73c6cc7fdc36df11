/** A word that is none of the known ones comes in; goes out the sentence that says so, with what was probably meant. */
import { suggestionList } from 'graphql/jsutils/suggestionList'

export function unknownWord(
  what: { zh: string; en: string },
  word: string,
  known: Iterable<string>,
): { zh: string; en: string } {
  const words = [...known]
  const near = suggestionList(word, words).slice(0, 3)
  const zh = near.length > 0 ? `是不是想写 ${near.join('、')}？` : `可用：${words.slice(0, 12).join('、')}`
  const en = near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${words.slice(0, 12).join(', ')}`
  return { zh: `没有${what.zh}“${word}”；${zh}`, en: `there is no ${what.en} “${word}”; ${en}` }
}
