import type { Store } from '../../src/store/store'
import { smallCounty } from './small-county'
import { loadSheets, rowsOf, sheet, survey } from './tools'

let store: Store
beforeEach(async () => {
  store = await smallCounty()
})
afterEach(() => store.close())

describe('wide tables', () => {
  test('one column for each funding source becomes a row for each filled cell, with the addresses of heading and cell', async () => {
    const rows = [
      ['2020年民族专项资金分配表'],
      [null, null, null, null, '单位：万元'],
      ['单位', '合计', '民贸名品', '民族文化项目', '民族团结保障经费', '五进宗教活动场所经费', '备注'],
      ['县民宗局', 12, 5, 7, null, null, null],
      ['县教育局', 3.5, null, 2, 1.5, null, null],
      ['县委统战部', 1, null, null, null, 1, null],
      ['合计', 16.5, 5, 9, 1.5, 1, null],
    ]
    const sheets = await loadSheets(store, sheet(rows))
    expect(sheets.map((one) => [one.roster, one.counts.created])).toEqual([
      ['FundAllocation', 1],
      ['FundAllocation', 2],
      ['FundAllocation', 1],
      ['FundAllocation', 1],
    ])
    expect((await rowsOf(store, 'FundAllocation')).map((row) => [row.source, row.recipient, row.allocated])).toEqual([
      ['民贸名品·2020', '县民宗局', '50000.00'],
      ['民族文化项目·2020', '县民宗局', '70000.00'],
      ['民族文化项目·2020', '县教育局', '20000.00'],
      ['民族团结保障经费·2020', '县教育局', '15000.00'],
      ['五进宗教活动场所经费·2020', '县委统战部', '10000.00'],
    ])
    expect(sheets.flatMap((one) => one.controlTotals).map((claim) => claim.agrees)).toEqual([true, true, true, true])
    const [first] = await survey(sheet(rows))
    expect(first!.columns).toMatchObject([
      { column: 'A', field: 'recipient' },
      { column: 'C', field: 'source', header: '民贸名品', headingRow: 3 },
      { column: 'C', field: 'allocated', unit: '万元' },
    ])
  })

  test('sources above, measures below', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['2020年专项资金台账（万元）'],
          ['使用单位', '民贸名品', null, '民族文化项目', null],
          [null, '下达数', '支付数', '下达数', '支付数'],
          ['县民宗局', 5, 4, 7, 6.5],
        ],
        { merges: ['A2:A3', 'B2:C2', 'D2:E2'], name: '资金台账' },
      ),
    )
    expect((await rowsOf(store, 'FundAllocation')).map((row) => [row.source, row.allocated, row.paid])).toEqual([
      ['民贸名品·2020', '50000.00', '40000.00'],
      ['民族文化项目·2020', '70000.00', '65000.00'],
    ])
  })

  test('one column for each year under a measure, and measures under each year', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['乡镇', '行政村', '脱贫户数', null, null],
          [null, null, '2017年', '2018年', '2019年'],
          ['城关镇', '东街村', 3, 5, 8],
          ['城关镇', '西街村', null, 2, 2],
        ],
        {
          merges: ['A1:A2', 'B1:B2', 'C1:E1'],
        },
      ),
    )
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.village, row.year, row.exitedHouseholds])).toEqual([
      ['样板县·城关镇·东街村', '2017', '3'],
      ['样板县·城关镇·东街村', '2018', '5'],
      ['样板县·城关镇·西街村', '2018', '2'],
      ['样板县·城关镇·东街村', '2019', '8'],
      ['样板县·城关镇·西街村', '2019', '2'],
    ])
    await loadSheets(
      store,
      sheet(
        [
          ['乡镇', '行政村', '2015年', null, '2016年', null],
          [null, null, '建档立卡户数', '脱贫户数', '建档立卡户数', '脱贫户数'],
          ['金塘乡', '石桥村', 40, 3, 41, 9],
        ],
        { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'], name: '历年' },
      ),
    )
    expect(
      (await rowsOf(store, 'PovertyExit'))
        .slice(-2)
        .map((row) => [row.year, row.registeredHouseholds, row.exitedHouseholds]),
    ).toEqual([
      ['2015', '40', '3'],
      ['2016', '41', '9'],
    ])
  })

  test('years as numbers, the measure named by the title', async () => {
    await loadSheets(
      store,
      sheet([['各村历年脱贫户数统计表'], ['乡镇', '行政村', 2017, 2018, 2019], ['城关镇', '东街村', 3, 5, 8]]),
    )
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.year, row.exitedHouseholds])).toEqual([
      ['2017', '3'],
      ['2018', '5'],
      ['2019', '8'],
    ])
  })

  test('unknown columns of figures are not taken for funding sources', async () => {
    const [table] = await survey(
      sheet([
        ['单位', '资金来源', '下达资金（元）', '结余', '结转', '余额'],
        ['县民宗局', '民贸名品', 5, 1, 2, 3],
      ]),
    )
    expect(table!.columns.map((one) => one.field)).toEqual(['recipient', 'source', 'allocated'])
  })
})

test('a row that is missing next time is counted once, however many tables its sheet makes', async () => {
  const header = ['单位', '民贸名品', '民族文化项目', '民族团结保障经费']
  const rows = [['2020年资金分配表（元）'], header, ['县民宗局', 5, 7, 2], ['县教育局', 1, 2, 3]]
  await loadSheets(store, sheet(rows))
  const again = await loadSheets(store, sheet(rows.slice(0, 3)))
  expect(again.map((one) => one.counts.unchanged)).toEqual([1, 1, 1])
  expect(again.reduce((sum, one) => sum + one.counts.absent, 0)).toBe(3)
})
