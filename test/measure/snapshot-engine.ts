/** A small measuring engine for the tests of seals: two indicators over villages, measured with SQL of its own. */
import { geography } from '../../src/indicators/geography'
import type { Indicator } from '../../src/measure/indicator'
import { rowsAsOf } from '../../src/measure/snapshot-digest'
import type { Engine } from '../../src/measure/snapshot-engine'
import { snapshotGuard } from '../../src/measure/snapshot-guard'
import type { Area, IndicatorValue, MeasureRequest } from '../../src/measure/value'
import { rosters } from '../../src/rosters'
import type { Store } from '../../src/store/store'

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

export interface Fake extends Engine {
  definitions: Indicator[]
}

export function fakeEngine(): Fake {
  const fake: Fake = {
    definitions: [definition('T-01'), definition('T-02')],
    geography,
    parameters: [],
    indicators: async () => fake.definitions,
    measure: async (store, request) => measureVillages(store, request, fake),
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
        const [n, d] = code === 'T-01' ? [count * (version === 2 ? 10 : 1), 1] : [people, homes]
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
          value: d === 0 ? null : String(Math.round((n / d) * 100) / 100),
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

const tables: Record<string, string> = {
  snapshot:
    'id integer PRIMARY KEY, name text NOT NULL, periods text NOT NULL, as_of integer NOT NULL, on_day text NOT NULL, note text, sealed_at text NOT NULL, parameters text NOT NULL, definitions text NOT NULL, value_count integer NOT NULL, values_hash text NOT NULL, rows_hash text NOT NULL, previous_hash text, content_hash text NOT NULL',
  snapshot_value:
    'snapshot_id integer, n integer, indicator text NOT NULL, level text NOT NULL, roster text NOT NULL, area_id integer NOT NULL, area_code text, area_label text NOT NULL, period text NOT NULL, value text, numerator text, denominator text, unit text NOT NULL, status text NOT NULL, breakdown text NOT NULL, row_hash text NOT NULL, PRIMARY KEY (snapshot_id, n)',
  snapshot_rows:
    'snapshot_id integer, roster text, first_id integer, digests text NOT NULL, PRIMARY KEY (snapshot_id, roster, first_id)',
}

/** Tables and triggers for a store whose migrations do not have them. */
export async function addSnapshotTables(store: Store): Promise<void> {
  const [[has]] = await store.read(
    store.dialect === 'sqlite'
      ? "SELECT count(*) FROM sqlite_master WHERE name = 'snapshot'"
      : "SELECT count(*) FROM pg_tables WHERE tablename = 'snapshot'",
  )
  if (Number(has) > 0) return
  await store.write(async (writer) => {
    for (const [name, columns] of Object.entries(tables)) await writer.run(`CREATE TABLE "${name}" (${columns})`)
    for (const step of snapshotGuard[store.dialect].up) await writer.run(step)
  })
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
