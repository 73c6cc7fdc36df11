import { objectType } from '../../facts/as-graphql/parts'

const names = new Set<string>()

/** A type whose objects are made here, not by the engine: their fields are read by name, not by response key. */
export const plainType: typeof objectType = (name, ...rest) => {
  names.add(name)
  return objectType(name, ...rest)
}

export const isPlain = (name: string): boolean => names.has(name)
