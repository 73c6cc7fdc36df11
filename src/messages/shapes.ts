/** What a message is told: the shapes of its arguments as data, from which come their types, and random ones for the tests. All are plain and cross a thread. */

/** A thing that has a name in each language. */
export interface Named {
  zh: string
  en: string
}

/** A message by its id, with its arguments: what a fault keeps, and what is worded where it is shown. */
export interface MessageRef {
  id: string
  args: Readonly<Record<string, Argument>>
}

export type Argument = string | number | boolean | Named | MessageRef | readonly string[] | readonly Named[] | null

interface ShapeTypes {
  text: string
  number: number
  /** A number, or a text that stands for one. */
  value: string | number
  yes: boolean
  texts: readonly string[]
  /** May be left empty. */
  maybe: string | null
  named: Named
  names: readonly Named[]
  /** Another message within this one. */
  said: MessageRef
}

export type ArgumentShape = keyof ShapeTypes
export type Shapes = Readonly<Record<string, ArgumentShape>>

/** What the caller gives. */
export type ArgsOf<S extends Shapes> = { readonly [K in keyof S]: ShapeTypes[S[K]] }

/** What the words are made of: names and inner messages are in the language of the sentence already. */
export type WordedArgs<S extends Shapes> = {
  readonly [K in keyof S]: S[K] extends 'named' | 'said'
    ? string
    : S[K] extends 'names'
      ? readonly string[]
      : ShapeTypes[S[K]]
}
