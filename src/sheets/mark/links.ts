/** A package comes in; which part leads to which, and under which content type, goes out and can be added to. */
import { posix } from 'node:path'
import { Refusal } from '../../messages/refusal'
import { attributes, OFFICE, PACKAGE, XML_HEAD } from '../write/xml'
import { appendText, attr, children, prefixOf, rootOf, splice } from './xml'
import type { Package } from './zip'

export interface Relationship {
  id: string
  /** The last word of its type: `comments`, `vmlDrawing`, `worksheet`. */
  kind: string
  /** Path of the part it leads to, from the root of the package. */
  target: string
}

const CONTENT_TYPES = '[Content_Types].xml'
export const LOOSE = OFFICE
/** Workbooks saved as "Strict Open XML" use other names for the same things. */
export const STRICT = 'http://purl.oclc.org/ooxml/officeDocument/relationships'
export const STRICT_MAIN = 'http://purl.oclc.org/ooxml/spreadsheetml/main'

const linksPath = (path: string) => posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)

function resolve(from: string, target: string): string {
  const clean = target.replaceAll('\\', '/')
  return posix.resolve('/', posix.dirname(from), clean).slice(1)
}

/** What leads out of a part; what leads out of the package is left out. The package itself is the part ''. */
export async function linksOf(book: Package, path: string): Promise<Relationship[]> {
  const xml = await book.read(linksPath(path))
  if (!xml) return []
  return children(xml, rootOf(xml))
    .filter(({ name, tag }) => name === 'Relationship' && attr(tag, 'TargetMode') !== 'External')
    .map(({ tag }) => ({
      id: attr(tag, 'Id') ?? '',
      kind: (attr(tag, 'Type') ?? '').replace(/^.*\//, ''),
      target: resolve(path, attr(tag, 'Target') ?? ''),
    }))
}

/** Adds a link and says its id. */
export async function addLink(book: Package, path: string, type: string, target: string): Promise<string> {
  const empty = `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships"></Relationships>`
  const xml = (await book.read(linksPath(path))) ?? empty
  const root = rootOf(xml)
  const taken = new Set(children(xml, root).map(({ tag }) => attr(tag, 'Id')))
  let n = taken.size + 1
  while (taken.has(`rId${n}`)) n++
  const Target = posix.relative(posix.join('/', posix.dirname(path)), posix.join('/', target))
  const link = `<${prefixOf(xml)}Relationship${attributes({ Id: `rId${n}`, Type: type, Target })}/>`
  await book.write(linksPath(path), splice(xml, appendText(root, link)))
  return `rId${n}`
}

/** Says what a new part is; `extension` says it for all parts that end so. */
export async function addType(book: Package, part: { path: string } | { extension: string }, type: string) {
  const xml = await book.read(CONTENT_TYPES)
  if (!xml) throw new Refusal('sheets.mark-no-types', {})
  const root = rootOf(xml)
  const [kind, name, value] =
    'path' in part ? ['Override', 'PartName', `/${part.path}`] : ['Default', 'Extension', part.extension]
  const same = (tag: string) => attr(tag, name)?.toLowerCase() === value.toLowerCase()
  if (children(xml, root).some((one) => one.name === kind && same(one.tag))) return
  const entry = `<${prefixOf(xml)}${kind}${attributes({ [name]: value, ContentType: type })}/>`
  await book.write(CONTENT_TYPES, splice(xml, appendText(root, entry)))
}

/** The first path of its kind that is free: `freePath(book, 'xl/comments', '.xml')` may be `xl/comments3.xml`. */
export function freePath(book: Package, stem: string, ending: string): string {
  let n = 1
  while (book.has(`${stem}${n}${ending}`)) n++
  return `${stem}${n}${ending}`
}

/** Path of the workbook part, and of each sheet by its name. */
export async function findSheets(book: Package): Promise<{ workbook: string; sheets: Map<string, string> }> {
  const workbook = (await linksOf(book, '')).find(({ kind }) => kind === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const xml = workbook.endsWith('.xml') ? await book.read(workbook) : undefined
  if (!xml) throw new Refusal('sheets.mark-no-book', {})
  const targets = new Map((await linksOf(book, workbook)).map(({ id, target }) => [id, target]))
  const list = children(xml, rootOf(xml)).find(({ name }) => name === 'sheets')
  const sheets = new Map<string, string>()
  for (const { tag } of list ? children(xml, list) : [])
    sheets.set(attr(tag, 'name') ?? '', targets.get(attr(tag, '[\\w.-]+:id') ?? '') ?? '')
  return { workbook, sheets }
}
