/**
 * An office's own .xlsx form whose cells hold bindings ({{I-24 | 万元}}) comes in; the same workbook with these cells filled goes
 * out. Only the filled cells change: styles, widths, merges, formulas and everything else stay as they were.
 */
import { Refusal } from '../../messages/refusal'
import { findSheets, linksOf } from '../../sheets/mark/links'
import {
  attr,
  children,
  type Edit,
  masked,
  prefixOf,
  removeAttr,
  rootOf,
  setAttr,
  splice,
  unescapeXml,
} from '../../sheets/mark/xml'
import { Package } from '../../sheets/mark/zip'
import { textElement } from '../../sheets/write/xml'
import type { Store } from '../../store/store'
import { Filler } from './fill'
import type { Footnote } from './filled'
import { parseTemplate } from './parse'
import { noTemplate } from './template'

interface FormFootnote extends Footnote {
  sheet: string
  /** D17. */
  address: string
}

interface FilledForm {
  xlsx: Buffer
  footnotes: FormFootnote[]
}

interface BoundCell {
  sheet: string
  path: string
  tag: string
  at: number
  length: number
  text: string
  prefix: string
}

export async function fillForm(
  store: Store,
  form: Buffer,
  { asOf = null, ...clock }: { on: string; asOf?: number | null; period?: string },
): Promise<FilledForm> {
  const { book, workbook, sheets } = await opened(form)
  const strings = await sharedTexts(book, workbook)
  const bound: BoundCell[] = []
  for (const [sheet, path] of sheets) bound.push(...(await boundCells(book, sheet, path, strings)))
  if (bound.length === 0) throw new Refusal('template.nothing-bound', {})
  const filler = new Filler(store, { ...clock, asOf })
  await filler.prepare(bound.flatMap(({ text }) => parseTemplate(text)))
  const footnotes: FormFootnote[] = []
  for (const path of new Set(bound.map((cell) => cell.path)))
    await fillSheet(
      book,
      path,
      bound.filter((cell) => cell.path === path),
      filler,
      footnotes,
    )
  for (const path of new Set(sheets.values())) await forgetResults(book, path)
  await calculateAgain(book, workbook)
  return { xlsx: await book.save(), footnotes }
}

/** Other kinds of zip, and files that only begin like one, are no forms. */
async function opened(form: Buffer): Promise<{ book: Package } & Awaited<ReturnType<typeof findSheets>>> {
  try {
    const book = new Package(form)
    const found = await findSheets(book)
    if (found.sheets.size > 0) return { book, ...found }
  } catch {}
  throw noTemplate()
}

/** Texts that cells share, by their number. */
async function sharedTexts(book: Package, workbook: string): Promise<string[]> {
  const path = (await linksOf(book, workbook)).find(({ kind }) => kind === 'sharedStrings')?.target
  const xml = path && (await book.read(path))
  if (!xml) return []
  return children(xml, rootOf(xml)).map(({ inner, innerEnd }) => textIn(xml.slice(inner, innerEnd)))
}

/** The text of an item, however many runs it is written in; phonetic hints are none of it. */
const textIn = (xml: string): string =>
  [
    ...xml
      .replace(/<(\w+:)?rPh[\s\S]*?<\/(\w+:)?rPh>/g, '')
      .matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g),
  ]
    .map(([, text = '']) => unescapeXml(text))
    .join('')

async function boundCells(book: Package, sheet: string, path: string, strings: string[]): Promise<BoundCell[]> {
  const xml = await book.read(path)
  if (!xml) return []
  const scan = masked(xml)
  const prefix = prefixOf(scan)
  return cellsIn(scan, prefix).flatMap(({ whole, tag, inner, index }) => {
    const text = textOf(attr(tag, 't'), inner, prefix, strings)
    return text.includes('{{') ? [{ sheet, path, tag, at: index, length: whole.length, text, prefix }] : []
  })
}

/** Every cell that holds something: its tag and what stands in it. */
const cellsIn = (scan: string, prefix: string) =>
  [...scan.matchAll(new RegExp(`(<${prefix}c(?=\\s)[^>]*[^/]>)([\\s\\S]*?)</${prefix}c>`, 'g'))].map(
    ({ 0: whole, 1: tag = '', 2: inner = '', index }) => ({ whole, tag, inner, index }),
  )

/** What a text cell says; empty for numbers and formulas. */
function textOf(type: string | undefined, inner: string, prefix: string, strings: string[]): string {
  if (inner.includes(`<${prefix}f`)) return ''
  if (type === 'inlineStr') return textIn(inner)
  const value = new RegExp(`<${prefix}v>([\\s\\S]*?)</${prefix}v>`).exec(inner)?.[1] ?? ''
  if (type === 's') return strings[Number(value)] ?? ''
  return type === 'str' ? unescapeXml(value) : ''
}

async function fillSheet(
  book: Package,
  path: string,
  cells: BoundCell[],
  filler: Filler,
  footnotes: FormFootnote[],
): Promise<void> {
  const edits: Edit[] = []
  for (const { sheet, tag, at, length, text, prefix } of cells) {
    const before = filler.footnotes.length
    const runs = await filler.fill(parseTemplate(text))
    const address = attr(tag, 'r') ?? ''
    if (runs.some((run) => 'chart' in run)) throw new Refusal('template.chart-in-cell', { sheet, address })
    for (const note of filler.footnotes.slice(before)) footnotes.push({ ...note, sheet, address })
    edits.push({ at, remove: length, insert: cellXml(tag, runs.map((run) => run.text).join(''), prefix) })
  }
  await book.write(path, splice((await book.read(path))!, edits))
}

/** A number becomes a number, so that the form's own formats and formulas work on it. */
function cellXml(tag: string, text: string, prefix: string): string {
  const bare = removeAttr(tag, 't')
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  if (/^-?\d+(\.\d+)?$/.test(text) && digits.length <= 15) return `${bare}<${prefix}v>${text}</${prefix}v></${prefix}c>`
  return `${setAttr(bare, 't', 'inlineStr')}<${prefix}is>${textElement(text, prefix)}</${prefix}is></${prefix}c>`
}

/** What may stand before the settings of calculation. */
const BEFORE = ['sheets', 'functionGroups', 'externalReferences', 'definedNames']

/** Saved results of formulas over filled cells are out of date; programs that trust them would show them. */
async function forgetResults(book: Package, path: string): Promise<void> {
  const xml = await book.read(path)
  if (!xml) return
  const scan = masked(xml)
  const prefix = prefixOf(scan)
  const result = new RegExp(`<${prefix}v>[\\s\\S]*?</${prefix}v>`)
  const edits = cellsIn(scan, prefix).flatMap(({ whole, tag, inner, index }): Edit[] => {
    if (!inner.includes(`<${prefix}f`) || !result.test(inner)) return []
    const end = index + whole.length
    const own = xml.slice(index + tag.length, end)
    return [{ at: index, remove: whole.length, insert: removeAttr(tag, 't') + own.replace(result, '') }]
  })
  if (edits.length > 0) await book.write(path, splice(xml, edits))
}

/** Excel calculates when it opens the file. */
async function calculateAgain(book: Package, workbook: string): Promise<void> {
  const xml = (await book.read(workbook))!
  const parts = children(xml, rootOf(xml))
  const settings = parts.find(({ name }) => name === 'calcPr')
  const last = parts.findLast(({ name }) => BEFORE.includes(name))!
  const edit = settings
    ? { at: settings.start, remove: settings.tag.length, insert: setAttr(settings.tag, 'fullCalcOnLoad', 1) }
    : { at: last.end, remove: 0, insert: `<${prefixOf(xml)}calcPr fullCalcOnLoad="1"/>` }
  await book.write(workbook, splice(xml, [edit]))
}
