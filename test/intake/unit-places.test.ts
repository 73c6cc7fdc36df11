import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { loadSheets, rowsOf, sheet } from './tools'

let store: Store
beforeEach(async () => {
  store = await freshStore('sqlite')
})
afterEach(() => store.close())

describe('units', () => {
  const header = ['项目名称', '年度', '实施单位']
  const totalOf = async () => (await rowsOf(store, 'Investment')).map((row) => [row.total, row.paid])

  test('money without any unit is asked for, naming the columns; a stated unit answers', async () => {
    const rows = [
      [...header, '总投资', '已支付'],
      ['村道', 2020, '交通局', 12, 5],
    ]
    const [asked] = await loadSheets(store, sheet(rows))
    expect(asked!.faults).toMatchObject([{ code: 'UNIT_UNKNOWN', severity: 'error', address: 'D1' }])
    expect(asked!.faults[0]!.message.zh).toContain('“总投资”“已支付”')
    expect(asked!.counts.created).toBe(0)
    await loadSheets(store, sheet(rows), { moneyUnit: '万元' })
    expect(await totalOf()).toEqual([['120000.00', '50000.00']])
  })

  test('a unit of its own in each block, over the unit of the sheet', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['投资项目台账', null, null, '单位：万元'],
          [...header, '总投资', '资金拨付（元）'],
          [null, null, null, null, '支付资金'],
          ['村道', 2020, '交通局', 12, 50_000],
        ],
        { merges: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3'] },
      ),
    )
    expect(await totalOf()).toEqual([['120000.00', '50000.00']])
  })

  test('a column that names the unit of each row', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        [...header, '计量单位', '总投资'],
        ['村道', 2020, '交通局', '万元', 12],
        ['水窖', 2020, '水务局', '元', 45_000],
        ['渠道', 2020, '水务局', '亩', 3],
      ]),
    )
    expect(await totalOf()).toEqual([
      ['120000.00', undefined],
      ['45000.00', undefined],
    ])
    expect(report!.faults.filter((one) => one.severity === 'error')).toMatchObject([
      { code: 'UNIT_UNKNOWN', address: 'E4' },
    ])
  })

  test('numbers with their own unit need no other', async () => {
    await loadSheets(
      store,
      sheet([
        [...header, '总投资'],
        ['村道', 2020, '交通局', '45万元'],
        ['水窖', 2020, '水务局', '4.5万'],
        ['渠道', 2020, '水务局', '300元'],
      ]),
    )
    expect((await totalOf()).map(([total]) => total)).toEqual(['450000.00', '45000.00', '300.00'])
  })
})
