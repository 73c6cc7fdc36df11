/** Every way the engine says no: a message of the catalogue, and where in the arguments it is meant. */
import type { ArgsFor, MessageId } from '../messages/catalogue'
import { Refusal } from '../messages/refusal'

/** Where an argument stands, from the outside in: ['villages', 'where', 'name', 'eq']. */
export type Path = readonly (string | number)[]

/** `refusal('query.negative', { name: 'first' }, ['villages', 'first'])` reads `villages.first: first 不能为负 / first must not be negative`. */
export const refusal = <I extends MessageId>(id: I, args: ArgsFor<I>, path: Path = [], cause?: unknown): Refusal<I> =>
  new Refusal(id, args, { path, cause })
