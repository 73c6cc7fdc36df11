/** A snapshot as tables of rows: values, breakdown, definitions, lineage. The workbook and the CSV files are made of these. */
import { entryOf } from '../../facts/lists'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { sheetsBehind } from '../../store/history/versions'
import type { Store } from '../../store/store'
import { type Indicator, termsOfIndicator } from '../indicator'
import type { Snapshot } from '../snapshot/read'
import type { Released } from './suppress'

export type Cell = string | number | null
export type Rows = AsyncIterable<Cell[]> | Iterable<Cell[]>

const levels = new Map([
  ['COUNTY', '县'],
  ['TOWNSHIP', '乡镇'],
  ['VILLAGE', '村'],
  ['UNIT', '单位'],
])
const statuses = { A: '正常', M: '缺失' }

export const valueHead = [
  '指标',
  '指标名称',
  '层级',
  '区域编码',
  '区域',
  '期间',
  '数值',
  '分子',
  '分母',
  '单位',
  '状态',
]
export const breakdownHead = [
  '指标',
  '指标名称',
  '层级',
  '区域',
  '期间',
  '分组',
  '组别编码',
  '组别',
  '数值',
  '分子',
  '分母',
]
export const definitionHead = [
  '指标',
  '版本',
  '中文名称',
  '英文名称',
  '单位',
  '小数位',
  '口径',
  '方向',
  '分子',
  '分母',
  '系数',
  '缺失处理',
  '门槛',
  '来源',
]
export const lineageHead = ['导入编号', '导入时间', '文件', 'SHA-256', '工作表', '花名册', '行数']

const nameOf = (snapshot: Snapshot): ((code: string) => string) => {
  const names = new Map(snapshot.definitions.map(({ code, zh }) => [code, zh]))
  return (code) => names.get(code) ?? ''
}

export async function* valueRows(snapshot: Snapshot, values: AsyncIterable<Released>): AsyncGenerator<Cell[]> {
  const name = nameOf(snapshot)
  for await (const { code, area, period, value, numerator, denominator, unit, status, hidden } of values)
    yield [
      code,
      name(code),
      entryOf(levels, area.level),
      area.code,
      area.label,
      period,
      value,
      numerator,
      denominator,
      unit,
      hidden ? '保密' : statuses[status],
    ]
}

export async function* breakdownRows(
  snapshot: Snapshot,
  values: AsyncIterable<Released>,
  rosters: RosterFacts[],
): AsyncGenerator<Cell[]> {
  const name = nameOf(snapshot)
  const grouped = groupNames(snapshot, rosters)
  for await (const { code, area, period, breakdown } of values)
    for (const { by, key, label, value, numerator, denominator } of breakdown)
      yield [
        code,
        name(code),
        entryOf(levels, area.level),
        area.label,
        period,
        grouped(code, by),
        key,
        label,
        value,
        numerator,
        denominator,
      ]
}

/** 乡镇, 月份, or the labels of the cells on the way: 资金来源.资金项目. */
function groupNames({ definitions }: Snapshot, rosters: RosterFacts[]): (code: string, by: string) => string {
  const rosterOf = (code: string): RosterFacts | undefined => {
    const definition = definitions.find((one) => one.code === code)
    const [term] = definition ? termsOfIndicator(definition) : []
    return rosters.find(({ name }) => name === term?.roster)
  }
  return (code, by) => {
    if (by === 'MONTH') return '月份'
    return levels.get(by) ?? labelled(rosterOf(code), by.split('.')) ?? by
  }
}

function labelled(roster: RosterFacts | undefined, [first, ...rest]: string[]): string | undefined {
  const cell = roster?.cells.find(({ name }) => name === first)
  if (!cell || rest.length === 0) return cell?.zh
  const below = labelled(targetOf(cell), rest)
  return below && `${cell.zh}·${below}`
}

const periods = { STOCK: '时点数', YEAR: '年内累计', ANNUAL: '年度数' }
const directions = { UP: '越高越好', DOWN: '越低越好', NONE: '仅供参考' }

export const definitionRows = ({ definitions }: Snapshot): Cell[][] => definitions.map(definitionRow)

function definitionRow(one: Indicator): Cell[] {
  const said = (part: unknown): string => (typeof part === 'string' ? part : JSON.stringify(part))
  const limits = (one.thresholds ?? []).map(({ at, since }) => `${at}（自 ${since}）`).join('；')
  return [
    one.code,
    one.version,
    one.zh,
    one.en,
    one.unit,
    one.decimals,
    periods[one.period],
    directions[one.direction],
    said(one.numerator),
    one.denominator === undefined ? '1' : said(one.denominator),
    one.factor ?? 1,
    one.missing,
    limits,
    one.source.join(' '),
  ]
}

/** Which sheets of which files the rows came from that stood when the snapshot was sealed. */
export async function lineageRows(store: Store, { asOf }: Snapshot): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for (const roster of store.rosters) {
    const found = await sheetsBehind(store, roster, asOf)
    for (const { importId, finishedAt, file, sha256, sheet, rows: count } of found)
      rows.push([importId, finishedAt, file, sha256, sheet, roster.zh, count])
  }
  return rows
}

/** How the snapshot as a whole reads, as pairs. */
export const headRows = (snapshot: Snapshot): Cell[][] => [
  ['名称', snapshot.name],
  ['编号', snapshot.id],
  ['期间', snapshot.periods.join('、')],
  ['时点', snapshot.on],
  ['数据截至第几次导入', snapshot.asOf],
  ['说明', snapshot.note],
  ['封存时间', snapshot.sealedAt],
  ['指标值个数', snapshot.valueCount],
  ['校验值（SHA-256）', snapshot.contentHash],
  ['上一快照校验值', snapshot.previousHash],
]
