/** Who has handed in what for which period, and how complete it is. */
import { type DeliveryState, deliveryStates } from '../../../src/measure/chase/completeness'
import type { Store } from '../../../src/store/store'
import { dialects } from '../../support/databases'
import { one, sampleStore, TODAY } from '../county'

const told = ({ delivery, area, period, status }: DeliveryState): string =>
  `${delivery} ${area.label} ${period} ${status}`

describe.each(dialects)('deliveries over %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await sampleStore(dialect)
  }, 180_000)
  afterAll(() => store.close())

  test('the sample is whole; what is not due yet is awaited', async () => {
    const states = await deliveryStates(store, { on: TODAY })
    const yearly = states.filter(({ delivery }) => delivery === 'D-03')
    expect(states.filter(({ status }) => status !== 'DELIVERED').map(told)).toEqual(
      yearly.filter(({ period }) => period === '2020').map(({ area }) => `D-03 ${area.label} 2020 AWAITED`),
    )
    // The figures of 2019 fell due in 2020.
    expect(yearly.filter(({ period }) => period === '2019').map(({ due, status }) => [due, status])).toEqual(
      Array(16).fill(['2020-01-31', 'DELIVERED']),
    )
    expect(await one(store, 'I-48')).toMatchObject({ value: '100.00', status: 'A' })
  })

  test('a delivery knows its import, file and moment', async () => {
    const [state] = await deliveryStates(store, { on: TODAY, deliveries: ['D-05'] })
    expect(state).toMatchObject({
      roster: 'DemonstrationSite',
      rows: 1,
      cells: 5,
      filled: 5,
      import: 1,
      file: '示范点打造及目标任务.xlsx',
      due: null,
      late: null,
    })
    expect(state!.deliveredAt).toMatch(/^\d{4}-\d{2}-\d{2}T/)
  })

  test('what is due monthly is asked for month by month, from those who owe it then', async () => {
    const months = await deliveryStates(store, { on: '2020-08-10', deliveries: ['D-09'] })
    expect(months.map(told)).toEqual(
      ['03', '04', '05', '06', '07', '08'].map(
        (month) =>
          `D-09 县委统战部 2020-${month} ${month === '07' ? 'MISSING' : month === '08' ? 'AWAITED' : 'DELIVERED'}`,
      ),
    )
    expect(months.map(({ due }) => due).slice(0, 2)).toEqual(['2020-04-05', '2020-05-05'])
    expect(months[0]!.late).toBe(true)
    const [june] = await deliveryStates(store, { on: '2020-08-10', period: '2020-06', deliveries: ['D-09'] })
    expect(june!.period).toBe('2020-06')
  })

  test('what is due yearly goes by its year', async () => {
    const past = await deliveryStates(store, { on: TODAY, period: '2019', deliveries: ['D-03'] })
    expect(past.map(({ status }) => status)).toEqual(past.map(() => 'DELIVERED'))
    const gap = await deliveryStates(store, { on: TODAY, period: '2016', deliveries: ['D-03'] })
    expect(new Set(gap.map(({ status, due }) => `${status} ${due}`))).toEqual(new Set(['MISSING 2017-01-31']))
  })

  test('a township that leaves out one of its villages has not delivered whole', async () => {
    const id = Number((await store.read(`SELECT id FROM township WHERE name = '石桥民族乡'`))[0]![0])
    const look = async () =>
      (await deliveryStates(store, { on: TODAY, deliveries: ['D-03'], within: { level: 'TOWNSHIP', id } })).map(
        ({ period, status, rows, cells, filled }): [string, string, number, number] => [
          period,
          status,
          rows,
          cells - filled,
        ],
      )
    const [, , rows] = (await look())[0]!
    const year = `village_id IN (SELECT id FROM village WHERE township_id = ${id}) AND year = 2019`
    const off = (where: string) =>
      store.write((writer) => writer.run(`UPDATE poverty_exit SET is_active = 0 WHERE ${year}${where}`))
    await off(` AND id = (SELECT MIN(id) FROM poverty_exit WHERE ${year})`)
    expect(await look()).toEqual([
      ['2019', 'PARTIAL', rows - 1, 5],
      ['2020', 'AWAITED', 0, rows * 5],
    ])
    await off('')
    expect((await look())[0]).toEqual(['2019', 'MISSING', 0, rows * 5])
    await store.write((writer) => writer.run(`UPDATE poverty_exit SET is_active = 1 WHERE ${year}`))
  })

  test('a unit without its site is missing, an empty cell makes it partial, and the rate says so', async () => {
    const site = `id = (SELECT s.id FROM demonstration_site s JOIN unit u ON u.id = s.unit_id WHERE u.name = '石桥村')`
    const unit = Number((await store.read(`SELECT id FROM unit WHERE name = '石桥村'`))[0]![0])
    const look = async () =>
      (await deliveryStates(store, { on: TODAY, deliveries: ['D-05'], within: { level: 'UNIT', id: unit } })).map(told)
    await store.write((writer) => writer.run(`UPDATE demonstration_site SET is_active = 0 WHERE ${site}`))
    expect(await look()).toEqual(['D-05 石桥村 2020 MISSING'])
    expect(await one(store, 'I-48')).toMatchObject({ numerator: '2737', denominator: '2742', value: '99.82' })
    await store.write((writer) =>
      writer.run(`UPDATE demonstration_site SET is_active = 1, progress = NULL WHERE ${site}`),
    )
    expect(await look()).toEqual(['D-05 石桥村 2020 PARTIAL'])
    const inUnit = await one(store, 'I-48', { within: { level: 'UNIT', id: unit } })
    expect(Number(inUnit.denominator) - Number(inUnit.numerator)).toBe(1)
    await store.write((writer) => writer.run(`UPDATE demonstration_site SET progress = 92000000 WHERE ${site}`))
  })

  test('inside a township only what is expected of it', async () => {
    const id = Number((await store.read(`SELECT id FROM township WHERE name = '石桥民族乡'`))[0]![0])
    const states = await deliveryStates(store, { on: TODAY, within: { level: 'TOWNSHIP', id } })
    expect(new Set(states.map(({ area }) => area.label))).toEqual(new Set(['石桥民族乡', '石桥村']))
  })
})
