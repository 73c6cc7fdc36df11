/** The many ways an office writes one value. Every spelling here can be read back without loss. */
import type { CellOut } from '../../src/sheets/write/sheet-out'
import { serial } from '../clean'

type Maybe<T> = T | null | undefined

/** Yuan as an exact number of 万元: `wan('42356.70')` is 4.23567. Computed on the digits, never by dividing. */
export function wan(yuan: Maybe<string>): number | null {
  if (yuan === null || yuan === undefined) return null
  const fen = yuan.replace('.', '').padStart(7, '0')
  return Number(`${fen.slice(0, -6)}.${fen.slice(-6)}`)
}
/** `8万元`, typed as text. */
export const wanText = (yuan: Maybe<string>): string | null => (yuan ? `${wan(yuan)}万元` : null)
export const yuan = (value: Maybe<string>): number | null =>
  value === null || value === undefined ? null : Number(value)

/** `comma(20000)` is the text `20,000`. */
export const comma = (value: Maybe<number>): string | null => value?.toLocaleString('en-US') ?? null
/** `wide(412)` is `４１２`. */
export const wide = (value: string | number): string =>
  String(value).replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

const parts = (day: string): number[] => day.split('-').map(Number)
type Say = (day: string) => string

/** `2020.6.5`, `2020.6` */
export const dotted: Say = (day) => parts(day).join('.')
/** `2020/6/5` typed as text. */
export const slashed: Say = (day) => parts(day).join('/')
/** `20200605` */
export const compact: Say = (day) => day.replaceAll('-', '')
/** `6月5日`, `6月`: the year stands in the title. */
export const yearless: Say = (day) => {
  const [, month, date] = parts(day)
  return `${month}月${date ? `${date}日` : ''}`
}
/** `2020年6月5日`, `2020年6月`, `2020年` */
export const chinese: Say = (day) => `${parts(day)[0]}年${parts(day).length > 1 ? yearless(day) : ''}`

const dekads: Record<string, string> = { '01/10': '上旬', '11/20': '中旬', '21/30': '下旬', '21/31': '下旬' }

/** Any day string of the data, an interval included: 6月中旬 and 2020年5月18日-20日 when it is one, else as `say` says. */
export function spoken(day: Maybe<string>, say: Say): string | null {
  if (!day) return null
  const [from = day, to] = day.split('/')
  if (!to) return say(from)
  const dekad = dekads[`${from.slice(8)}/${to.slice(8)}`]
  if (dekad) return say(from.slice(0, 7)) + dekad
  return `${say(from)}-${parts(to)[2]}日`
}

/** A true date cell, shown as `2020-06-05`, `2020年6月5日` or as the format says. */
export const dateCell = (day: Maybe<string>, numberFormat = 'yyyy/m/d'): CellOut =>
  day ? { value: serial(day), style: { numberFormat } } : null

/** A percentage cell: 92 becomes 0.92 shown as 92%. */
export const percentCell = (value: Maybe<string>, numberFormat = '0%'): CellOut =>
  value ? { value: Number((Number(value) / 100).toPrecision(12)), style: { numberFormat } } : null

export const tick = (value: Maybe<boolean>): string | null => (value ? '√' : null)
export const yesNo = (value: Maybe<boolean>): string | null => (value ? '是' : value === false ? '否' : null)
export const oneZero = (value: Maybe<boolean>): number | null => (value ? 1 : value === false ? 0 : null)
export const has = (value: Maybe<boolean>): string | null => (value ? '有' : value === false ? '无' : null)

/** What stands where there is nothing to say. */
export const orDash = (value: CellOut): CellOut => (value === null || value === undefined ? '——' : value)
export const orSlash = (value: CellOut): CellOut => (value === null || value === undefined ? '/' : value)

export const orNone = (value: CellOut): CellOut => (value === null || value === undefined ? '无' : value)

/** 城关镇 as 城关, 北原乡 as 北原. */
export const shortTownship = (name: string): string => name.replace(/(民族乡|镇|乡)$/, '')
/** 石桥村 as 石桥村委会. */
export const committee = (village: string): string => `${village}委会`
/** 县司法局 as 样板县司法局; other names stay. */
export const fullUnit = (name: string): string => name.replace(/^县/, '样板县')
/** 石桥村 as 石桥村委会, 石桥民族乡 as 石桥民族乡人民政府; other names stay. */
export const officeOf = (name: string): string =>
  name.endsWith('村') ? committee(name) : name.endsWith('乡') ? `${name}人民政府` : name
/** 县司法局 as 司法局, where the short name says enough. */
export const shortUnit = (name: string): string => (/^县.*(局|中心|医院|小学)$/.test(name) ? name.slice(1) : name)
