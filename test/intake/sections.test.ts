import type { Store } from '../../src/store/store'
import { smallCounty } from './small-county'
import { loadSheets, rowsOf, sheet } from './tools'

let store: Store
beforeEach(async () => {
  store = await smallCounty()
})
afterEach(() => store.close())

describe('lines that head a group', () => {
  test('a township on a line of its own holds for the rows below', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        ['行政村', '总户数'],
        ['一、城关镇'],
        ['东街村', 210],
        ['西街村', 180],
        ['小计', 390],
        ['二、石桥民族乡（2个村）'],
        ['石桥村', 160],
        ['下寨村', 95],
        ['小计', 255],
        ['合计', 645],
      ]),
    )
    expect(report!.counts).toMatchObject({ updated: 4, refused: 0 })
    expect((await rowsOf(store, 'Village')).map((row) => [row.township, row.name, row.households])).toContainEqual([
      '样板县·石桥民族乡',
      '石桥村',
      '160',
    ])
    expect(report!.controlTotals.map((claim) => claim.agrees)).toEqual([true, true, true])
  })

  test('a township above its villages in their own column, with the figures of them all', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        ['名称', '总户数', '总人口'],
        ['城关镇', 390, 1600],
        ['  东街村', 210, 800],
        ['  西街村', 180, 800],
        ['金塘乡', 70, 300],
        ['  石桥村', 70, 299],
      ]),
      { roster: 'Village', map: { 名称: 'name' } },
    )
    expect(report!.counts).toMatchObject({ updated: 3, created: 0, refused: 0 })
    expect(report!.controlTotals.map((claim) => [claim.row, claim.field, claim.agrees])).toEqual([
      [2, 'households', true],
      [2, 'population', true],
      [5, 'households', true],
      [5, 'population', false],
    ])
  })

  test('a category, and a year', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['项目名称', '实施单位', '总投资（元）'],
          ['（一）基础设施'],
          ['村道', '交通局', 5],
          ['产业发展'],
          ['大棚', '农业农村局', 6],
        ],
        { name: '2020年投资项目' },
      ),
    )
    expect((await rowsOf(store, 'Investment')).map((row) => [row.name, row.category, row.year])).toEqual([
      ['村道', '基础设施', '2020'],
      ['大棚', '产业发展', '2020'],
    ])
    await loadSheets(
      store,
      sheet(
        [['乡镇', '行政村', '脱贫户数'], ['2018年'], ['城关镇', '东街村', 5], ['2019年'], ['城关镇', '东街村', 8]],
        { name: '脱贫退出' },
      ),
    )
    expect((await rowsOf(store, 'PovertyExit')).map((row) => [row.year, row.exitedHouseholds])).toEqual([
      ['2018', '5'],
      ['2019', '8'],
    ])
  })
})
