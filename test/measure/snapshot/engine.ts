/** A small measuring engine for the tests of seals: two indicators over villages, measured with SQL of its own. */
import { geography } from '../../../src/county/indicators/geography'
import { rosters } from '../../../src/county/rosters'
import type { Area, Indicator } from '../../../src/measure/indicator'
import type { SnapshotEngine } from '../../../src/measure/snapshot/engine'
import type { IndicatorValue, MeasureRequest } from '../../../src/measure/value'
import { rowsAsOf } from '../../../src/store/history/past'
import { snapshotGuard } from '../../../src/store/ledger/immutable-triggers'
import type { Store } from '../../../src/store/store'

export const definition = (code: string, more: Partial<Indicator> = {}): Indicator => ({
  code,
  version: 1,
  zh: code === 'T-01' ? '行政村数' : '户均人口',
  en: code,
  numerator:
    code === 'T-01'
      ? { roster: 'Village', aggregate: { count: true } }
      : { roster: 'Village', aggregate: { sum: 'population' } },
  ...(code === 'T-01' ? {} : { denominator: { roster: 'Village', aggregate: { sum: 'households' } } }),
  unit: code === 'T-01' ? '个' : '人',
  decimals: 2,
  period: 'STOCK',
  direction: 'NONE',
  source: ['OFFICE'],
  missing: 'ANY',
  breakdowns: [],
  ...more,
})

export interface Fake extends SnapshotEngine {
  definitions: Indicator[]
}

export function fakeEngine(): Fake {
  const fake: Fake = {
    definitions: [definition('T-01'), definition('T-02')],
    geography,
    parameters: async () => [],
    indicators: async () => fake.definitions,
    measure: async (store, request) => measureVillages(store, request, fake),
    async *measuring(store, { codes = [], periods = [], ...request }) {
      for (const code of codes) {
        const all = periods.map((period) => measureVillages(store, { ...request, period, codes: [code] }, fake))
        yield (await Promise.all(all)).flat()
      }
    },
  }
  return fake
}

async function measureVillages(
  store: Store,
  request: MeasureRequest,
  { definitions }: Fake,
): Promise<IndicatorValue[]> {
  const village = rosters.find(({ name }) => name === 'Village')!
  const asOf = request.asOf ?? null
  const from =
    asOf === null
      ? `"village"`
      : `(${rowsAsOf(village, ['id', 'township_id', 'population', 'households'], 'TRUE', asOf)}) AS v`
  const rows = await store.read(
    `SELECT township_id, count(*), sum(population), sum(households) FROM ${from} GROUP BY township_id`,
  )
  const names = new Map(
    (await store.read('SELECT id, name FROM township')).map(([id, name]) => [Number(id), String(name)]),
  )
  const towns = [...names]
    .sort((a, b) => a[0] - b[0])
    .map(([id, label]): [Area, number[]] => {
      const own = rows.find(([town]) => town === id)
      return [
        { level: 'TOWNSHIP', roster: 'Township', id, code: null, label },
        (own ?? [0, 0, 0, 0]).slice(1).map(Number),
      ]
    })
  const all: [Area, number[]] = [
    { level: 'COUNTY', roster: 'County', id: 1, code: '690121', label: '样板县' },
    [0, 1, 2].map((i) => rows.reduce((sum, row) => sum + Number(row[i + 1]), 0)),
  ]
  const wanted = (request.extra ?? definitions).filter(({ code }) => !request.codes || request.codes.includes(code))
  // The second version counts every village ten times.
  return wanted.flatMap(({ code, version }) =>
    [all, ...(request.areas === 'ALL' || request.areas === 'TOWNSHIPS' ? towns : [])].map(
      ([area, [count, people, homes]]): IndicatorValue => {
        const [n, d] = code === 'T-01' ? [count! * (version === 2 ? 10 : 1), 1] : [people, homes]
        const breakdown =
          area.level === 'COUNTY' && code === 'T-01'
            ? towns.map(([town, [own]]) => ({
                by: 'TOWNSHIP',
                key: String(town.id),
                label: town.label,
                value: String(own),
                numerator: String(own),
                denominator: null,
              }))
            : []
        return {
          code,
          area,
          period: request.period!,
          on: request.on,
          asOf,
          value: d === 0 ? null : String(Math.round((n! / d!) * 100) / 100),
          numerator: String(n),
          denominator: code === 'T-01' ? null : String(d),
          unit: code === 'T-01' ? '个' : '人',
          status: d === 0 ? 'M' : 'A',
          breakdown,
        }
      },
    ),
  )
}

/** Takes the triggers off, as somebody with the database in hand could. */
export async function unguarded(
  store: Store,
  work: (run: (sql: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  await store.write(async (writer) => {
    for (const step of snapshotGuard[store.dialect].down) await writer.run(step)
    await work((sql) => writer.run(sql))
    for (const step of snapshotGuard[store.dialect].up) await writer.run(step)
  })
}
