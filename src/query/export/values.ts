/** One value of a response becomes what people see in a file: text for csv, a cell with a number format for xlsx. */
import type { CellFacts } from '../../facts/cell'
import type { Kind } from '../../facts/kinds/kind'
import { type MoneyUnit, moneyUnits } from '../../facts/kinds/money'
import { qualifiers } from '../../facts/kinds/whole'
import type { CellOut } from '../../sheets/write/sheet-out'
import type { StyleName } from '../../sheets/write/workbook'

export interface ValueFormat {
  /** `text` is never a number, however it looks. */
  text: boolean
  width: number
  style?: StyleName
  show(value: unknown, qualifier?: unknown): string
  cell(value: unknown, qualifier?: unknown): CellOut
}

/** Digits a spreadsheet's number keeps. */
const DIGITS = 15

const isBlank = (value: unknown): value is null | undefined => value === null || value === undefined
const shown = (value: unknown): string => (isBlank(value) ? '' : String(value))

/** A number as a number, unless it has more digits than a spreadsheet keeps. */
function numeric(value: unknown): CellOut {
  const text = shown(value)
  return text === '' || text.replace(/\D/g, '').length > DIGITS ? text : Number(text)
}

const plain = (more: Partial<ValueFormat> = {}): ValueFormat => ({
  text: true,
  width: 18,
  show: shown,
  cell: shown,
  ...more,
})
const number = (style?: StyleName, width = 12): ValueFormat => plain({ text: false, width, style, cell: numeric })

/** `300`, `OVER` → `300余`. */
function qualified(value: unknown, qualifier: unknown): string | undefined {
  const found = qualifiers.find(({ code }) => code === qualifier)
  return isBlank(value) || !found || found.code === 'EXACT' ? undefined : `${found.before}${value}${found.after}`
}

const whole = plain({
  text: false,
  width: 12,
  style: 'integer',
  show: (value, qualifier) => qualified(value, qualifier) ?? shown(value),
  cell: (value, qualifier) => qualified(value, qualifier) ?? numeric(value),
})

const yesNo = (value: unknown): string => (isBlank(value) ? '' : value ? '是' : '否')
export const flagFormat = plain({ width: 8, show: yesNo, cell: yesNo })

/** 89.77 → 0.8977 without the detour over a binary division. */
function hundredth(text: string): number {
  const [, sign, digits, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)!
  return Number(`${sign}${digits.padStart(3, '0').replace(/(\d\d)$/, '.$1')}${fraction}`)
}

const percent = plain({
  text: false,
  width: 10,
  style: 'percent',
  show: (value) => (isBlank(value) ? '' : `${value}%`),
  cell: (value) => (isBlank(value) ? '' : { value: hundredth(String(value)), style: 'percent' }),
})

/** Day 1 of a spreadsheet is 1900-01-01, but it believes in a 1900-02-29: only what comes later can be trusted. */
function serial(day: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || day < '1900-03-01') return undefined
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

/** A month or a span is no date of a spreadsheet and stays text. */
const day = plain({
  width: 14,
  style: 'text',
  cell(value) {
    const found = isBlank(value) ? undefined : serial(String(value))
    return found === undefined ? shown(value) : { value: found, style: 'date' }
  },
})

/** A choice is shown by its label; the code is for programs. */
function choice(cell: CellFacts): ValueFormat {
  const labels = new Map(cell.options.map(({ code, zh }) => [code, zh]))
  const label = (value: unknown): string => (isBlank(value) ? '' : (labels.get(String(value)) ?? String(value)))
  return plain({ width: 14, show: label, cell: label })
}

const looks: Record<Kind['name'], (cell: CellFacts) => ValueFormat> = {
  text: (cell) => plain({ width: cell.maxLength > 300 ? 40 : 20, style: 'text' }),
  whole: () => whole,
  decimal: () => number(),
  money: () => number('money', 16),
  percent: () => percent,
  day: () => day,
  year: () => number('integer', 8),
  flag: () => flagFormat,
  choice,
  link: () => idFormat,
}

/** An id or another text without a kind. */
export const idFormat = plain({ width: 10, style: 'text' })
export const textFormat = plain()
export const countFormat = number('integer')
/** 0.333333 shown as 33.33%. */
export const shareFormat = plain({
  text: false,
  width: 10,
  style: 'percent',
  cell: (value) => (isBlank(value) ? '' : { value: Number(value), style: 'percent' }),
})
export const amountFormat = number(undefined, 16)
export const optionFormat = (options: readonly { code: string; zh: string }[]): ValueFormat =>
  choice({ options } as unknown as CellFacts)

export const formatOf = (cell: CellFacts): ValueFormat => looks[cell.kind.name](cell)

/** As a blank form prints it; money always says its unit, for nobody guesses it when the file comes back. */
export function headingOf(cell: CellFacts, unit?: MoneyUnit): string {
  const name = cell.headers[0] ?? cell.zh
  if (cell.kind.name === 'money') return `${name}（${moneyUnits.find(({ code }) => code === (unit ?? 'YUAN'))!.zh}）`
  return cell.kind.name === 'decimal' && cell.unit ? `${name}（${cell.unit}）` : name
}
