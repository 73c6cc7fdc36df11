/** A kind is one file: a made-up one is registered from here, and everything that is made of kinds knows it. */

import { printSchema } from 'graphql'
import { checksOf } from '../../src/facts/as-checks'
import { rosterPage } from '../../src/graphql/roster-page'
import { fieldLabelsOf } from '../../src/graphql/saved-labels'
import { buildSchema } from '../../src/graphql/schema'
import { tableSchema } from '../../src/graphql/table-schema'
import { unitNamed } from '../../src/intake/model/units'
import { templateColumns } from '../../src/intake/template/columns'
import { typedOut } from '../../src/intake/template/typed-out'
import { formSheet } from '../../src/intake/template/workbook'
import { wordsOf } from '../../src/messages/words'
import { createExporter, type ExportFormat } from '../../src/query/export/export'
import type { CellOut } from '../../src/sheets/write/sheet-out'
import { dataSource } from '../../src/store/data-source'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { book, load, sheet } from '../intake/tools'
import { type Asker, asker, good } from '../query/ask'
import { cellsOf } from '../sheets/read-tools'
import { dialects, freshUrl } from '../support/databases'
import { plot } from './made-up/plot'

const rosters = [plot]

/** What `npm run migration` would write for it. */
async function migrated(url: string): Promise<string[]> {
  const source = dataSource(url, rosters)
  await source.initialize()
  await source.runMigrations({ transaction: 'each' })
  const { upQueries } = await source.driver.createSchemaBuilder().log()
  for (const { query } of upQueries) await source.query(query)
  await source.destroy()
  return upQueries.map(({ query }) => query)
}

const workbook = () =>
  book(
    sheet(
      [
        ['地块台账'],
        ['地块名称', '地块面积（公顷）', '种植面积'],
        ['东坡', 1.5, 20],
        ['南坡', 2, 30],
        ['西坡', '', 5.25],
        ['北坡', '12.5亩', '12.5亩'],
        ['后山', '很大', 1],
        ['远山', 70, 1],
        ['合计', 3.5, 69],
      ],
      { name: '地块台账' },
    ),
    '地块.xlsx',
  )

describe.each(dialects)('a made-up kind on %s', (dialect) => {
  let store: Store
  let ask: Asker
  let tables: string[]
  let report: Awaited<ReturnType<typeof load>>

  beforeAll(async () => {
    const url = await freshUrl(dialect)
    tables = await migrated(url)
    store = await openStore(url, rosters)
    report = await load(store, await workbook())
    ask = asker(store)
  })
  afterAll(async () => {
    await ask.close()
    await store.close()
  })

  const names = async (where: string, order = 'id: ASC'): Promise<string> => {
    const { plots } = await good(ask(`{ plots(where: ${where}, orderBy: [{${order}}]) { nodes { name } } }`))
    return plots.nodes.map(({ name }: { name: string }) => name).join(' ')
  }

  it('has its columns in the tables a migration makes', () => {
    const made = tables.filter((query) => /CREATE TABLE "plot(_history)?"/.test(query))
    expect(made).toHaveLength(2)
    for (const query of made) expect(query).toMatch(/"total" bigint/)
  })

  it('is imported in the unit its column or its cell states, checked, and added up', async () => {
    const { plots } = await good(ask('{ plots(orderBy: [{id: ASC}]) { nodes { name total planted } } }'))
    expect(plots.nodes).toEqual([
      { name: '东坡', total: '22.5', planted: '20' },
      { name: '南坡', total: '30', planted: '30' },
      { name: '西坡', total: null, planted: '5.3' },
      { name: '北坡', total: '12.5', planted: '12.5' },
    ])
    const { faults, controlTotals } = report.files[0]!.sheets[0]!
    expect(faults.map(({ code, address }) => `${code} ${address}`)).toEqual([
      'NOT_A_NUMBER B7',
      'OUT_OF_RANGE B8',
      'CONTROL_TOTAL B9',
      'CONTROL_TOTAL C9',
    ])
    expect(controlTotals.map(({ stated, computed }) => [stated, computed])).toEqual([
      ['52.5', '65'],
      ['69', '69.8'],
    ])
  })

  it.each([
    ['{total: {eq: "30"}}', '南坡'],
    ['{total: {ne: "30"}}', '东坡 北坡'],
    ['{total: {in: ["30", "12.5"]}}', '南坡 北坡'],
    ['{total: {notIn: ["30", "12.5"]}}', '东坡'],
    ['{total: {isNull: true}}', '西坡'],
    ['{total: {lt: "22.5"}}', '北坡'],
    ['{total: {lte: "22.5"}}', '东坡 北坡'],
    ['{total: {gt: "22.5"}}', '南坡'],
    ['{total: {gte: "22.5"}}', '东坡 南坡'],
    ['{total: {between: ["12.5", "22.5"]}}', '东坡 北坡'],
    ['{total: {field: {gt: planted}}}', '东坡'],
    ['{total: {field: {eq: planted}}}', '南坡 北坡'],
  ])('is filtered: %s', async (where, found) => {
    expect(await names(where)).toBe(found)
  })

  it('is sorted', async () => {
    expect(await names('{}', 'total: ASC')).toBe('西坡 北坡 东坡 南坡')
    expect(await names('{}', 'total: DESC_NULLS_LAST')).toBe('南坡 东坡 北坡 西坡')
  })

  it('is aggregated exactly, in the unit asked for', async () => {
    const { plots } = await good(
      ask(
        '{ plots { aggregate { total { sum hectares: sum(unit: HECTARE) avg min max countDistinct } planted { sum avg } } } }',
      ),
    )
    expect(plots.aggregate).toEqual({
      total: { sum: '65', hectares: '4.333333333333333', avg: '21.666667', min: '12.5', max: '30', countDistinct: 3 },
      planted: { sum: '67.8', avg: '16.95' },
    })
  })

  it('groups, and keeps groups by their aggregates', async () => {
    const { plots } = await good(
      ask(
        '{ plots { groupBy(by: [{total: true}], having: {aggregate: {planted: {sum: {gte: "12.5"}}}}, orderBy: [{key: {total: DESC}}]) { nodes { key { total } aggregate { planted { sum } } } } } }',
      ),
    )
    expect(plots.groupBy.nodes).toEqual([
      { key: { total: '30' }, aggregate: { planted: { sum: '30' } } },
      { key: { total: '22.5' }, aggregate: { planted: { sum: '20' } } },
      { key: { total: '12.5' }, aggregate: { planted: { sum: '12.5' } } },
    ])
  })

  it('is exported as csv, xlsx and ndjson', async () => {
    const exporter = createExporter(store, buildSchema(rosters))
    const written = async (format: ExportFormat): Promise<Buffer> => {
      const document = '{ plots(first: 2, orderBy: [{id: ASC}]) { nodes { name total } } }'
      const { stream } = await exporter.export({ document, format })
      return Buffer.concat(await stream.toArray())
    }
    expect((await written('csv')).toString().replace('\uFEFF', '').trim().split(/\r?\n/)).toEqual([
      '地块名称,地块面积（亩）',
      '东坡,22.5',
      '南坡,30',
    ])
    expect(
      (await written('ndjson'))
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { name: '东坡', total: '22.5' },
      { name: '南坡', total: '30' },
    ])
    const cells = await cellsOf(await written('xlsx'))
    expect(JSON.stringify(cells)).toContain('["南坡",30]')
    await exporter.close()
  })
})

describe('what is made of a made-up kind', () => {
  it('has its scalar, its conditions and its aggregates in the schema', () => {
    const sdl = printSchema(buildSchema(rosters))
    for (const part of [
      'scalar Acreage',
      'enum AcreageUnit',
      'input AcreageWhere',
      'input PlotAcreageWhere',
      'enum PlotAcreageField',
      'type AcreageAggregate',
      'input AcreageAggregateWhere',
      'input AcreageAggregateOrderBy',
    ])
      expect(sdl).toContain(part)
    expect(sdl).toMatch(/type AcreageAggregate \{[^}]*sum\([^)]*\): Acreage\b[^}]*avg\([^)]*\): Decimal\b/)
  })

  it('stands in the table schema and on the page of rosters', () => {
    const { fields } = tableSchema(plot) as { fields: { name: string }[] }
    expect(fields.find(({ name }) => name === 'total')).toEqual({
      name: 'total',
      title: '地块面积（亩）',
      description: 'its area (亩)',
      type: 'number',
      constraints: { minimum: 0, maximum: 1000 },
    })
    expect(rosterPage(rosters)).toContain('| `total` | 地块面积 | 面积 acreage | 亩 | its area |')
  })

  it('has a column in the blank form, with its unit and a note', () => {
    const { rows, notes } = formSheet({ roster: plot, columns: templateColumns(plot), instruction: '' })
    expect([...(rows as CellOut[][])][2]).toContainEqual({ value: '地块面积（亩）', style: 'header' })
    expect(notes!.map(({ text }) => text)).toContain('选填。\n面积，单位：亩，如 12.5。')
  })

  it('brings its units, its checks, and what a person would type', () => {
    expect(unitNamed('公顷')?.factor).toBe(15)
    const total = plot.cell('total')
    expect(
      checksOf(plot)
        .get('total')!
        .flatMap((check) => check(10_001) ?? [])
        .map(({ said }) => wordsOf(said, 'terminal', 'en')),
    ).toEqual(['must not exceed 1000'])
    expect(typedOut(total, [225])).toBe(22.5)
  })

  it('is a number on the page of a saved query', () => {
    const labels = fieldLabelsOf('{ plots { aggregate { total { sum(unit: HECTARE) } } } }', buildSchema(rosters))
    const sum = labels.plots!.fields!.aggregate!.fields!.total!.fields!.sum
    expect(sum).toMatchObject({ label: '合计（公顷）', kind: 'number' })
  })
})
