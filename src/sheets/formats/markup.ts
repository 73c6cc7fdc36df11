import { isUtf8 } from 'node:buffer'
import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import type { ByteSource } from '../parts/source'
import type { Workbook } from '../sheet'
import { refuseAmplifiers } from './amplifiers'
import { type Charset, decoder, guessCharset } from './charset'
import { readHtml } from './html'
import { mhtmlPages } from './mhtml'
import { readWithSheetjs } from './sheetjs'
import type { TextSurvey } from './text'

/** What a text that starts with markup turns out to be. */
type Markup = 'html' | 'mhtml' | 'xml' | 'ods' | 'other' | undefined

/** Comes in: the first characters of a text file. Goes out: which markup it is, or nothing when it is plain text. */
export function markupOf(start: string): Markup {
  const head = start.slice(0, 4_096)
  if (
    /^\s*(mime-version|from|content-type|x-document-type):/i.test(head) &&
    /text\/html|multipart\/related/i.test(head)
  ) {
    return 'mhtml'
  }
  if (!/^\s*</.test(head)) return undefined
  if (/urn:schemas-microsoft-com:office:spreadsheet/.test(head) && !/<html/i.test(head)) return 'xml'
  if (/<office:document\b/.test(head) && /opendocument/.test(head)) return 'ods'
  if (/<(!doctype\s+html|html|head|body|meta|style|table|tr|div|center|font|form|script)\b/i.test(head)) return 'html'
  return /<table[\s>]/i.test(start) ? 'html' : 'other'
}

/** Comes in: a file of markup. Goes out: a workbook of its tables. */
export async function readMarkup(
  source: ByteSource,
  kind: Markup,
  survey: TextSurvey,
  meter: Meter,
): Promise<Workbook> {
  if (kind === 'other') throw faults.notAWorkbook(messageRef('sheets.markup', {}))
  meter.weigh(source.size)
  const bytes = await source.read(0, source.size)
  if (kind === 'html') return readHtml([decodePage(bytes, survey.charset)], meter, survey.notes)
  if (kind === 'mhtml') {
    const pages = mhtmlPages(bytes).map((page) => decodePage(page))
    return readHtml(pages, meter, [])
  }
  const text = Buffer.from(withoutEncoding(decodePage(bytes, survey.charset)), 'utf8')
  const format = kind === 'ods' ? 'ods' : 'xml'
  refuseAmplifiers('content.xml', text, format, meter)
  return readWithSheetjs(text, format, meter)
}

/** The bytes handed on are UTF-8, whatever the declaration says they were. */
const withoutEncoding = (xml: string) => xml.replace(/^(\s*<\?xml[^>]*?)\sencoding\s*=\s*["'][^"']*["']/, '$1')

/** A page names its character set in its head; when the bytes are valid UTF-8 they are that all the same. */
function decodePage(bytes: Buffer, guessed: Charset = guessCharset(bytes, bytes, isUtf8(bytes))): string {
  const declared = /charset\s*=\s*["']?\s*([\w-]+)|encoding=["']([\w-]+)/i.exec(bytes.toString('latin1', 0, 4_096))
  const charset = guessed.startsWith('utf')
    ? guessed
    : (known.get((declared?.[1] ?? declared?.[2] ?? '').toLowerCase()) ?? guessed)
  return decoder(charset)(bytes).replace(/^\uFEFF/, '')
}

const known = new Map<string, Charset>([
  ['gb2312', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb18030', 'gb18030'],
  ['big5', 'big5'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-1', 'windows-1252'],
])
