/** Charts of the sample county: their figures are those of the text, to the digit; what has no value is a gap; and what can be drawn by name. */
import '../../../src/county/indicators'
import { importFiles } from '../../../src/intake/intake'
import { briefing } from '../../../src/measure/briefing/briefing'
import { catalogueCharts } from '../../../src/measure/catalogue'
import { findChart } from '../../../src/measure/charts/binding'
import { type Chart, type ChartFigures, chartWords, labelsOf, titleOf } from '../../../src/measure/charts/chart'
import { chartFigures } from '../../../src/measure/charts/figures'
import { chartSvg } from '../../../src/measure/charts/svg'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects, freshStore } from '../../support/databases'
import { clean, edited } from '../../support/workbooks'

const clock = { on: '2020-06-15', asOf: null }

/** Label → values, in the order they are drawn. */
const table = ({ labels, series }: ChartFigures): [string, ...(string | null)[]][] =>
  labels.map((label, i) => [label, ...series.map(({ values }) => values[i]!)])

/** What an SVG says, in the order it says it. */
const words = (svg: string): string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!)

describe.each(dialects)('charts on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore(dialect)
  })
  afterAll(() => store.close())

  const drawn = async (name: string) => chartFigures(store, await findChart(store, name), clock)

  it.each<[string, string, ReturnType<typeof table>]>([
    [
      'funds-by-channel',
      '创建经费下达情况（按渠道，万元）',
      [
        ['省市专项', '45'],
        ['单位自筹', '28'],
      ],
    ],
    [
      'funds-by-line',
      '专项资金下达与支出（按资金类别，万元）',
      [
        ['少数民族发展资金', '40', '27'],
        ['教育基地专项补助', '5', '4.5'],
      ],
    ],
    [
      'exits-by-year',
      '各年度退出贫困村数（个）',
      [
        ['2017', '28'],
        ['2018', '36'],
        ['2019', '30'],
      ],
    ],
    [
      'findings-by-category',
      '县级督查发现问题整改情况（按类型，个）',
      [
        ['重视不够', '3', '0'],
        ['学习不够', '4', '0'],
        ['进度滞后', '1', '3'],
        ['经费', '1', '1'],
        ['资料', '2', '0'],
      ],
    ],
    [
      'posts-by-month',
      '公众号累计发布信息（条）',
      [
        ['2020-01', '0'],
        ['2020-02', '0'],
        ['2020-03', '4'],
        ['2020-04', '10'],
        ['2020-05', '19'],
        ['2020-06', '23'],
      ],
    ],
    [
      'I-24 by TOWNSHIP in 万元',
      '落实专项资金额（万元）',
      [
        ['红岩镇', '13'],
        ['城关镇', '11'],
        ['未归入', '11'],
        ['石桥民族乡', '10'],
      ],
    ],
  ])('draws %s exactly', async (name, title, figures) => {
    const found = await drawn(name)
    expect([titleOf(found), table(found)]).toEqual([title, figures])
    const said = words(chartSvg(found))
    expect(said).toEqual(expect.arrayContaining([title, found.source, ...found.labels]))
    for (const [, ...values] of figures) for (const value of values) if (value !== '0') expect(said).toContain(value)
  })

  it('draws progress by site, the furthest first, each with its value', async () => {
    const found = await drawn('各示范点打造进度')
    expect(found.labels).toHaveLength(13)
    expect(table(found).slice(-3)).toEqual([
      ['县人民医院', '92'],
      ['县职教中心', '60'],
      ['县农产品公司', '55'],
    ])
    expect(found.source).toBe('来源：指标 I-14 示范点平均进度；截至 2020-06-15')
    const said = words(chartSvg(found))
    expect(said.filter((text) => text === '92')).toHaveLength(6)
    expect(said).toEqual(expect.arrayContaining(['县职教中心', '60', '县农产品公司', '55', '各示范点打造进度（%）']))
  })

  it('agrees with the text of the report', async () => {
    const { markdown } = await briefing(store, clock)
    const [[, upper] = []] = table(await drawn('funds-by-channel'))
    expect(markdown).toContain(`专项经费 ${upper}[^`)
    const posts = await drawn('posts-by-month')
    expect(markdown).toContain(`已发布信息 ${posts.series[0]!.values.at(-1)}[^`)
  })
})

describe('what has no value', () => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore('sqlite')
    const blank = edited('06-示范点与目标任务.xlsx', '示范点', ([head, ...rows]) => {
      const [name, progress] = ['单位', '进度'].map((word) => head!.findIndex((cell) => String(cell).includes(word)))
      return [
        head!,
        ...rows.map((row) => row.map((cell, i) => (i === progress && row[name!] === '县职教中心' ? null : cell))),
      ]
    })
    await importFiles(store, [...clean().filter(({ name }) => !name.startsWith('06-')), blank])
  })
  afterAll(() => store.close())

  it('is a gap and says so, not 0, and comes last', async () => {
    const found = await chartFigures(store, await findChart(store, 'site-progress'), clock)
    expect(found.labels).toHaveLength(13)
    expect(table(found).at(-1)).toEqual(['县职教中心', null])
    expect(labelsOf(found).at(-1)).toBe('县职教中心（无数据）')
    expect(chartWords(found)).toContain('县职教中心 无数据')
    const said = words(chartSvg(found))
    expect(said).toContain('县职教中心（无数据）')
    expect(said).not.toContain('0')
  })

  it('says what it cannot draw, and what it can, in both languages', async () => {
    await expect(findChart(store, '示范点')).rejects.toThrow(
      /没有图表“示范点”。可用：site-progress（各示范点打造进度）.* \/ there is no chart “示范点”; there are site-progress, /,
    )
    await expect(findChart(store, 'I-99 by UNIT')).rejects.toThrow('没有指标“I-99”')
    await expect(findChart(store, 'I-14 by YEAR')).rejects.toThrow(
      /不能按“YEAR”分解。可用：UNIT、status、TOWNSHIP.* \/ .*it has UNIT, status, TOWNSHIP/,
    )
    await expect(findChart(store, 'I-14 by UNIT in 万元')).rejects.toThrow('单位是“%”，不能换算成万元')
  })

  it('is not mistaken for markup', () => {
    const figures: ChartFigures = {
      id: 'x',
      kind: 'BAR',
      zh: '<b>&',
      en: '',
      unit: '',
      of: 1,
      labels: ['<script>'],
      series: [{ name: 'a', values: ['1'] }],
      source: '"',
    }
    const svg = chartSvg(figures)
    expect(svg).toContain('&lt;script&gt;')
    expect(svg).not.toMatch(/<script|<b>/)
  })

  it('does not cost digits that no binary number can hold', () => {
    const huge: ChartFigures = {
      id: 'x',
      kind: 'BAR',
      zh: '总额',
      en: '',
      unit: '元',
      of: 1,
      labels: ['县'],
      series: [{ name: 'a', values: ['9007199254740993.01'] }],
      source: '',
    }
    expect(words(chartSvg(huge))).toContain('9007199254740993.01')
  })

  it('draws the first 40 of many and says how many there are', async () => {
    const chart: Chart = {
      ...catalogueCharts[0]!,
      by: 'VILLAGE',
      unit: '人',
      series: [{ zh: '人口', en: 'People', of: { roster: 'Village', aggregate: { sum: 'population' } } }],
    }
    const found = await chartFigures(store, chart, clock)
    expect([found.labels.length, found.of]).toEqual([40, 230])
    expect(found.source).toContain('只画了前 40 项，共 230 项')
  })
})
