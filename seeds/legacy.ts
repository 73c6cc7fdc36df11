/** The formats our own writer does not write: .xls and .et (BIFF8) and .ods through SheetJS, .csv in GB18030 by hand. */
import * as XLSX from 'xlsx'
import type { CellOut, CellRich, SheetOut } from '../src/sheets/write/sheet-out'
import { STYLES } from '../src/sheets/write/workbook'

function legacyCell(cell: CellOut): XLSX.CellObject | null {
  const { value, formula, style } = (cell !== null && typeof cell === 'object' ? cell : { value: cell }) as CellRich
  if (value === null || value === undefined || value === '') return null
  const look = typeof style === 'string' ? STYLES[style] : style
  const z = look && 'numberFormat' in look ? look.numberFormat : undefined
  const t = typeof value === 'number' ? 'n' : typeof value === 'boolean' ? 'b' : 's'
  return { t, v: value, ...(formula ? { f: formula } : {}), ...(z ? { z } : {}) }
}

/** Builds cell by cell: the helpers that take rows would type our texts anew. */
function legacySheet(sheet: SheetOut): XLSX.WorkSheet {
  const result: XLSX.WorkSheet = {}
  const rows = [...(sheet.rows as Iterable<CellOut[]>)]
  const width = Math.max(1, ...rows.map((row) => row.length))
  rows.forEach((row, r) => {
    row.forEach((cell, c) => {
      const made = legacyCell(cell)
      if (made) result[XLSX.utils.encode_cell({ r, c })] = made
    })
  })
  result['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } })
  result['!merges'] = (sheet.merges ?? []).map((merge) => XLSX.utils.decode_range(merge))
  result['!cols'] = (sheet.columns ?? []).map(({ width: wch = 10, hidden }) => ({ wch, hidden }))
  return result
}

export function writeLegacy(sheets: SheetOut[], bookType: 'biff8' | 'ods'): Buffer {
  const book = XLSX.utils.book_new()
  for (const sheet of sheets) XLSX.utils.book_append_sheet(book, legacySheet(sheet), sheet.name)
  return XLSX.write(book, { type: 'buffer', bookType })
}

let encoding: Map<string, number[]> | undefined

/** The two-byte part of GB18030, found by decoding every pair: Node can read the encoding but not write it. */
function pairs(): Map<string, number[]> {
  if (encoding) return encoding
  encoding = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low))
      if (low !== 0x7f && [...text].length === 1 && !encoding.has(text)) encoding.set(text, [high, low])
    }
  return encoding
}

export function gb18030(text: string): Buffer {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.charCodeAt(0)
    const pair = code < 0x80 ? [code] : pairs().get(character)
    if (!pair) throw new RangeError(`${character} has no two bytes in GB18030`)
    bytes.push(...pair)
  }
  return Buffer.from(bytes)
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Lines as Chinese Excel saves them: GB18030, CRLF. Only texts and numbers; merges and formats are lost, as they are in Excel. */
export function writeCsv(sheet: SheetOut): Buffer {
  const lines = [...(sheet.rows as Iterable<CellOut[]>)].map((row) =>
    row.map((cell) => quoted(String(legacyCell(cell)?.v ?? ''))).join(','),
  )
  return gb18030(`${lines.join('\r\n')}\r\n`)
}
