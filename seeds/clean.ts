/**
 * The sample county as tidy workbooks: one table a sheet, its headers in row 1, one fact a cell. Tests compare what the
 * importer makes of the dirty twins with what it makes of these.
 */
import type { CellOut, SheetOut } from '../src/sheets/write/sheet-out'
import { type Column, columns } from './columns'
import { isRedacted, type RosterName, sampleCounty } from './county'

type Row = Record<string, unknown>

/** File by file: the sheets and the roster on each. */
export const cleanFiles: Record<string, Record<string, RosterName>> = {
  '01-乡镇村基本情况.xlsx': { 县基本情况表: 'County', 乡镇基本情况表: 'Township', 行政村基本情况表: 'Village' },
  '02-创建单位.xlsx': { 创建单位汇总表: 'Unit', 领导小组: 'LeadingGroup' },
  '03-脱贫退出.xlsx': { 脱贫退出记录: 'PovertyExit' },
  '04-资金.xlsx': { 资金来源: 'FundingSource', 资金分配: 'FundAllocation' },
  '05-投资项目.xlsx': { 投资项目: 'Investment' },
  '06-示范点与目标任务.xlsx': { 示范点: 'DemonstrationSite', 创建目标任务: 'GoalTask', 作战图任务: 'WorkplanTask' },
  '07-宣传.xlsx': { 宣传平台: 'PublicityChannel', 平台数据: 'ChannelReading', 宣传记录: 'PublicityRecord' },
  '08-督查.xlsx': { 督查轮次: 'SupervisionRound', 督查问题: 'SupervisionFinding' },
  '09-测评与节点.xlsx': {
    测评体系: 'AssessmentFramework',
    测评得分: 'AssessmentScore',
    工作节点: 'Milestone',
    合作协议: 'Agreement',
    表彰肯定: 'Recognition',
  },
}

/** Excel's serial number of a whole day: `serial('2020-06-15')` is 43997. */
export const serial = (day: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000

const around: Record<string, (count: number) => string> = {
  OVER: (count) => `${count}余`,
  ABOUT: (count) => `约${count}`,
  NEARLY: (count) => `近${count}`,
  AT_LEAST: (count) => `不少于${count}`,
}

/** A count as it is written: `300余` when it carries a qualifier. */
export function counted(row: Row, field: string): string | number {
  const qualifier = row[`${field}Qualifier`] as string | undefined
  return qualifier && around[qualifier] ? around[qualifier](row[field] as number) : (row[field] as number)
}

function cleanCell(roster: RosterName, row: Row, column: Column): CellOut {
  const { field, kind, labels, part } = column
  if (isRedacted(roster, row, field)) return '___'
  const value = row[field]
  if (value === null || value === undefined) return null
  const shown = part && typeof value === 'object' ? (value as Row)[part] : value
  if (labels) return labels[shown as string]
  if (kind === 'flag') return value ? '是' : '否'
  if (kind === 'whole') return counted(row, field)
  if (kind === 'money') return { value: Number(value), style: { numberFormat: '#,##0.00' } }
  if (kind === 'decimal' || kind === 'percent') return Number(value)
  if (kind === 'day' && /^\d{4}-\d\d-\d\d$/.test(String(value)))
    return { value: serial(String(value)), style: { numberFormat: 'yyyy-mm-dd' } }
  return shown as string | number
}

const width = (header: string): number => Math.max(10, 2 * header.length + 2)

function cleanSheet(name: string, roster: RosterName): SheetOut {
  const list = columns[roster]
  const header = list.map(({ header }) => ({ value: header, style: { bold: true } }))
  const rows = sampleCounty[roster].map((row) => list.map((column) => cleanCell(roster, row, column)))
  return {
    name,
    columns: list.map((column) => ({ width: width(column.header) })),
    rows: [header, ...rows],
    freeze: { rows: 1 },
  }
}

/** The sheets of every clean workbook, by file name. */
export const cleanBooks = (): Map<string, SheetOut[]> =>
  new Map(
    Object.entries(cleanFiles).map(([file, sheets]) => [
      file,
      Object.entries(sheets).map(([name, roster]) => cleanSheet(name, roster)),
    ]),
  )
