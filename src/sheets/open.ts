import { basename, extname } from 'node:path'
import { Refusal } from '../messages/refusal'
import { messageRef } from '../messages/words'
import { refuseAmplifiers } from './formats/amplifiers'
import { checkCompound } from './formats/compound'
import { markupOf, readMarkup } from './formats/markup'
import { withHidden } from './formats/ods'
import { readWithSheetjs } from './formats/sheetjs'
import { looksTabular, readText, surveyText } from './formats/text'
import { repack } from './mark/repack'
import { faults } from './parts/faults'
import { defaultLimits, type Limits } from './parts/limits'
import { Meter } from './parts/meter'
import { NotPlainXlsx } from './parts/not-plain-xlsx'
import { packageFormat } from './parts/package'
import { type ByteSource, openSource } from './parts/source'
import { readDirectory } from './parts/zip'
import type { Format, Workbook } from './sheet'
import { sniff } from './sniff'
import { readStream } from './xlsx/stream'

export interface OpenOptions {
  limits?: Partial<Limits>
  /** The file's name, when `source` is a buffer: its ending decides whether plain text may be a table. */
  name?: string
  /** Which reader takes an .xlsx; by default our own, and SheetJS where that one is in doubt. */
  reader?: 'stream' | 'sheetjs'
}

/**
 * The one door for workbooks. Comes in: any file. Goes out: its sheets, or a `Refusal` that says what the file is and
 * what to do. The content decides what a file is; a name that says otherwise is noted.
 */
export async function openWorkbook(source: string | Buffer, options: OpenOptions = {}): Promise<Workbook> {
  const name = options.name ?? (typeof source === 'string' ? basename(source) : '')
  const meter = new Meter({ ...defaultLimits, ...options.limits })
  try {
    const file = await openSource(source)
    meter.count('fileBytes', file.size)
    const workbook = await read(file, name, options, meter)
    noteName(workbook, extension(name))
    meter.pause()
    return workbook
  } catch (error) {
    throw error instanceof Refusal ? error : unexpected(error)
  }
}

/** Whatever a broken file makes a reader stumble over is the file's fault, and told as such. */
const unexpected = (error: unknown): Refusal =>
  faults.corrupt(messageRef('sheets.not-readable', { why: String((error as Error)?.message ?? error).slice(0, 120) }))

async function read(file: ByteSource, name: string, options: OpenOptions, meter: Meter): Promise<Workbook> {
  const found = await sniff(file)
  switch (found.kind) {
    case 'empty':
      throw faults.empty()
    case 'other':
      throw faults.notAWorkbook(found.what)
    case 'zip':
      return readZip(file, options, meter)
    case 'text':
      return readTextFile(file, name, meter)
    default:
      return readBinary(file, found.kind, meter)
  }
}

async function readZip(file: ByteSource, options: OpenOptions, meter: Meter): Promise<Workbook> {
  const parts = await readDirectory(file, meter)
  const format = await packageFormat(file, parts, meter)
  const withSheetjs = async () => {
    const { zip, content } = await repack(file, parts, format, meter)
    const workbook = readWithSheetjs(zip, format, meter)
    return content ? withHidden(workbook, content) : workbook
  }
  if (format !== 'xlsx' || options.reader === 'sheetjs') return withSheetjs()
  try {
    return await readStream(file, parts, meter, withSheetjs)
  } catch (error) {
    if (!(error instanceof NotPlainXlsx)) throw error
    return withSheetjs()
  }
}

async function readBinary(file: ByteSource, kind: 'compound' | 'biff' | 'dbf', meter: Meter): Promise<Workbook> {
  const bytes = await file.read(0, file.size)
  if (kind === 'compound') checkCompound(bytes, meter)
  else meter.weigh(bytes.length)
  if (kind === 'biff') refuseAmplifiers('', bytes, 'xls', meter)
  return readWithSheetjs(bytes, kind === 'dbf' ? 'dbf' : 'xls', meter)
}

/** Text is a table when its name says so, or, under another spreadsheet's name, when it plainly looks like one. */
async function readTextFile(file: ByteSource, name: string, meter: Meter): Promise<Workbook> {
  const survey = await surveyText(file, meter)
  const ending = extension(name)
  if (survey.binary) throw faults.notAWorkbook(messageRef('sheets.unknown-kind', {}))
  const markup = markupOf(survey.start)
  if (markup) return readMarkup(file, markup, survey, meter)
  const mayBe = ['csv', 'tsv', 'txt', 'tab', 'prn'].includes(ending)
  if (workbookEndings.includes(ending)) throw faults.textNamedWorkbook(ending)
  if (!mayBe && !looksTabular(survey, meter)) throw faults.notAWorkbook(messageRef('sheets.plain-text', {}))
  return readText(file, survey, basename(name, extname(name)) || 'Sheet1', meter)
}

/** Endings of formats that no program fills with plain text; .xls is not among them, for many systems do just that. */
const workbookEndings = ['xlsx', 'xlsm', 'xltx', 'xltm', 'xlsb', 'ods', 'numbers', 'dbf']

const extension = (name: string): string => extname(name).slice(1).toLowerCase()

const endings: Record<Format, string[]> = {
  xlsx: ['xlsx', 'xlsm', 'xltx', 'xltm', 'et'],
  xlsb: ['xlsb'],
  xls: ['xls', 'xlt', 'et', 'ett', 'xlm'],
  ods: ['ods', 'fods', 'ots'],
  csv: ['csv', 'txt', 'prn'],
  tsv: ['tsv', 'tab', 'txt', 'csv'],
  html: ['html', 'htm', 'mht', 'mhtml'],
  xml: ['xml'],
  numbers: ['numbers'],
  dbf: ['dbf'],
}

function noteName(workbook: Workbook, ending: string): void {
  if (ending === '' || endings[workbook.format].includes(ending)) return
  workbook.notes.push({
    zh: `文件名以 .${ending} 结尾，内容其实是 ${workbook.format.toUpperCase()}，已按内容读取。`,
    en: `The name ends in .${ending} but the content is ${workbook.format.toUpperCase()}; it was read as that.`,
  })
}
