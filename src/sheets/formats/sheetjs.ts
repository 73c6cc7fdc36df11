import type { CellObject, WorkSheet } from 'xlsx'
import { Refusal } from '../../messages/refusal'
import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import { classOf, numberCell, SHIFT_1904 } from '../parts/number-formats'
import {
  address,
  type CellValue,
  type Format,
  type Merge,
  type Row,
  type Sheet,
  type Visibility,
  type Workbook,
} from '../sheet'
import { quietly, sheetjs } from './library'

const BATCH = 500

/**
 * Comes in: the bytes of a workbook that has passed the gate. Goes out: its sheets as SheetJS understands them. Cells are
 * taken one by one with their number formats; the declared size of a sheet is ignored.
 */
export function readWithSheetjs(bytes: Buffer, format: Format, meter: Meter): Workbook {
  const book = parse(bytes, format)
  const shift = book.Workbook?.WBProps?.date1904 ? SHIFT_1904 : 0
  if (book.SheetNames.length === 0) throw faults.noSheets()
  meter.count('sheets', book.SheetNames.length)
  meter.tick()
  const sheets = book.SheetNames.map((name, index) => {
    const sheet = book.Sheets[name]
    if (!sheet) throw faults.corrupt(messageRef('sheets.perhaps-too-big', {}), name)
    return asSheet(name, sheet, visibilities[book.Workbook?.Sheets?.[index]?.Hidden ?? 0] ?? 'visible', shift, meter)
  })
  return { format, reader: 'sheetjs', notes: [], sheets, close: async () => {} }
}

const visibilities: Visibility[] = ['visible', 'hidden', 'veryHidden']

function parse(bytes: Buffer, format: Format) {
  try {
    // A fresh literal: SheetJS writes into its options. Tables of dBASE name no character set in China; 936 is theirs.
    return quietly(() =>
      sheetjs().read(bytes, {
        type: 'buffer',
        dense: true,
        cellNF: true,
        cellStyles: true,
        sheetStubs: true,
        cellDates: false,
        cellHTML: false,
        UTC: true,
        ...(format === 'dbf' ? { codepage: 936 } : {}),
      }),
    )
  } catch (error) {
    throw explain(error)
  }
}

function explain(error: unknown): Refusal {
  const message = String((error as Error)?.message ?? error)
  if (error instanceof Refusal) return error
  if (/password|encrypt/i.test(message)) return faults.encrypted()
  return faults.corrupt(messageRef('sheets.not-readable', { why: message.slice(0, 120) }))
}

function asSheet(name: string, sheet: WorkSheet, visibility: Visibility, shift: number, meter: Meter): Sheet {
  const merges = asMerges(sheet, name, meter)
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, index) => (column?.hidden ? [index] : []))
  const rows = () => asRows(name, sheet, shift, meter)
  return { name, visibility, merges, hiddenColumns, rows }
}

function asMerges(sheet: WorkSheet, name: string, meter: Meter): Merge[] {
  const merges = sheet['!merges'] ?? []
  meter.count('merges', merges.length, { sheet: name })
  return merges
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
    .filter(({ top, left, bottom, right }) => top >= 1 && left >= 0 && (bottom > top || right > left))
}

async function* asRows(name: string, sheet: WorkSheet, shift: number, meter: Meter): AsyncGenerator<Row[]> {
  const grid: ((CellObject | undefined)[] | undefined)[] = (sheet as any)['!data'] ?? []
  let batch: Row[] = []
  for (const [index, found] of grid.entries()) {
    const cells = found ? asCells(found, name, index + 1, shift, meter) : []
    if (cells.length === 0) continue
    meter.count('rows', index + 1, { sheet: name })
    batch.push(sheet['!rows']?.[index]?.hidden ? { row: index + 1, cells, hidden: true } : { row: index + 1, cells })
    if (batch.length < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function asCells(
  found: (CellObject | undefined)[],
  sheet: string,
  row: number,
  shift: number,
  meter: Meter,
): CellValue[] {
  const cells: CellValue[] = []
  for (let column = 0; column < found.length; column++) {
    const cell = found[column]
    const value = cell && asValue(cell, shift)
    if (value === undefined) continue
    while (cells.length < column) cells.push(undefined)
    cells.push(value)
    if (typeof value === 'string' && value.length > meter.limits.cellText) {
      meter.count('cellText', value.length, {
        sheet,
        zh: `单元格 ${address(row, column)} 的`,
        en: `cell ${address(row, column)}`,
      })
    }
  }
  meter.count('columns', cells.length, { sheet })
  return cells
}

/** One cell of SheetJS as ours. */
function asValue(cell: CellObject, shift: number): CellValue {
  switch (cell.t) {
    case 'n':
      return typeof cell.v === 'number' && !Number.isNaN(cell.v)
        ? numberCell(cell.v, classOfCell(cell), shift)
        : undefined
    case 's':
      return cell.v === undefined || cell.v === '' ? undefined : String(cell.v).replaceAll('\r\n', '\n')
    case 'b':
      return Boolean(cell.v)
    case 'e':
      return { error: cell.w ?? errorNames.get(Number(cell.v)) ?? '#ERROR!' }
    case 'd':
      return cell.v instanceof Date ? { date: cell.v.getTime() / 86_400_000 + 25_569 } : undefined
    default:
      return unknown(cell)
  }
}

/** A stub with a formula is a formula saved without its result; a value of a type nobody knows is kept as its text. */
function unknown(cell: CellObject): CellValue {
  if (cell.f) return { uncached: cell.f }
  return cell.t === 'z' || cell.v === undefined || cell.v === '' ? undefined : String(cell.v)
}

/** SheetJS gives no format to the first cell that uses a built-in Chinese date format, only its text: then the text tells. */
function classOfCell(cell: CellObject) {
  if (cell.z !== undefined) return classOf(String(cell.z))
  return /^\d+\/\d+\/\d+( |$)|^\d+:\d+(:\d+)?$/.test(cell.w ?? '')
    ? 'date'
    : /%$/.test(cell.w ?? '')
      ? 'percent'
      : 'plain'
}

const errorNames = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
  [0x2b, '#GETTING_DATA'],
])
