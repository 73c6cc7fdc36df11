/** What all kinds share when they read a cell: which texts mean "nothing here", and how a special cell looks as text. */
import type { CellValue, SpecialCell } from '../sheets/sheet'
import { edtf, fromSerial } from './days'
import type { Missing } from './kinds/kind'
import { memoize } from './remember'

export const isSpecial = (raw: CellValue): raw is SpecialCell => typeof raw === 'object'

const NOT_APPLICABLE = /^(?:\/|\\|不涉及|不适用|N\/?A)$/i
const BLANK =
  /^(?:[-–—－―─]+|无|暂无|未填|空|没有|无数据|暂无数据|(?:没有|暂无|无)相关数据(?: [A-Za-z ]+)?|…+|null|nan|none|nil)$/i
const REDACTED = /^(?:[_＿]{1,}|[xX×*＊]{2,}|保密|略)$/
/** How every text above begins: one look lets almost all values through. */
const SUSPECT = /^[\s\-–—－―─无暂未空没…_＿xX×*＊保略/\\不nN]/

/** Undefined when the text is a value. `missingIn('___')` is REDACTED, `missingIn('/')` NOT_APPLICABLE, `missingIn('—')` BLANK. "0" is a value. */
export function missingIn(text: string): Missing | undefined {
  if (text === '') return 'BLANK'
  if (text.length > 40 || !SUSPECT.test(text)) return undefined
  const bare = text.trim()
  if (bare === '' || BLANK.test(bare)) return 'BLANK'
  if (REDACTED.test(bare)) return 'REDACTED'
  return NOT_APPLICABLE.test(bare) ? 'NOT_APPLICABLE' : undefined
}

const dateText = memoize((serial: number): string => {
  const span = fromSerial(serial)
  return span ? edtf(span) : String(serial)
})

/** A special cell as text: dates as EDTF, percentages with their sign, errors as shown. */
export function specialLiteral(raw: SpecialCell): string {
  if ('date' in raw) return dateText(raw.date)
  if ('percent' in raw) return `${Number((raw.percent * 100).toPrecision(15))}%`
  return 'error' in raw ? raw.error : ''
}

/** Any cell as a person sees it in the sheet; what reports and lineage show. */
export function rawText(raw: CellValue): string {
  if (raw === undefined) return ''
  if (typeof raw === 'object') return 'uncached' in raw ? `=${raw.uncached}` : specialLiteral(raw)
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE'
  if (typeof raw === 'string') return raw
  const text = String(raw)
  return text.length <= 16 || Number.isInteger(raw) ? text : String(Number(raw.toPrecision(15)))
}
