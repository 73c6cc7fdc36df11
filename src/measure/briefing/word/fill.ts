/**
 * An office's own Word document whose text holds bindings comes in; the same document with these filled goes out, and a page
 * at its end that says where each figure came from. What is not filled stays byte for byte: styles, pictures, page set-up.
 */

import { randomBytes } from 'node:crypto'
import { itemAt } from '../../../facts/lists'
import { Refusal, refusedOf } from '../../../messages/refusal'
import { messageRef } from '../../../messages/words'
import { children, rootOf, splice } from '../../../sheets/mark/xml'
import type { Package as WordFile } from '../../../sheets/mark/zip'
import { Package } from '../../../sheets/mark/zip'
import { zip } from '../../../sheets/write/zip'
import type { Store } from '../../../store/store'
import { Filler } from '../fill'
import type { Footnote } from '../filled'
import type { TemplateNode } from '../parse'
import { bracedIn, legalText, replaceBraced } from './braces'
import { faultAt, numberedCommands, type WordCommand } from './commands'
import { type LoopRow, loopRows, sourceWithLoops, withLoops } from './loops'
import { noWord, type WordParts, wordParts } from './package'
import { wordSources } from './sources'

interface FilledWord {
  docx: Buffer
  footnotes: Footnote[]
}

export async function fillWord(
  store: Store,
  template: Buffer,
  { asOf = null, ...clock }: { on: string; asOf?: number | null; period?: string },
): Promise<FilledWord> {
  const parts = await wordParts(template)
  const marks = freshMarks()
  const { commands, texts } = prepared(parts, marks)
  const filler = new Filler(store, { ...clock, asOf })
  await filler.prepare(commands.flatMap(nodesOf))
  const filled = await run(parts, texts, marks, new Answers(filler, commands))
  const book = new Package(template)
  await putBack(book, filled, texts, `word/${parts.main}`, filler.footnotes)
  return { docx: await book.save(), footnotes: filler.footnotes }
}

/** Made anew for each document, so that no text of a template or of the data can be taken for them. */
interface Marks {
  open: string
  close: string
  literal: string
}

const freshMarks = (): Marks => {
  const fresh = (mark: string): string => mark + randomBytes(12).toString('hex')
  return { open: fresh('\ue000'), close: fresh('\ue001'), literal: fresh('\ue002') }
}

/** The texts with something to fill, which now hold numbered commands. */
function prepared(
  { main, texts }: WordParts,
  { open, close }: Marks,
): { commands: WordCommand[]; texts: Map<string, string> } {
  const commands: WordCommand[] = []
  const bound = new Map<string, string>()
  for (const path of inOrder([...texts.keys()], `word/${main}`)) {
    const xml = texts.get(path)!
    const found = numberedCommands(bracedIn(xml), commands.length)
    if (found.places.length === 0) continue
    commands.push(...found.commands)
    const put = (n: number): string =>
      itemAt(found.places, n)
        .map((command) => open + command + close)
        .join('')
    bound.set(path, replaceBraced(xml, put))
  }
  if (commands.length === 0) throw new Refusal('template.nothing-to-fill', {})
  return { commands, texts: bound }
}

/** As the library goes: the main part, then the others by name. */
const inOrder = (paths: string[], main: string): string[] => [main, ...paths.filter((path) => path !== main).sort()]

const nodesOf = (command: WordCommand): TemplateNode[] => {
  if (command.is === 'for') return [{ kind: 'figure', source: command.source, filters: [] }]
  return 'node' in command ? [command.node] : []
}

/** Answers the numbered commands of one document. A number is all that is looked at; nothing is evaluated. */
class Answers {
  constructor(
    readonly filler: Filler,
    readonly commands: WordCommand[],
  ) {}

  async of(code: string, variables: Variables): Promise<string | boolean | LoopRow[]> {
    const [, number = '', extra] = /^(\d+)(?: (else|between))?$/.exec(code) ?? []
    const command = this.commands[Number(number)]
    if (number === '' || !command) throw new Error(`no command ${code}`)
    try {
      if (command.is === 'if') return (await this.#holds(command, variables)) !== (extra === 'else')
      if (command.is === 'figure') return await this.#text(command, variables)
      return extra ? between(command, variables) : await this.#rows(command, variables)
    } catch (error) {
      throw refusedOf('template', error) ? faultAt(command.inside, error.said) : error
    }
  }

  #holds(command: Of<'if'>, variables: Variables): Promise<boolean> {
    return this.filler.holds(withLoops(command.node, rowNamed(command, variables)))
  }

  async #text(command: Of<'figure'>, variables: Variables): Promise<string> {
    const runs = await this.filler.fill([withLoops(command.node, rowNamed(command, variables))])
    return legalText(runs.map(({ text }) => text).join(''))
  }

  async #rows(command: Of<'for'>, variables: Variables): Promise<LoopRow[]> {
    const source = sourceWithLoops(command.source, rowNamed(command, variables))
    const { rows, figure } = await loopRows(this.filler, source)
    if (figure.source !== '' && rows.length > 0) await this.filler.note(listed(rows), source, figure)
    return rows
  }
}

type Of<K extends WordCommand['is']> = Extract<WordCommand, { is: K }>
/** What the library holds for the commands: the rows of loops as $v3, the place within the innermost as $idx. */
type Variables = Record<string, unknown>

const rowNamed =
  ({ loops }: WordCommand, variables: Variables) =>
  (name: string): LoopRow | undefined => {
    const n = loops.get(name)
    const row = n !== undefined && Object.hasOwn(variables, `$v${n}`) ? variables[`$v${n}`] : undefined
    return row instanceof Map ? row : undefined
  }

const between = ({ separator = '' }: Of<'for'>, { $idx }: Variables): string =>
  Number($idx) > 0 ? legalText(separator) : ''

/** 城关镇、东山镇等 12 项 */
function listed(rows: LoopRow[]): string {
  const names = rows.slice(0, MAX_NAMED).map((row) => row.get('')!)
  return rows.length > names.length ? `${names.join('、')}等 ${rows.length} 项` : names.join('、')
}

const MAX_NAMED = 3
/** Steps through the text; a loop over loops would go on without end. */
const MAX_STEPS = 1_000_000

/** The library is given the texts alone, and no code to run but ours. */
async function run(parts: WordParts, texts: Map<string, string>, marks: Marks, answers: Answers): Promise<WordFile> {
  const { createReport } = await import('docx-templates')
  try {
    const filled = await createReport({
      template: await packed(parts, texts),
      data: {},
      runJs: ({ sandbox }) => ({ modifiedSandbox: sandbox, result: answers.of(String(sandbox.__code__), sandbox) }),
      cmdDelimiter: [marks.open, marks.close],
      literalXmlDelimiter: marks.literal,
      processLineBreaksAsNewText: true,
      indentXml: false,
      maximumWalkingDepth: MAX_STEPS,
    })
    return new Package(Buffer.from(filled))
  } catch (error) {
    throw reasonOf(error, answers.commands)
  }
}

async function packed({ main, contentTypes, texts: all }: WordParts, texts: Map<string, string>): Promise<Buffer> {
  const path = `word/${main}`
  const given = new Map([['[Content_Types].xml', contentTypes], [path, all.get(path)!], ...texts])
  const pieces: Buffer[] = []
  for await (const piece of zip([...given].map(([name, data]) => ({ name, data })))) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** What answering a command ended in comes wrapped; what the library itself refuses is told with the command as the template has it. */
function reasonOf(error: unknown, commands: WordCommand[]): unknown {
  const [first] = Array.isArray(error) ? error : [error]
  if (first?.err) return first.err
  const message = String(first?.message ?? first)
  if (message.includes('infinite loop')) return new Refusal('template.too-long', {})
  // Broken XML is the parser's to tell, and a plain error.
  if (first?.constructor === Error) return noWord()
  return misplaced(message, commands)
}

function misplaced(message: string, commands: WordCommand[]): Refusal {
  const inside = commands[Number(/\b(?:IF|IN|FOR v) ?(\d+)/.exec(message)?.[1])]?.inside ?? '…'
  if (message.includes('nested into another IF'))
    return faultAt(inside, messageRef('template.condition-in-condition', {}))
  return faultAt(inside, messageRef('template.misplaced', {}))
}

/** Only texts with bindings are changed; the sources stand behind the last line of the main part. */
async function putBack(book: WordFile, filled: WordFile, texts: Map<string, string>, main: string, notes: Footnote[]) {
  for (const path of new Set([...texts.keys(), main])) {
    const xml = (texts.has(path) ? await filled.read(path) : await book.read(path))!
    if (texts.has(path) || notes.length > 0) await book.write(path, path === main ? withSources(xml, notes) : xml)
  }
}

function withSources(xml: string, notes: Footnote[]): string {
  const body = children(xml, rootOf(xml)).find(({ name }) => name === 'body')!
  const last = children(xml, body).at(-1)
  const end = last?.name === 'sectPr' ? last.start : body.innerEnd
  return splice(xml, [{ at: end, remove: 0, insert: wordSources(notes) }])
}
