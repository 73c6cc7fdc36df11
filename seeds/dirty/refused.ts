/** Workbooks that must be refused: rows about persons, and codes a spreadsheet has already ruined. All numbers are made up. */
import { itemAt } from '../../src/facts/lists'
import type { SheetOut } from '../../src/sheets/write/sheet-out'
import { countyRows } from '../county'

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** A number of the right form (GB 11643, check by MOD 11-2) from region 690121, which does not exist: it can be nobody's. */
export function madeUpNumber(born: string, order: number): string {
  const body = `690121${born}${String(order).padStart(3, '0')}`
  const sum = [...body].reduce((all, digit, i) => all + Number(digit) * itemAt(weights, i), 0)
  return body + '10X98765432'[sum % 11]
}

const poorVillages = countyRows.Village.filter((each) => each.isRegisteredPoor).slice(0, 12)

const households: SheetOut = {
  name: 'Sheet1',
  merges: ['A1:G1'],
  rows: [
    [{ value: '样板县贫困户基本信息表', style: 'title' }],
    ['序号', '乡镇', '行政村', '户编号', '身份证号', '家庭人口', '脱贫年度'],
    ...poorVillages.map((village, i) => [
      i + 1,
      village.township,
      village.name,
      `H${String(i + 1).padStart(4, '0')}`,
      { value: madeUpNumber(`19${60 + i}0${1 + (i % 9)}1${i % 9}`, 100 + 7 * i), style: 'text' as const },
      3 + (i % 4),
      2017 + (i % 3),
    ]),
  ],
}

/** The prefix 154 has never been given to an operator. */
const contacts: SheetOut = {
  name: '通讯录',
  merges: ['A1:D1'],
  rows: [
    [{ value: '样板县创建单位联系表', style: 'title' }],
    ['序号', '单位名称', '单位类别', '联系电话'],
    ...countyRows.Unit.slice(0, 15).map((unit, i) => [
      i + 1,
      unit.name,
      '机关',
      `154${String(20_000_000 + 7_919 * i)}`,
    ]),
  ],
}

/** Twelve digits shown as 6.90121E+11 and saved as that text: the village can no longer be told. */
const ruined: SheetOut = {
  name: '行政村',
  rows: [
    ['乡镇', '行政村', '村编码', '总户数', '总人口'],
    ...countyRows.Village.slice(0, 10).map((village) => [
      village.township,
      village.name,
      '6.90121E+11',
      village.households,
      village.population,
    ]),
  ],
}

export const refusedBooks = new Map<string, SheetOut[]>([
  ['贫困户基本信息（含身份证号）.xlsx', [households]],
  ['创建单位联系表（含电话）.xlsx', [contacts]],
  ['行政村（编码失真）.xlsx', [ruined]],
])
