import { decodeEntities } from '../parts/entities'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import { address, type CellValue, type Merge, type Row, type Sheet, type Workbook } from '../sheet'

const BATCH = 500

interface Table {
  rows: Row[]
  merges: Merge[]
  row: number
  column: number
  hidden: boolean
  /** The text of the cell now open, or undefined between cells. */
  text?: string[]
  /** Per column: the last row a cell from above reaches down to. */
  taken: number[]
}

/**
 * Comes in: a web page, as systems save it under the name .xls. Goes out: every table in it that holds something, each a
 * sheet. All values are the text of the page; colspan and rowspan are merges.
 */
export function readHtml(pages: string[], meter: Meter, notes: Workbook['notes']): Workbook {
  const tables = pages.flatMap((page) => findTables(page, meter)).filter((table) => table.rows.length > 0)
  if (tables.length === 0) throw faults.noTable()
  meter.count('sheets', tables.length)
  const names = sheetNames(pages, tables.length)
  const sheets = tables.map((table, index) => asSheet(table, names(index)))
  return { format: 'html', reader: 'text', notes, sheets, close: async () => {} }
}

function asSheet({ rows, merges }: Table, name: string): Sheet {
  return {
    name,
    visibility: 'visible',
    merges,
    hiddenColumns: [],
    rows: async function* () {
      for (let at = 0; at < rows.length; at += BATCH) yield rows.slice(at, at + BATCH)
    },
  }
}

/** Excel writes the names of its sheets into a comment of the page; other programs write none. */
function sheetNames(pages: string[], count: number): (index: number) => string {
  const named = pages.flatMap((page) => [...page.slice(0, 100_000).matchAll(/<x:Name>([^<]{1,31})<\/x:Name>/g)])
  const names = named.map(([, name = '']) => decodeEntities(name))
  const usable = names.length === count && new Set(names).size === count
  return (index) => (usable && names[index]) || `Sheet${index + 1}`
}

/** One walk over the page. A table inside a cell is a table of its own; only the innermost one collects text. */
function findTables(page: string, meter: Meter): Table[] {
  const found: Table[] = []
  const open: Table[] = []
  for (let at = 0; at < page.length; ) {
    const start = page.indexOf('<', at)
    const table = open[open.length - 1]
    table?.text?.push(tidy(page.slice(at, start < 0 ? page.length : start)))
    if (start < 0) break
    const { end, name, tag } = readTag(page, start)
    at = end
    if (name === 'table') found.push(push(open))
    else if (name === '/table') closeTable(open, meter)
    else if (table) inside(table, name, tag, meter)
  }
  while (open.length > 0) closeTable(open, meter)
  return found
}

function push(open: Table[]): Table {
  const table: Table = { rows: [], merges: [], row: 0, column: 0, hidden: false, taken: [] }
  open.push(table)
  return table
}

function closeTable(open: Table[], meter: Meter): void {
  const table = open.pop()
  if (table) endCell(table, meter)
}

/** The tag at `start` and where it ends. Comments, scripts and styles are passed over whole. */
function readTag(page: string, start: number): { end: number; name: string; tag: string } {
  const after = (needle: string, from: number) => {
    const at = page.indexOf(needle, from)
    return at < 0 ? page.length : at + needle.length
  }
  if (page.startsWith('<!--', start)) return { end: after('-->', start + 4), name: '', tag: '' }
  const name = /^\/?[a-z][a-z0-9:]*/i.exec(page.slice(start + 1, start + 20))?.[0].toLowerCase() ?? ''
  if (name === '') return { end: start + 1, name: '<', tag: '' }
  const end = after('>', start)
  if (name === 'script' || name === 'style') return { end: after('>', after(`</${name}`, end)), name: '', tag: '' }
  return { end, name, tag: page.slice(start, Math.min(end, start + 2_000)) }
}

function inside(table: Table, name: string, tag: string, meter: Meter): void {
  if (name === 'tr') startRow(table, tag, meter)
  else if (name === 'td' || name === 'th') startCell(table, tag, meter)
  else if (name === '/td' || name === '/th' || name === '/tr') endCell(table, meter)
  else if (name === 'br' || name === '/p' || name === '/div' || name === '/li') table.text?.push('\n')
  else if (name === '<') table.text?.push('<')
}

function startRow(table: Table, tag: string, meter: Meter): void {
  endCell(table, meter)
  meter.count('rows', ++table.row)
  table.column = -1
  table.hidden = /display\s*:\s*none|\shidden\b/i.test(tag)
}

function startCell(table: Table, tag: string, meter: Meter): void {
  if (table.row === 0) startRow(table, '', meter)
  endCell(table, meter)
  table.column++
  while ((table.taken[table.column] ?? 0) >= table.row) table.column++
  meter.count('columns', table.column + 1, { zh: `第 ${table.row} 行的`, en: `row ${table.row}` })
  table.text = []
  span(table, number(tag, ACROSS, meter.limits.columns), number(tag, DOWN, meter.limits.rows), meter)
}

const ACROSS = /\bcolspan\s*=\s*["']?(\d{1,9})/i
const DOWN = /\browspan\s*=\s*["']?(\d{1,9})/i
const number = (tag: string, name: RegExp, most: number): number =>
  Math.min(most, Math.max(1, Number(name.exec(tag)?.[1] ?? 1)))

function span(table: Table, across: number, down: number, meter: Meter): void {
  if (across === 1 && down === 1) return
  const [top, left] = [table.row, table.column]
  const right = Math.min(meter.limits.columns, left + across) - 1
  table.merges.push({ top, left, bottom: top + down - 1, right })
  meter.count('merges', table.merges.length)
  for (let column = left; column <= right; column++)
    table.taken[column] = Math.max(table.taken[column] ?? 0, top + down - 1)
}

/** Closes the open cell: its text goes where it belongs, its column is the last one of its span. */
function endCell(table: Table, meter: Meter): void {
  if (!table.text) return
  const text = finish(table.text.join(''))
  const at = address(table.row, table.column)
  meter.count('cellText', text.length, { zh: `单元格 ${at} 的`, en: `cell ${at}` })
  if (text.trim() !== '') put(table, text)
  table.text = undefined
}

function put(table: Table, value: CellValue): void {
  let row = table.rows[table.rows.length - 1]
  if (row?.row !== table.row) {
    row = table.hidden ? { row: table.row, cells: [], hidden: true } : { row: table.row, cells: [] }
    table.rows.push(row)
  }
  while (row.cells.length < table.column) row.cells.push(undefined)
  row.cells.push(value)
}

/** White space of the page is layout: any run of it is one space. */
const tidy = (text: string) => decodeEntities(text.replace(/[ \t\r\n\f]+/g, ' '))

/** No layout space at the ends of a line; a space written as `&nbsp;` was meant and stays as a space. */
const finish = (text: string) =>
  text
    .replace(/ *\n */g, '\n')
    .replace(/^[ \n]+|[ \n]+$/g, '')
    .replaceAll('\u00a0', ' ')
