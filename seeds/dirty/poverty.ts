/** 脱贫退出: a sheet a year. In 2013 and 2017 only the title has the year, in 2018 the head is three rows deep. */
import { countyRows } from '../county'
import { type Book, signatures } from './book'
import { column, count, type DirtyColumn, type Row, serialNumber, type Table } from './layout'
import { committee, percentCell, shortTownship } from './spell'

const of = (year: number): Row[] => countyRows.PovertyExit.filter((each) => each.year === year)

const place = (short: boolean, village: (name: string) => string): DirtyColumn[] => [
  serialNumber(),
  column('乡镇', '', (row) => (short ? shortTownship(row.village.township) : row.village.township), { merged: true }),
  column('行政村', 'village', (row) => village(row.village.name)),
]

/** Repeated names under different heads: 户数 and 人口 stand four times. */
const figures = (over = ''): DirtyColumn[] => [
  count(`${over}建档立卡/户数（户）`, 'registeredHouseholds'),
  count(`${over}建档立卡/人口（人）`, 'registeredPopulation'),
  count(`${over}脱贫/户数（户）`, 'exitedHouseholds'),
  count(`${over}脱贫/人口（人）`, 'exitedPopulation'),
  count(`${over}未脱贫/户数（户）`, 'remainingHouseholds'),
  count(`${over}未脱贫/人口（人）`, 'remainingPopulation'),
  count(`${over}返贫/户数（户）`, 'relapsedHouseholds'),
  count(`${over}返贫/人口（人）`, 'relapsedPopulation'),
]

const minority = (over = '少数民族/', first = '建档立卡户数', second = '脱贫户数') => [
  count(`${over}${first}（户）`, 'minorityRegisteredHouseholds'),
  count(`${over}${second}（户）`, 'minorityExitedHouseholds'),
]

const outcome: DirtyColumn[] = [
  column('退出年度', 'exitYear', (row, index) => (row.exitYear && index % 2 ? `${row.exitYear}年` : row.exitYear)),
  column('退出文号', 'exitDocument', (row) => row.exitDocument, { width: 20 }),
  column('达标项数', 'criteriaMet', (row) => row.criteriaMet),
  column('指标项数', 'criteriaTotal', (row) => row.criteriaTotal),
]

const rural = count('乡村人口（人）', 'ruralPopulation')
const title = (year: number) => `样板县${year}年贫困村脱贫退出情况表`

const baseline: Table = {
  roster: 'PovertyExit',
  name: '2013年',
  above: [title(2013), '填报单位：样板县扶贫开发办公室'],
  columns: [
    ...place(false, (name) => name),
    ...figures(),
    ...minority(),
    rural,
    column('贫困发生率', 'incidence', (row) => `${row.incidence}%`),
  ],
  body: [...of(2013).map((row) => ({ row })), { total: '合计', of: of(2013) }],
  said: ['year'],
  below: ['注：本表为建档立卡时的基数。', signatures],
}

const year2017: Table = {
  roster: 'PovertyExit',
  name: '2017年',
  above: [title(2017), '填报单位：样板县扶贫开发办公室'],
  columns: [
    ...place(false, (name) => name),
    rural,
    ...figures(),
    ...minority(),
    column('贫困发生率（%）', 'incidence', (row) => Number(row.incidence)),
    ...outcome,
  ],
  body: [...of(2017).map((row) => ({ row })), { total: '合计', of: of(2017) }],
  said: ['year'],
  below: [signatures],
}

const year2018: Table = {
  roster: 'PovertyExit',
  name: '2018年',
  above: [title(2018)],
  columns: [
    ...place(false, committee),
    column('统计年度', 'year', (row) => `${row.year}年`, { merged: true }),
    ...figures('贫困人口变动情况（累计）/'),
    ...minority('贫困人口变动情况（累计）/少数民族/'),
    rural,
    column('贫困发生率', 'incidence', (row) => percentCell(row.incidence, '0.00%')),
    ...outcome,
  ],
  body: [...of(2018).map((row) => ({ row })), { total: '合   计', of: of(2018) }],
  below: ['注：脱贫户数、脱贫人口为累计数。', signatures],
}

const year2019: Table = {
  roster: 'PovertyExit',
  name: '汇总',
  above: ['样板县贫困村脱贫退出情况统计表（2019年底）'],
  columns: [
    column('年度', 'year', (row) => row.year),
    ...place(true, (name) => name),
    count('贫困户数（户）', 'registeredHouseholds'),
    count('贫困人口（人）', 'registeredPopulation'),
    count('累计脱贫户（户）', 'exitedHouseholds'),
    count('累计脱贫人口（人）', 'exitedPopulation'),
    count('未脱贫户数（户）', 'remainingHouseholds'),
    count('未脱贫人口（人）', 'remainingPopulation'),
    count('返贫户数', 'relapsedHouseholds'),
    count('返贫人口', 'relapsedPopulation'),
    ...minority('', '少数民族贫困户数', '少数民族脱贫户数'),
    count('农业人口', 'ruralPopulation'),
    column('贫困发生率（%）', 'incidence', (row) => row.incidence),
    ...outcome,
  ],
  body: [...of(2019).map((row) => ({ row })), { total: '合计', of: of(2019) }],
  below: [signatures],
}

export const poverty: Book = { file: '脱贫退出情况统计表(1).xlsx', sheets: [year2019, year2018, year2017, baseline] }
