/** The work report and its charts in GraphQL: every figure with its query, its rows and their cells; charts with their figures and as a picture. */

import { TODAY } from '../measure/county'
import { dialects } from '../support/databases'
import { type County, county, service } from './measure-county'

describe.each(dialects)('the briefing in GraphQL on %s', (dialect) => {
  let office: County
  beforeAll(async () => {
    office = await county(dialect)
  }, 180_000)
  afterAll(async () => {
    await office.close()
    await office.store.close()
  })

  const brief = async (template: string, what: string, rest = '') =>
    (
      await office.ask(`query($t: String) { briefing(on: "${TODAY}", template: $t${rest}) { ${what} } }`, {
        t: template,
      })
    ).briefing

  it('is the county’s report unless a template is given, every figure opened', async () => {
    const { briefing } = await office.ask(`{ briefing(on: "${TODAY}") {
      on period asOf markdown charts { id }
      figures { number text query sources { file sheet cells } rowCount rows(first: 1) { label } }
    } }`)
    expect([briefing.on, briefing.period, briefing.asOf]).toEqual([TODAY, '2020', null])
    expect(briefing.markdown).toContain('已落实省市民委专项经费 45[^')
    expect(briefing.figures.map(({ number }: any) => number)).toEqual(
      briefing.figures.map((_: any, i: number) => i + 1),
    )
    for (const { sources, rowCount, rows } of briefing.figures) {
      expect(sources.length).toBeGreaterThan(0)
      expect(rowCount).toBeGreaterThan(0)
      expect(rows).toHaveLength(1)
    }
    expect(briefing.charts.map(({ id }: any) => id)).toEqual([
      'site-progress',
      'findings-by-category',
      'funds-by-channel',
      'exits-by-year',
    ])
  })

  it('fills a template and opens each figure to its query, its rows and their cells', async () => {
    const { markdown, figures } = await brief(
      '{{I-24 | 万元}} 万元{{#each I-24 by source.line}}{{I-24 by source.line of $each}}{{/each}}{{agreements { aggregate { pupils { sum } } }}}',
      `markdown figures { text values query words rowCount sources { file sheet cells }
        rows(first: 1, offset: 8) { roster label cells { field value _source { address raw import { file } } } _source { sheet row } } }`,
    )
    expect(markdown).toMatch(/^45\[\^1\] 万元400000\[\^2\]、50000\[\^3\]___\[\^4\]\n/)
    expect(figures.map(({ text, values, query, rowCount }: any) => [text, values, query, rowCount])).toEqual([
      ['45', ['450000'], 'I-24', 9],
      ['400000', ['400000'], 'I-24 by source.line of 少数民族发展资金', 8],
      ['50000', ['50000'], 'I-24 by source.line of 教育基地专项补助', 1],
      ['___', [], 'agreements { aggregate { pupils { sum } } }', 1],
    ])
    expect(figures[0].sources).toEqual([
      {
        file: '2020年创建资金台账.xlsx',
        sheet: '2020年',
        cells: ['J7', 'J8', 'J9', 'J10', 'J11', 'J12', 'J13', 'J14', 'J17'],
      },
    ])
    expect(figures[0].rows).toEqual([
      {
        roster: 'FundAllocation',
        label: expect.stringContaining('教育基地专项补助 会师旧址'),
        cells: [
          {
            field: 'allocated',
            value: '50000.00',
            _source: { address: 'J17', raw: '5', import: { file: '2020年创建资金台账.xlsx' } },
          },
        ],
        _source: { sheet: '2020年', row: 17 },
      },
    ])
  })

  it('reads the cells of all its figures together', async () => {
    const figures = '{{I-24}}'.repeat(20)
    const statements = async (what: string): Promise<number> => {
      const contextValue = office.api.context()
      const query = `query($t: String) { briefing(on: "${TODAY}", template: $t) { ${what} } }`
      await office.api.apollo.executeOperation({ query, variables: { t: figures } }, { contextValue })
      return contextValue.cost.statements
    }
    const rows = 'figures { rows(first: 5) { cells { value } } }'
    expect((await statements(rows)) - (await statements('figures { text }'))).toBeLessThan(6)
  })

  it('speaks of a period and of an import', async () => {
    expect(
      await brief('{{I-07}} {{$first}} {{$on}}', 'markdown period', ', period: "2020-04", asOf: "1"'),
    ).toMatchObject({
      period: '2020-04',
      markdown: expect.stringMatching(/^10\[\^1\] 2020-04-01 2020-04-30/),
    })
  })

  it.each([
    ['{{I-99}}', 'BAD_INPUT', '没有指标“I-99”'],
    ['{{units(where: {isKey: {eq: true}}) { totalCount }}}', 'BAD_INPUT', '没有创建单位的字段“isKey”'],
    ['{{#each units { nodes { name } }}}', 'BAD_INPUT', '没有“{{/each}}”'],
    ['{{chart nope}}', 'BAD_INPUT', '没有图表“nope”'],
    [
      '{{#each goalTasks { nodes { code } }}}{{#each goalTasks { nodes { title } }}}{{$each}}{{/each}}{{/each}}',
      'BAD_INPUT',
      '超过 20000 处',
    ],
  ])('refuses %.60s', async (template, code, said) => {
    const refused = await office.refused('query($t: String) { briefing(template: $t) { markdown } }', { t: template })
    expect(refused.code).toBe(code)
    expect(refused.message).toContain(said)
  })

  it('stops when a template asks for too much', async () => {
    const small = await service(office.store, { cost: 30 })
    expect((await small.refused('{ briefing { markdown } }')).code).toBe('TOO_COSTLY')
    await small.close()
  })

  it('gives a chart with its figures and as a picture', async () => {
    const { charts, chart, months, near } = await office.ask(`{
      charts { id zh en kind unit }
      chart(name: "funds-by-channel", on: "${TODAY}") { zh unit kind labels labelCount series { name values } source text svg }
      months: chart(name: "I-07 over MONTH", on: "${TODAY}", period: "2020") { labels series { values } }
      near: chart(name: "I-14 by UNIT", on: "${TODAY}", within: { township: 1 }) { labels source }
    }`)
    expect(charts.map(({ id }: any) => id)).toContain('exits-by-year')
    expect(chart).toMatchObject({
      unit: '万元',
      kind: 'BAR',
      labels: ['省市专项', '单位自筹'],
      labelCount: 2,
      series: [{ name: '下达', values: ['45', '28'] }],
      text: '创建经费下达情况（按渠道，万元）：省市专项 45；单位自筹 28',
    })
    expect(chart.svg).toMatch(/^<svg role="img"[\s\S]*省市专项[\s\S]*<\/svg>\s*$/)
    expect(months.series).toEqual([{ values: ['0', '0', '4', '10', '19', '23'] }])
    expect(near.source).toMatch(/；范围：.+/)
    expect((await office.refused('{ chart(name: "nope") { id } }')).message).toContain('没有图表“nope”')
  })

  it('draws nothing where there is nothing', async () => {
    const { chart } = await office.ask('{ chart(name: "funds-by-channel", on: "2019-06-15") { labels svg } }')
    expect(chart).toEqual({ labels: [], svg: null })
  })
})
