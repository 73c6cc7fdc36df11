/** A word that is none of the known ones comes in; goes out the message that says so, with what was probably meant. */
import { suggestionList } from 'graphql/jsutils/suggestionList'
import type { MessageRef, Named } from '../messages/shapes'
import { messageRef } from '../messages/words'

export function unknownWord(what: Named, word: string, known: Iterable<string>): MessageRef {
  const words = [...known]
  const near = suggestionList(word, words).slice(0, 3)
  return near.length > 0
    ? messageRef('filter.unknown-near', { what, word, near })
    : messageRef('filter.unknown', { what, word, known: words.slice(0, 12) })
}
