import { messageRef } from '../../messages/words'
import { address, type CellValue } from '../sheet'
import { byteAt, numberOf, textOf } from './bytes'
import { faults } from './faults'
import type { Meter } from './meter'
import { NotPlainXlsx } from './not-plain-xlsx'
import { type NumberClass, numberCell } from './number-formats'

/** What a sheet's cells refer to. */
export interface CellLookup {
  strings: string[]
  styles: NumberClass[]
  shift: number
}

/** How a cell's value is written: the `t` of its tag. Plain numbers, for they are compared for every cell. */
export const NUMBER = 0
const SHARED = 1
export const TEXT = 2
export const INLINE = 3
const BOOLEAN = 4
const ERROR = 5
const DAY = 6

/** Comes in: the bytes between `<v>` and `</v>`. Goes out: the value they stand for in their sheet. */
export class Values {
  constructor(
    private readonly sheet: string,
    private readonly lookup: CellLookup,
    private readonly meter: Meter,
  ) {}

  value(bytes: Buffer, from: number, to: number, kind: number, style: number, row: number, column: number): CellValue {
    switch (kind) {
      case NUMBER: {
        const value = numberOf(bytes, from, to)
        if (!Number.isFinite(value)) return { error: '#NUM!' }
        const format = this.lookup.styles[style]
        return format === undefined || format === 'plain' ? value : numberCell(value, format, this.lookup.shift)
      }
      case SHARED:
        return this.shared(bytes, from, to, row, column)
      case TEXT:
        return this.text(textOf(bytes, from, to), row, column)
      case BOOLEAN:
        return bytes[from] === 0x31 || bytes[from] === 0x74 || bytes[from] === 0x54
      case ERROR:
        return { error: textOf(bytes, from, to) }
      case DAY:
        return dayOf(textOf(bytes, from, to))
      default:
        return undefined
    }
  }

  private shared(bytes: Buffer, from: number, to: number, row: number, column: number): CellValue {
    let index = 0
    for (let i = from; i < to; i++) {
      const digit = byteAt(bytes, i) - 0x30
      if (digit < 0 || digit > 9) throw new NotPlainXlsx('a string number that is none')
      index = index * 10 + digit
    }
    const text = this.lookup.strings[index]
    if (text !== undefined) return this.text(text, row, column)
    const at = address(row, column)
    throw faults.corrupt(messageRef('sheets.no-such-string', { at }), this.sheet)
  }

  text(text: string, row: number, column: number): CellValue {
    if (text.length > this.meter.limits.cellText) {
      const at = address(row, column)
      this.meter.count('cellText', text.length, { sheet: this.sheet, zh: `单元格 ${at} 的`, en: `cell ${at}` })
    }
    return text === '' ? undefined : text
  }
}

/** Which of the kinds the `t` at `at` names. */
export function kindOf(bytes: Buffer, at: number, quote: number): number {
  const length = bytes[at + 1] === quote ? 1 : bytes[at + 3] === quote ? 3 : bytes[at + 9] === quote ? 9 : 0
  const first = bytes[at]
  if (length === 1) {
    if (first === 0x73) return SHARED
    if (first === 0x6e) return NUMBER
    if (first === 0x62) return BOOLEAN
    if (first === 0x65) return ERROR
    if (first === 0x64) return DAY
  }
  if (length === 3 && first === 0x73) return TEXT
  if (length === 9 && first === 0x69) return INLINE
  throw new NotPlainXlsx('an unknown cell type')
}

/** `2020-05-01`, `2020-05-01T08:30:00` or `08:30:00` as a serial number; text that is no such date stays text. */
function dayOf(text: string): CellValue {
  const parts = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?Z?$/.exec(text)
  if (!parts?.[1] && !parts?.[2]) return text
  const time = Date.parse(`${parts[1] ?? '1899-12-30'}T${parts[2] ?? '00:00'}Z`)
  return Number.isNaN(time) ? text : { date: (time - ORIGIN) / 86_400_000 }
}

const ORIGIN = Date.UTC(1899, 11, 30)
