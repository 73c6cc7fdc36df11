import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import type { ByteSource } from '../parts/source'
import type { CellValue, Row, Sheet, Workbook } from '../sheet'
import { type Charset, decoder, guessCharset, Utf8Check } from './charset'
import { DelimitedText, type Delimiter, guessDelimiter } from './delimited'

const BATCH = 500
const SAMPLE = 256 * 1024

/** What one pass over a text file finds out before its rows are read. */
export interface TextSurvey {
  charset: Charset
  /** The first characters, decoded. */
  start: string
  /** Bytes that no text has, such as a picture is full of. */
  binary: boolean
  notes: Workbook['notes']
}

/** Comes in: a file that is text of some kind. Goes out: its character set, judged from all of its bytes. */
export async function surveyText(source: ByteSource, meter: Meter): Promise<TextSurvey> {
  const head = await source.read(0, SAMPLE)
  const check = new Utf8Check()
  const samples: Buffer[] = [head]
  let chunks = 0
  for await (const chunk of source.stream(0, source.size)) {
    const before = check.bad
    check.add(chunk)
    meter.tick()
    if (chunks++ > 0 && check.bad > before && samples.length < 4) samples.push(chunk)
  }
  const charset = guessCharset(head, Buffer.concat(samples), check.bad === 0)
  const start = decoder(charset)(head).replace(/^\uFEFF/, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = start.match(/[\x01-\x08\x0e-\x19\x1c-\x1f]/g)?.length ?? 0
  const nulls = charset.startsWith('utf-16') ? 0 : head.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0)
  const lost = start.split('\uFFFD').length - 1
  const binary = controls * 200 > start.length || nulls * 8 > head.length || lost * 10 > start.length
  return { charset, start, binary, notes: notesOn(charset, (head[0] ?? 0) >= 0xfe, check.bad > 0) }
}

function notesOn(charset: Charset, marked: boolean, broken: boolean): Workbook['notes'] {
  if (charset === 'utf-8') return broken ? [damaged] : []
  return marked && charset.startsWith('utf-16') ? [] : [decoded(charset)]
}

const damaged = {
  zh: '文件是 UTF-8 编码，但有个别字符已损坏，读作“�”。请核对后重新导出。',
  en: 'The text is UTF-8 but some characters in it are broken and were read as "�". Check it and export it again.',
}

const decoded = (charset: Charset) => ({
  zh: `文件没有标明编码，按 ${names[charset]} 解读。若出现乱码，请另存为 .xlsx 后重新上传。`,
  en: `The text was decoded as ${names[charset]}. If characters look wrong, save it as .xlsx and upload it again.`,
})

const names: Record<Charset, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GBK/GB18030',
  big5: 'Big5',
  'windows-1252': 'Windows-1252',
}

/** Does the text look like a table: lines of at least two cells, nearly all of the same number? */
export const looksTabular = (survey: TextSurvey, meter: Meter): boolean => guessDelimiter(survey.start, meter).tidy

/**
 * Comes in: a delimited text file. Goes out: a workbook of one sheet whose cells are all text, character by character as in
 * the file, read a piece at a time however long it is.
 */
export function readText(source: ByteSource, survey: TextSurvey, name: string, meter: Meter): Workbook {
  const declared = /^"?sep=([,;\t])"?\r?\n/i.exec(survey.start)?.[1] as Delimiter | undefined
  const delimiter = declared ?? guessDelimiter(survey.start, meter).delimiter
  if (survey.start.trim() === '') throw faults.empty()
  const rows = () => readRows(source, survey.charset, delimiter, declared !== undefined, name, meter)
  const sheet: Sheet = { name, visibility: 'visible', merges: [], hiddenColumns: [], rows }
  return {
    format: delimiter === '\t' ? 'tsv' : 'csv',
    reader: 'text',
    notes: survey.notes,
    sheets: [sheet],
    close: async () => {},
  }
}

async function* readRows(
  source: ByteSource,
  charset: Charset,
  delimiter: Delimiter,
  skipFirst: boolean,
  sheet: string,
  meter: Meter,
): AsyncGenerator<Row[]> {
  let ready: Row[] = []
  const text = new DelimitedText(delimiter, meter, sheet, (row, found) => {
    meter.count('rows', row, { sheet })
    const cells = skipFirst && row === 1 ? [] : asCells(found)
    if (cells.length > 0) ready.push({ row, cells })
  })
  const decode = decoder(charset)
  meter.resume()
  for await (const chunk of source.stream(0, source.size)) {
    text.push(decode(chunk))
    meter.tick()
    for (; ready.length >= BATCH; ready = ready.slice(BATCH)) {
      meter.pause()
      yield ready.slice(0, BATCH)
      meter.resume()
    }
  }
  text.push(decode(undefined))
  text.end()
  if (ready.length > 0) yield ready
}

/** Excel writes `="0012"` to keep zeros in a CSV file and reads it back as 0012. Ctrl-Z is the end mark of old programs. */
function asCells(found: string[]): CellValue[] {
  const cells: CellValue[] = found.map((text) => (text === '' || text === '\x1a' ? undefined : plain(text)))
  while (cells.length > 0 && cells[cells.length - 1] === undefined) cells.pop()
  return cells
}

const plain = (text: string) =>
  text.startsWith('="') && text.length > 3 && text.endsWith('"') ? text.slice(2, -1) : text
