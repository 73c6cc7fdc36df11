/**
 * What stands in double braces in a Word template comes in; goes out what each asks for, and the numbered command that takes
 * its place. The filling library sees numbers alone: no text of a template reaches it, or is ever run.
 */
import { itemAt } from '../../../facts/lists'
import { Refusal, refusedOf } from '../../../messages/refusal'
import type { MessageRef } from '../../../messages/shapes'
import { messageRef } from '../../../messages/words'
import { isIndicator } from '../indicator'
import { parseTemplate, type TemplateNode } from '../parse'
import type { Braced } from './braces'

type NodeOf<K extends TemplateNode['kind']> = Extract<TemplateNode, { kind: K }>

/** `loops`: the repetitions around it, by the names of their variables. */
interface Placed {
  inside: string
  loops: ReadonlyMap<string, number>
}

export type WordCommand = Placed &
  (
    | { is: 'figure'; node: NodeOf<'figure'> | NodeOf<'chart'> }
    | { is: 'if'; node: NodeOf<'if'> }
    | { is: 'for'; source: string; separator: string | undefined }
  )

interface Open {
  n: number
  is: 'if' | 'for'
  name: string
  paragraph: number
  /** The commands that stand in its place. */
  place: string[]
  hasElse: boolean
}

/** Commands of the library that bring in pictures, links, pages or code. */
const REFUSED = /^([!*]|(?:EXEC|QUERY|ALIAS|IMAGE|LINK|HTML|CMD_NODE)(?![\w-]))/i

interface NumberedCommands {
  commands: WordCommand[]
  /** What takes the place of each pair of braces: the library's commands. */
  places: string[][]
}

export function numberedCommands(all: Braced[], first: number): NumberedCommands {
  const reader = new Reader(first)
  const places = all.map((braced) => reader.take(braced))
  reader.end()
  return { commands: reader.commands, places }
}

class Reader {
  readonly commands: WordCommand[] = []
  readonly #open: Open[] = []

  constructor(readonly first: number) {}

  take({ inside, paragraph }: Braced): string[] {
    const [, refused] = REFUSED.exec(inside) ?? []
    if (refused) throw notTaken(inside, refused.toUpperCase())
    return this.#begun(inside, paragraph) ?? this.#ended(inside, paragraph) ?? [`INS ${this.#figure(inside)}`]
  }

  end(): void {
    const [open] = this.#open
    if (open) throw faultAt(this.#inside(open), messageRef('template.no-end', { end: ends[open.is] }))
  }

  #begun(inside: string, paragraph: number): string[] | undefined {
    const [, condition] = /^(?:#if|IF)\s+([\s\S]+)$/i.exec(inside) ?? []
    if (condition) return this.#if(inside, condition, paragraph)
    const [, name = 'each', source] = /^(?:#each|FOR\s+(\S+)\s+IN)\s+([\s\S]+)$/i.exec(inside) ?? []
    return source === undefined ? undefined : this.#for(inside, name, source, paragraph)
  }

  #if(inside: string, condition: string, paragraph: number): string[] {
    const node = nodeOf<'if'>(`#if ${condition}`, '/if', inside)
    this.#known(node.source, inside)
    const n = this.#add({ is: 'if', node, ...this.#placed(inside) })
    const place = [`IF ${n}`]
    this.#open.push({ n, is: 'if', name: '', paragraph, place, hasElse: false })
    return place
  }

  #for(inside: string, name: string, given: string, paragraph: number): string[] {
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw faultAt(inside, messageRef('template.loop-name', { name }))
    const { source, separator } = nodeOf<'each'>(`#each ${given}`, '/each', inside)
    this.#known(source, inside)
    const stated = /\|\s*连以\s/.test(given) ? separator : undefined
    const n = this.#add({ is: 'for', source, separator: stated, ...this.#placed(inside) })
    const place = [`FOR v${n} IN ${n}`]
    this.#open.push({ n, is: 'for', name, paragraph, place, hasElse: false })
    return place
  }

  #ended(inside: string, paragraph: number): string[] | undefined {
    const top = this.#open.at(-1)
    if (/^else$/i.test(inside)) return this.#else(inside, top)
    const [, word, name] = /^(END-IF|\/if|END-FOR|\/each)(?:\s+(\S+))?$/i.exec(inside) ?? []
    if (!word) return undefined
    const is = /if$/i.test(word) ? 'if' : 'for'
    if (top?.is !== is || (name && is === 'for' && name.replace(/^\$/, '') !== top.name))
      throw this.#unbegun(inside, is)
    this.#open.pop()
    if (is === 'if') return ['END-IF']
    const begun = this.commands[top.n - this.first] as Extract<WordCommand, { is: 'for' }>
    // Within a line 、 stands between; rows and paragraphs need nothing.
    begun.separator ??= paragraph === top.paragraph ? '、' : undefined
    if (begun.separator !== undefined) top.place.push(`INS ${top.n} between`)
    return [`END-FOR v${top.n}`]
  }

  /** The library has no ELSE; the other part is a condition of its own. */
  #else(inside: string, top: Open | undefined): string[] {
    if (top?.is !== 'if' || top.hasElse) throw this.#unbegun(inside, 'if')
    top.hasElse = true
    return ['END-IF', `IF ${top.n} else`]
  }

  #figure(inside: string): number {
    const text = inside.replace(/^(?:=|INS(?=\s|$))\s*/i, '')
    const node = nodeOf<'figure' | 'chart'>(text, '', inside)
    if (node.kind === 'figure') this.#known(node.source, inside)
    return this.#add({ is: 'figure', node, ...this.#placed(inside) })
  }

  #add(command: WordCommand): number {
    return this.first + this.commands.push(command) - 1
  }

  #placed = (inside: string): Placed => ({
    inside,
    loops: new Map(this.#open.filter(({ is }) => is === 'for').map(({ name, n }) => [name, n])),
  })

  #inside = ({ n }: Open): string => itemAt(this.commands, n - this.first).inside

  /** An indicator, a query, or a name; nothing else is understood, and nothing is calculated. */
  #known(source: string, inside: string): void {
    if (isIndicator(source) || /^\$[\p{L}_][\p{L}\p{N}_.]*$/u.test(source) || /^[A-Za-z_]\w*\s*[({]/.test(source))
      return
    throw faultAt(inside, messageRef('template.word-source', { source }))
  }

  #unbegun(inside: string, is: Open['is']): Refusal {
    const last = this.#open.at(-1)
    if (last) return faultAt(inside, messageRef('template.still-open', { inside: this.#inside(last) }))
    return faultAt(inside, messageRef('template.none-open', { begin: is === 'if' ? '{{IF …}}' : '{{FOR 名 IN …}}' }))
  }
}

const ends = { if: 'END-IF', for: 'END-FOR' }

const notTaken = (inside: string, command: string): Refusal =>
  faultAt(inside, messageRef('template.word-command', { command }))

/** The text may hold braces of its own, which are balanced. */
function nodeOf<K extends TemplateNode['kind']>(text: string, end: string, inside: string): NodeOf<K> {
  const [node] = readWithin(inside, () => parseTemplate(`{{${text} }}${end && `{{${end}}}`}`))
  return node as NodeOf<K>
}

/** A fault says where it stands in the template. */
export const faultAt = (inside: string, why: MessageRef): Refusal =>
  new Refusal('template.at', { text: inside.length > 80 ? `${inside.slice(0, 80)}…` : inside, why })

function readWithin<T>(inside: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw refusedOf('template', error) ? faultAt(inside, error.said) : error
  }
}
