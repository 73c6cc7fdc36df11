/** A message with its arguments comes in; its words for a place and a language go out, with what can be done about it there. */
import type { Action, Language, Surface } from './actions'
import { adviceOf } from './advice'
import { type ArgsFor, catalogue, isMessageId, type MessageId } from './catalogue'
import type { Code } from './codes'
import type { CatalogueEntry } from './message'
import type { Argument, ArgumentShape, MessageRef, Named } from './shapes'

/** `messageRef('undo.no-import', { id: 7 })`: what is to be worded later. A missing argument is an error of types. */
export const messageRef = <I extends MessageId>(id: I, args: ArgsFor<I>): MessageRef => ({
  id,
  args: args as MessageRef['args'],
})

/** Chinese first, English beside it: for the terminal, GraphQL, HTTP and logs. */
export const both = (zh: string, en: string): string => `${zh} / ${en}`

export function wordsOf(said: MessageRef, surface: Surface, language: Language): string {
  const entry = entryOf(said)
  const args = worded(entry, said, surface, language)
  const sentence = entry[language]
  const text = typeof sentence === 'string' ? sentence : sentence(args as never)
  const advice = actionsFor(entry, args).map((action) => adviceOf(action, surface)[language])
  return advice.length === 0 ? text : text + links[language](text) + advice.join(between[language])
}

/** In both languages, for what is asked later which it shows. */
export const wordsIn = (said: MessageRef, surface: Surface): Named => ({
  zh: wordsOf(said, surface, 'zh'),
  en: wordsOf(said, surface, 'en'),
})

export const bothWords = (said: MessageRef, surface: Surface = 'terminal'): string =>
  both(wordsOf(said, surface, 'zh'), wordsOf(said, surface, 'en'))

export const codeOf = (said: MessageRef): Code => {
  const { code, shapes } = entryOf(said)
  if (code !== null) return code
  const inner = Object.keys(shapes).find((name) => shapes[name] === 'said')!
  return codeOf(said.args[inner] as MessageRef)
}

/** What can be done about it, the messages within among it. */
export function actionsOf(said: MessageRef): Action[] {
  const entry = entryOf(said)
  const inner = Object.keys(entry.shapes).filter((name) => entry.shapes[name] === 'said')
  const own = actionsFor(entry, worded(entry, said, 'terminal', 'zh'))
  return [...own, ...inner.flatMap((name) => actionsOf(said.args[name] as MessageRef))]
}

export const httpStatusOf = (said: MessageRef): number => entryOf(said).status ?? 400

function entryOf({ id }: MessageRef): CatalogueEntry {
  if (!isMessageId(id)) throw new Error(`the catalogue has no message ${id}`)
  return catalogue[id] as unknown as CatalogueEntry
}

const actionsFor = (entry: CatalogueEntry, args: unknown): Action[] => entry.actions?.(args as never) ?? []

const worded = (
  { shapes }: CatalogueEntry,
  { args }: MessageRef,
  surface: Surface,
  language: Language,
): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => {
      const given = args[name]
      return [name, given === undefined ? undefined : (ways[shape]?.(given, surface, language) ?? given)]
    }),
  )

/** Arguments that read otherwise in each language. */
const ways: Partial<Record<ArgumentShape, (given: Argument, surface: Surface, language: Language) => unknown>> = {
  named: (given, _surface, language) => (given as Named)[language],
  names: (given, _surface, language) => (given as readonly Named[]).map((one) => one[language]),
  said: (given, surface, language) => wordsOf(given as MessageRef, surface, language),
}

/** How advice follows what it is about. */
const links: Record<Language, (text: string) => string> = {
  zh: (text) => (/[。？！]$/.test(text) ? '' : '。'),
  en: (text) => (/[.?!]$/.test(text) ? ' ' : '; '),
}
const between: Record<Language, string> = { zh: '；', en: '; ' }
