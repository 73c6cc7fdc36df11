/**
 * Data about named persons is refused by design: headings that ask for it and values that are it. What is found here is
 * counted, never repeated: no value leaves this file.
 */
import { residentId, uscc } from '../../facts/check-digit'
import type { Row } from '../../sheets/sheet'

const HEADINGS =
  /姓名|户主|身份证|证件号|公民身份号码|电话|手机|住址|^民族$|民族成[份分]|^宗教(?:信仰)?$|信仰|教派|政治面貌|银行卡|(?:银行|收款)账号|一卡通|残疾证|病历/
/** A named person in charge; a post (职务, 岗位) may stand here instead. */
const PERSONS = /^(?:项目)?(?:责任人|负责人|联系人|经办人|法定代表人|法人代表|组长|村书记|第一书记|驻村干部)(?:姓名)?$/

/** `prohibited('联系电话')` is true; 少数民族人口 and 宗教活动场所 pass. Takes every level of a normalised header path. */
export const prohibited = (levels: string[]): boolean =>
  levels.some((text) => HEADINGS.test(text)) || PERSONS.test(levels[levels.length - 1] ?? '')

/** A run of digits long enough to be looked at; spaces and dashes may part it. */
const RUN = /[\d０-９][\d０-９ \u3000-]{9,}[\dXx０-９Ｘｘ]/
const ID = /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/
/** As people write them down: 138 0000 0000, 110101 19900101 123X. */
const PARTED_MOBILE = /(?<![0-9A-Za-z-])1[3-9]\d[ -]\d{4}[ -]\d{4}(?![0-9A-Za-z-])/
const PARTED_ID = /(?<![0-9A-Za-z])([1-9]\d{5})[ -](\d{8})[ -](\d{3}[\dXx])(?![0-9A-Za-z])/g

/** Whether a text holds an identity number (check digit and date of birth agree) or a mobile telephone number. */
export const personal = (text: string): boolean => holdsId(text) || holdsMobile(text)

const looked = (text: string): string | undefined =>
  text.length >= 11 && RUN.test(text) ? text.normalize('NFKC') : undefined

function holdsId(text: string): boolean {
  const plain = looked(text)
  if (plain === undefined) return false
  const found = [...(plain.match(ID) ?? []), ...[...plain.matchAll(PARTED_ID)].map(([, ...parts]) => parts.join(''))]
  return found.some((number) => residentId(number) && !uscc(number.toUpperCase()))
}

function holdsMobile(text: string): boolean {
  const plain = looked(text)
  return plain !== undefined && (MOBILE.test(plain) || PARTED_MOBILE.test(plain))
}

/** An identity number saved as a number has lost its end, but not its place and day of birth. */
function wasId(value: number): boolean {
  if (value < 1e17 || value >= 1e18) return false
  const digits = BigInt(value).toString()
  const [y, m, d] = [Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14))]
  return y >= 1900 && y <= 2030 && m >= 1 && m <= 12 && d >= 1 && d <= 31
}

const AMOUNT = /^\s*-?[\d,.]+\s*$/

/** The first column of a row with such a value, or -1. `amounts` are columns whose eleven digits are money, not a telephone. */
export function personalColumn({ cells }: Row, amounts: Set<number>): number {
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column]
    if (typeof value === 'string') {
      if (
        value.length >= 11 &&
        RUN.test(value) &&
        (holdsId(value) || (holdsMobile(value) && !(amounts.has(column) && AMOUNT.test(value))))
      )
        return column
    } else if (
      typeof value === 'number' &&
      value >= 1.3e10 &&
      ((value < 2e10 && Number.isInteger(value) && !amounts.has(column)) || wasId(value))
    )
      return column
  }
  return -1
}
