/** Column headings as they are compared: text of a header cell comes in, a normal form and a unit go out. */

import { BoundedCache } from '../../facts/bounded-cache'
import { simplified } from './simplified'
import { unitNamed } from './units'

export interface Heading {
  /** NFKC, simplified, no spaces, line breaks, asterisks or quotes; brackets of one kind; 帐 as 账. */
  text: string
  /** Without a trailing unit or remark in brackets. */
  bare: string
  unit?: string
  /** The Chinese half of a bilingual heading: 村名 of “村名 - 汉字 Village Name”. */
  half?: string
}

export const normalHeading = (text: string): string =>
  simplified(text.normalize('NFKC'))
    .replace(/[\s\u200b-\u200d\ufeff*"'“”‘’]/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .replace(/帐/g, '账')
    .replace(/:$/, '')
    .replace(/^(?:\([一二三四五六七八九十]+\)[、.]?|[一二三四五六七八九十]+[、.]|\d{1,2}[、.](?!\d))/, '')

const met = new BoundedCache<string, Heading>(5000)

/** `heading('下达资金（万元）')` is `{text: '下达资金(万元)', bare: '下达资金', unit: '万元'}`; `种植面积/亩` has its unit after a stroke. */
export function heading(raw: string): Heading {
  return met.getOrMake(raw, () => {
    const known = parted(normalHeading(raw))
    const half = chineseHalf(raw)
    if (half === undefined) return known
    const own = parted(normalHeading(half))
    return { ...known, unit: known.unit ?? own.unit, half: own.bare }
  })
}

function parted(text: string): Heading {
  const [, inFront, within = ''] = /^(.+?)\((?:单位:)?([^()]*)\)$/.exec(text) ?? []
  if (inFront) return { text, bare: inFront, unit: unitNamed(within) ? within : undefined }
  const [, before, after = ''] = /^(.+?)[/,:]([^/,:]+)$/.exec(text) ?? []
  if (before && unitNamed(after)) return { text, bare: before, unit: after }
  if (/^.+%$/.test(text)) return { text, bare: text.slice(0, -1), unit: '%' }
  const [, counted, unit] = /^(.{2,})(万元|亿元)$/.exec(text) ?? []
  return counted ? { text, bare: counted, unit } : { text, bare: text }
}

const LATIN_AFTER = /^([^A-Za-z]*[\u3400-\u9fff)）])[\s_/|:·-]*[A-Za-z][A-Za-z0-9 .,'’/()&_-]*$/
const LATIN_BEFORE = /^[A-Za-z][A-Za-z0-9 .,'’/()&_-]*[\s_/|:·-]+([\u3400-\u9fff].*)$/
/** 汉字 beside a name only says in which script it is written. */
const SCRIPT = /[\s_-]*(?:汉字|漢字|中文)$/

function chineseHalf(raw: string): string | undefined {
  if (raw.length > 100 || !/[A-Za-z]{2}/.test(raw)) return undefined
  const text = raw.normalize('NFKC').trim()
  const found = LATIN_AFTER.exec(text) ?? LATIN_BEFORE.exec(text)
  return found?.[1]?.replace(SCRIPT, '').trim() || undefined
}

/** Columns that number the rows, and remarks: never data of ours, never worth a warning. */
export const isRowNumber = (bare: string): boolean => /^(?:序号|顺序号|序|№|No\.?|NO\.?|项次|行次|排序)$/i.test(bare)
export const isRemark = (bare: string): boolean => /^(?:备注|说明|备考|附注|错误原因|注)$/.test(bare)
