/** The bytes of an office's Word template come in; goes out which of its parts hold text to be filled, read within the limits of all uploaded files. */
import { Refusal, refusedOf } from '../../../messages/refusal'
import { inflateAll } from '../../../sheets/parts/inflate'
import { defaultLimits } from '../../../sheets/parts/limits'
import { Meter } from '../../../sheets/parts/meter'
import { openSource } from '../../../sheets/parts/source'
import { readDirectory } from '../../../sheets/parts/zip'

export interface WordParts {
  /** Its name alone: document.xml. */
  main: string
  contentTypes: string
  /** The XML of the main part, headers, footers and notes, by path. */
  texts: Map<string, string>
}

/** Bytes of all texts together, some four hundred pages: about a second of work for each million. */
const MAX_TEXT_BYTES = 4 * 2 ** 20
const TYPES = '[Content_Types].xml'
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
const TEXTS = /^word\/(?:document|header|footer|footnotes|endnotes)\d*\.xml$/

export async function wordParts(template: Buffer): Promise<WordParts> {
  try {
    return await readParts(template)
  } catch (error) {
    throw refusedOf('sheets', error) ? new Refusal('template.word-unreadable', { why: error.said }) : error
  }
}

async function readParts(template: Buffer): Promise<WordParts> {
  const source = await openSource(template)
  const meter = new Meter({ ...defaultLimits, inflatedBytes: MAX_TEXT_BYTES })
  const parts = await readDirectory(source, meter)
  const types = parts.get(TYPES)
  if (!types) throw noWord()
  const contentTypes = (await inflateAll(source, types, meter)).toString('utf8')
  const main = mainOf(contentTypes)
  const texts = new Map<string, string>()
  for (const [path, entry] of parts)
    if (path === `word/${main}` || TEXTS.test(path)) texts.set(path, textOf(await inflateAll(source, entry, meter)))
  if (!texts.get(`word/${main}`)?.includes('<w:body')) throw noWord()
  return { main, contentTypes, texts }
}

/** Templates of Word's own (.dotx) and documents with macros are other types. */
function mainOf(contentTypes: string): string {
  const [tag = ''] = contentTypes.match(new RegExp(`<Override\\b[^<>]*"${MAIN.replace(/[.+]/g, '\\$&')}"[^<>]*>`)) ?? []
  const path = /\bPartName\s*=\s*"\/word\/([\w-]+\.xml)"/.exec(tag)?.[1]
  if (!path) throw noWord()
  return path
}

const textOf = (bytes: Buffer): string => bytes.toString('utf8').replace(/^\ufeff/, '')

export const noWord = (): Refusal => new Refusal('template.no-word-document', {})
