/** The kinds there are. A kind makes itself known once, before the first roster is declared with it. */
import type { Kind } from './kind'

const known: Kind[] = []

/** Adds a kind and gives it back; two kinds of one name are a slip. */
export function registerKind(kind: Kind): Kind {
  if (known.some(({ name }) => name === kind.name)) throw new Error(`there is a kind “${kind.name}” already`)
  known.push(kind)
  return kind
}

export const registeredKinds = (): readonly Kind[] => known
