/** What can be wrong with a condition: where it stands, and which message says so. */
import { unknownWord } from '../facts/unknown-word'
import type { ArgsFor, MessageId } from '../messages/catalogue'
import type { MessageRef, Named } from '../messages/shapes'
import { messageRef } from '../messages/words'

/** From the outside in: ['numerator', 'where', 'isKeyUnits']. */
export type InputPath = readonly (string | number)[]

export interface FilterFault {
  at: InputPath
  said: MessageRef
}

export type Told = (fault: FilterFault) => void

type FilterMessageId = Extract<MessageId, `filter.${string}`>

export const wrong = <I extends FilterMessageId>(at: InputPath, id: I, args: ArgsFor<I>): FilterFault => ({
  at,
  said: messageRef(id, args),
})

/** A word that is none of the known ones. */
export const unknown = (at: InputPath, what: Named, word: string, known: Iterable<string>): FilterFault => ({
  at,
  said: unknownWord(what, word, known),
})
