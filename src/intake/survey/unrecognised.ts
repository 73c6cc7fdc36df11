/** Why a sheet holds no table of ours, as a clerk understands it. Values of the sheet are never repeated, only its headings. */
import type { RosterFacts } from '../../facts/roster'
import type { HeaderReading } from '../match/header-reading'
import type { HeaderRegion } from '../model/header-region'
import { personal, prohibited } from '../model/personal'

export interface UnrecognisedReason {
  code: 'NO_TABLE' | 'NO_ROSTER' | 'AMBIGUOUS_ROSTER'
  zh: string
  en: string
}

export const noHeader: UnrecognisedReason = {
  code: 'NO_TABLE',
  zh: '没有找到表头。表格需要一行写明各列名称',
  en: 'no header row was found; a table needs a row that names its columns',
}

export const form = ({ zh, name }: RosterFacts): UnrecognisedReason => ({
  code: 'NO_TABLE',
  zh: `这是一张登记表（标签与内容交替排列），不是“${zh}”台账。请把各项名称写成一行表头，每条记录一行`,
  en: `this is a form, labels and values in turn, not a list of ${name}; write the labels as one header row and each record as a row`,
})

export const torn = (best: HeaderReading, second: HeaderReading): UnrecognisedReason => ({
  code: 'AMBIGUOUS_ROSTER',
  zh: `这张表既像“${best.roster.zh}”又像“${second.roster.zh}”。请用 --roster 指明，例如 --roster ${best.roster.name}`,
  en: `the table could be ${best.roster.name} or ${second.roster.name}; say which with --roster`,
})

/** Headings as a message may show them: short, and none that may be data of a person. */
function listed({ columns }: HeaderRegion): string {
  const short = columns.map(({ header }) => (header.length > 20 ? `${header.slice(0, 20)}…` : header))
  const headers = [...new Set(short)].filter(Boolean)
  return headers.slice(0, 6).join('、') + (headers.length > 6 ? ' …' : '')
}

/** A first row with figures and codes in it is data: the sheet has no header. Its values are not repeated. */
const isData = ({ columns }: HeaderRegion): boolean =>
  columns.some(
    ({ path }) =>
      path.length > 0 &&
      (personal(path[0].text) || /^\d{3,}$/.test(path[0].text)) &&
      !/^(?:19|20)\d\d$/.test(path[0].text),
  )

const aboutPersons = ({ columns }: HeaderRegion): boolean =>
  columns.some(({ path }) => path.length > 0 && prohibited(path.map((level) => level.half ?? level.bare)))

export function unrecognisedReason(region: HeaderRegion, rosters: RosterFacts[]): UnrecognisedReason {
  if (isData(region))
    return {
      code: 'NO_TABLE',
      zh: `第 ${region.top} 行看起来是数据，不是表头。请在第一行写明各列名称`,
      en: `row ${region.top} looks like data, not like a header; write the names of the columns above it`,
    }
  const shown = listed(region)
  if (rosters.length === 1)
    return {
      code: 'NO_ROSTER',
      zh: `表头（${shown}）中没有“${rosters[0].zh}”的列。可用 --map 列名=字段 说明各列含义`,
      en: `none of the headings (${shown}) means a cell of ${rosters[0].name}; say what they mean with --map heading=field`,
    }
  return {
    code: 'NO_ROSTER',
    zh: `表头（${shown}）不属于任何一种已知台账。如果确实是，请用 --roster 指明种类，用 --map 列名=字段 说明各列${aboutPersons(region) ? '。个人信息列无论如何都不会保存' : ''}`,
    en: `the headings (${shown}) belong to no roster we know; if they do, name it with --roster and the columns with --map heading=field${aboutPersons(region) ? '; columns about persons are never stored' : ''}`,
  }
}
