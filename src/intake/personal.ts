/**
 * Data about named persons is refused by design: headings that ask for it and values that are it. What is found here is
 * counted, never repeated: no value leaves this file.
 */
import { residentId, uscc } from '../facts/check-digit'
import type { Row } from '../sheets/sheet'

const HEADINGS =
  /姓名|户主|身份证|证件号|公民身份号码|电话|手机|住址|^民族$|民族成[份分]|^宗教(?:信仰)?$|信仰|教派|政治面貌|银行卡|(?:银行|收款)账号|一卡通|残疾证|病历/
/** A named person in charge; a post (职务, 岗位) may stand here instead. */
const PERSONS = /^(?:项目)?(?:责任人|负责人|联系人|经办人|法定代表人|法人代表|组长|村书记|第一书记|驻村干部)(?:姓名)?$/

/** `prohibited('联系电话')` is true; 少数民族人口 and 宗教活动场所 pass. Takes every level of a normalised header path. */
export const prohibited = (levels: string[]): boolean => levels.some((text) => HEADINGS.test(text)) || PERSONS.test(levels[levels.length - 1] ?? '')

const LONG = /\d{11}/
const ID = /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g
const MOBILE = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/

/** Whether a text holds an identity number (check digit and date of birth agree) or a mobile telephone number. */
export function personal(text: string): boolean {
  if (text.length < 11) return false
  const plain = /[０-９]/.test(text) ? text.normalize('NFKC') : text
  if (!LONG.test(plain)) return false
  if (MOBILE.test(plain)) return true
  return plain.match(ID)?.some((found) => residentId(found) && !uscc(found.toUpperCase())) ?? false
}

/** The first column of a row with such a value, or -1. `skip` are columns whose numbers are amounts. */
export function personalColumn(row: Row, skip: Set<number>): number {
  const { cells } = row
  for (let column = 0; column < cells.length; column++) {
    const value = cells[column]
    if (typeof value === 'string') {
      if (value.length >= 11 && personal(value)) return column
    } else if (typeof value === 'number' && value >= 1.3e10 && value < 2e10 && Number.isInteger(value) && !skip.has(column)) return column
  }
  return -1
}
