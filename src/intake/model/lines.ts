/** What a line of a sheet is when it is not a row of data: total, section head, note, repeated header. A row comes in, its class goes out. */
import type { CellValue, Row } from '../../sheets/sheet'
import { normalHeading } from './heading'

export type LineClass =
  | 'data'
  | 'blank'
  | 'total'
  | 'subtotal'
  | 'of-which'
  | 'section'
  | 'note'
  | 'header'
  | 'numbering'

const TOTAL =
  /^(?:(?:全[县市省乡镇村]|本页|各项|以上)?(?:合计|总计|共计|总和|计|总数)|全[县市省]|合计数?)(?:[:：(（].*)?$|^.{0,12}(?:合计|总计)$/
const SUBTOTAL = /^(?:小计|分计|.{1,20}小计)(?:[:：(（].*)?$/
const OF_WHICH = /^其中[:：]?/
const NOTE =
  /^(?:注|备注|说明|附注|填表说明|填报说明|编制说明|资料来源|数据来源)\s*(?:[:：]|\d|$)|^(?:\d+[.、]\s*)?(?:填表人|填报人|制表人?|审核人?|负责人|单位负责人|分管领导|主要领导|统计人|经办人|联系人|联系电话|填报单位|填报日期|填表日期|制表日期|制表单位|盖章|签字|\(盖章\)|（盖章）|\*)/
/** The row of a blank form that shows how to fill it in. */
const EXAMPLE = /^[(（]?(?:填写|填报)?(?:样例|示例|范例|举例)(?:行)?[)）]?(?:[:：].{0,6})?$|^例[:：]/
const SECTION =
  /^[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|^第[一二三四五六七八九十]+(?:部分|类|批)|^[【［[].*[】］\]]$/

/** The texts of a row, left to right, with their columns. */
export function texts(row: Row): { column: number; text: string }[] {
  const found: { column: number; text: string }[] = []
  row.cells.forEach((value, column) => {
    if (typeof value === 'string' && value.trim() !== '') found.push({ column, text: value.trim() })
  })
  return found
}

export const isFilled = (value: CellValue): boolean =>
  value !== undefined &&
  (typeof value !== 'string' || (value.length > 0 && (value.charCodeAt(0) > 0x3000 || value.trim() !== '')))

/** Number of cells that hold something. */
export function width(row: Row): number {
  let n = 0
  const { cells } = row
  for (let i = 0; i < cells.length; i++) if (isFilled(cells[i])) n++
  return n
}

/** What any line that is not data has in it; most rows of data are let through by this alone. */
const TELLING =
  /[计总全和数其注备说附填编资统制审负单分主经联盖签第例]|^(?:\d+[.、])?[(（【［[*]|^[一二三四五六七八九十]/

/** Classifies rows below a header. `headings` are the texts of each header row by column, to recognise it when printed again on each page. */
export function lineClassifier(headings: [index: number, text: string][][]): (row: Row) => LineClass {
  const header = headings
    .map((row) => new Map(row.map(([index, text]) => [index, normalHeading(text)])))
    .filter((row) => row.size >= 2)
  let first = true
  return (row) => {
    const n = width(row)
    if (n === 0) return 'blank'
    if (first) {
      first = false
      if (isNumbering(row)) return 'numbering'
    }
    const lead = leading(row)
    if (lead === undefined) return 'data'
    if (TELLING.test(lead)) {
      const kind = lineOf(lead.replace(/\s/g, ''), n)
      if (kind) return kind
    }
    if (sumsGroup(row)) return 'subtotal'
    if (n >= 2) for (const level of header) if (repeats(row, level)) return 'header'
    return 'data'
  }
}

/** The class that the first text of a line announces, with `n` cells filled. */
function lineOf(bare: string, n: number): LineClass | undefined {
  if (bare.length <= 24) {
    if (SUBTOTAL.test(bare)) return 'subtotal'
    if (TOTAL.test(bare)) return 'total'
    if (OF_WHICH.test(bare)) return 'of-which'
  }
  if (n <= 3 && NOTE.test(bare)) return 'note'
  if (EXAMPLE.test(bare)) return 'note'
  if (n > 3 && /^(?:填表人|填报人|审核人?|制表人?|单位负责人)\s*[:：]/.test(bare)) return 'note'
  return n === 1 && SECTION.test(bare) ? 'section' : undefined
}

/** The first text among the first four filled cells: where a total, section or note announces itself. */
function leading(row: Row): string | undefined {
  let seen = 0
  for (const value of row.cells) {
    if (!isFilled(value)) continue
    if (typeof value === 'string') {
      const text = value.trim()
      if (seen === 0 || !/^[\d.]+$/.test(text)) return text
    }
    if (++seen >= 3) return undefined
  }
  return undefined
}

const SUM = /^(?:小计|合计|总计|共计|分计)[:：]?$/

/** 城关镇 | 小计: the word stands beside the name of the group it sums up. Its last letter is looked at first, for every row comes by here. */
function sumsGroup({ cells }: Row): boolean {
  let seen = 0
  for (let i = 0; i < cells.length && seen < 4; i++) {
    const value = cells[i]
    if (!isFilled(value)) continue
    seen++
    if (seen > 1 && typeof value === 'string' && value.length <= 8 && /[计:：\s]$/.test(value))
      if (SUM.test(value.replace(/\s/g, ''))) return true
  }
  return false
}

/** 1, 2, 3, … or 甲, 乙, 1, 2 … under a header numbers its columns. */
function isNumbering(row: Row): boolean {
  const values = row.cells.filter(isFilled).map((value) => String(value).trim())
  const numbers = values.filter((value) => !/^[甲乙丙丁栏次]+$/.test(value))
  return (
    values.length >= 3 &&
    numbers.length >= 2 &&
    numbers.every((value, i) => Number(value) === Number(numbers[0]) + i) &&
    Number(numbers[0]) <= 2
  )
}

function repeats(row: Row, header: Map<number, string>): boolean {
  let same = 0
  let other = 0
  for (let column = 0; column < row.cells.length; column++) {
    const value = row.cells[column]
    if (!isFilled(value)) continue
    if (typeof value === 'string' && isHeading(value, header.get(column))) same++
    else if (++other > 3 && same === 0) return false
  }
  return same >= 2 && other * 3 <= same
}

/** Compares the first letters before anything is normalised: a row of data fails here. */
const isHeading = (value: string, expected: string | undefined): boolean =>
  expected !== undefined &&
  value.length <= 60 &&
  (value[0] === expected[0] || /^[\s*"“'(（【[]/.test(value)) &&
  normalHeading(value) === expected
