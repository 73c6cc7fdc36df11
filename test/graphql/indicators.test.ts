/** Indicators asked for in GraphQL: their figures, their parts, and the cells of the workbooks they come from. */
import { readFileSync } from 'node:fs'
import * as XLSX from 'xlsx'
import { Discard } from '../../src/store/store'
import { TODAY } from '../measure/county'
import { dialects } from '../support/databases'
import { dirty } from '../support/workbooks'
import { countyOf, service } from './measure-county'

const WITH_ROWS = `query ($code: String!, $on: Day!, $part: IndicatorPart) {
  indicator(code: $code, on: $on) {
    value numerator denominator
    rows(part: $part, first: 1000) {
      totalCount
      nodes { part roster id label
        cells { field zh unit value _source { address header raw import { file } } }
        _source { sheet row import { id file } } }
    }
  }
}`

/** What really stands in a cell of a workbook of the inbox. */
const books = new Map<string, XLSX.WorkBook>()
function cellIn(file: string, sheet: string, address: string): string {
  let book = books.get(file)
  if (!book) {
    book = XLSX.read(readFileSync(dirty().find(({ name }) => name === file)!.path!))
    books.set(file, book)
  }
  return String(book.Sheets[sheet]![address].v)
}

describe.each(dialects)('indicators over %s', (dialect) => {
  const at = countyOf(dialect)

  const idOf = async (roster: string, name: string): Promise<string> => {
    const found = await at.ask(`{ ${roster}(where: {name: {eq: "${name}"}}) { nodes { id } } }`)
    return found[roster].nodes[0].id
  }
  const withCost = async (query: string) => {
    const context = at.api.context()
    await at.api.apollo.executeOperation({ query }, { contextValue: context })
    return context.cost
  }

  it('says what the report says', async () => {
    const figures = await at.ask(`{
      paid: indicator(code: "I-28", on: "${TODAY}") { value numerator denominator unit status level on asOf period area { level label } }
      pace: indicator(code: "I-29", on: "2020-05-31") { value level definition { direction } }
      villages: indicator(code: "I-33", on: "${TODAY}") { value numerator denominator }
      gap: indicator(code: "I-43", on: "${TODAY}") { value level }
      closing: indicator(code: "I-32", on: "${TODAY}") { value status level }
    }`)
    expect(figures).toEqual({
      paid: {
        value: '70.00',
        numerator: '315000.00',
        denominator: '450000.00',
        unit: '%',
        status: 'A',
        level: null,
        on: TODAY,
        asOf: null,
        period: '2020',
        area: { level: 'COUNTY', label: '样板县' },
      },
      pace: { value: '28.33', level: 'PASS', definition: { direction: 'UP' } },
      villages: { value: '100.00', numerator: '7', denominator: '7' },
      gap: { value: '3.50', level: 'FAIL' },
      closing: { value: null, status: 'M', level: null },
    })
  })

  it('is broken down, and every line opens to its own rows', async () => {
    const { indicator } = await at.ask(`{ indicator(code: "I-34", on: "${TODAY}") {
      numerator denominator
      breakdown(by: "TOWNSHIP") { by key label numerator denominator
        exited: rows(part: NUMERATOR, first: 1) { totalCount nodes { part } pageInfo { hasNextPage } }
        all: rows(part: DENOMINATOR, first: 100) { totalCount nodes { roster label } } } } }`)
    const sum = (name: string) => indicator.breakdown.reduce((n: number, line: any) => n + Number(line[name]), 0)
    expect([sum('numerator'), sum('denominator')]).toEqual([94, 96])
    expect([indicator.numerator, indicator.denominator]).toEqual(['94', '96'])
    for (const { numerator, denominator, exited, all } of indicator.breakdown) {
      expect([exited.totalCount, all.totalCount]).toEqual([Number(numerator), Number(denominator)])
      expect(all.nodes).toHaveLength(all.totalCount)
      expect(exited.pageInfo.hasNextPage).toBe(exited.totalCount > 1)
    }
    const line = indicator.breakdown.find(({ label }: { label: string }) => label === '石桥民族乡')
    expect(line.all.nodes.map(({ label }: { label: string }) => label)).toContain('石桥村')
  })

  it('opens to the cells it was added up from', async () => {
    const { indicator } = await at.ask(WITH_ROWS, { code: 'I-28', on: TODAY, part: 'NUMERATOR' })
    expect(indicator.rows.totalCount).toBe(9)
    let sum = 0
    for (const { roster, cells, _source } of indicator.rows.nodes) {
      const paid = cells.find(({ field }: { field: string }) => field === 'paid')
      expect([roster, paid.zh, paid.unit, paid._source.import.file]).toEqual([
        'FundAllocation',
        '支付资金',
        '元',
        _source.import.file,
      ])
      const yuan = (text: string) => Math.round(Number(text) * 1_000_000) / 100
      const raw = cellIn(_source.import.file, _source.sheet, paid._source.address)
      expect(paid._source.address).toMatch(new RegExp(`^[A-Z]+${_source.row}$`))
      expect(raw).toBe(paid._source.raw)
      sum += yuan(raw)
      expect(Number(paid.value)).toBe(yuan(raw))
    }
    expect(sum).toBe(315_000)
  })

  it('shows of a row that was only counted what the condition looked at', async () => {
    const { indicator } = await at.ask(WITH_ROWS, { code: 'I-02', on: TODAY, part: 'DENOMINATOR' })
    expect(indicator.rows.totalCount).toBe(13)
    const cells = indicator.rows.nodes.map((row: any) => row.cells.map((cell: any) => `${cell.field}=${cell.value}`))
    expect(new Set(cells.flat())).toEqual(new Set(['isKeyUnit=是']))
  })

  it('goes through the rows page by page, over all terms, without losing one', async () => {
    const found: string[] = []
    const unit = await idOf('units', '石桥村')
    let after: string | null = null
    for (let pages = 0; pages < 60; pages++) {
      const { indicator }: any = await at.ask(
        `query ($after: String) { indicator(code: "I-48", on: "${TODAY}", within: {unit: ${unit}}) {
          rows(first: 4, after: $after) { totalCount nodes { part roster id } pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } } } }`,
        { after },
      )
      const { nodes, pageInfo, edges, totalCount } = indicator.rows
      expect(pageInfo.hasPreviousPage).toBe(after !== null)
      expect(edges.at(-1).cursor).toBe(pageInfo.endCursor)
      found.push(...nodes.map((row: any) => `${row.part} ${row.roster} ${row.id}`))
      after = pageInfo.endCursor
      if (pageInfo.hasNextPage) continue
      expect(found).toHaveLength(totalCount)
      break
    }
    expect(found.length).toBeGreaterThan(8)
    expect(found.filter((row) => row.startsWith('NUMERATOR'))).toEqual(
      found.slice(
        0,
        found.findIndex((row) => row.startsWith('D')),
      ),
    )
  })

  it('tells how it came to be, month by month; rows without days say nothing of the past', async () => {
    const { dated, undated } = await at.ask(`{
      dated: indicator(code: "I-07", on: "${TODAY}") { trend { period value rows(first: 1) { totalCount } } }
      undated: indicator(code: "I-12", on: "${TODAY}") { trend(by: QUARTER) { period value status breakdown { key } rows { totalCount nodes { id } } } }
    }`)
    expect(dated.trend.map(({ period, value, rows }: any) => [period, value, rows.totalCount])).toEqual([
      ['2020-01', '0', 0],
      ['2020-02', '0', 0],
      ['2020-03', '4', 4],
      ['2020-04', '10', 10],
      ['2020-05', '19', 19],
      ['2020-06', '23', 23],
    ])
    expect(undated.trend[0]).toEqual({
      period: '2020-Q1',
      value: null,
      status: 'M',
      breakdown: [],
      rows: { totalCount: 0, nodes: [] },
    })
    expect(undated.trend[1]).toMatchObject({ period: '2020-Q2', value: '13', rows: { totalCount: 13 } })
  })

  it('measures many at once, by areas and periods, a page at a time', async () => {
    const townships = await at.ask(
      `{ indicatorValues(codes: ["I-34", "I-37"], areas: TOWNSHIPS, on: "${TODAY}", first: 1000) { totalCount nodes { code value numerator area { level id label code } } } }`,
    )
    const { nodes, totalCount } = townships.indicatorValues
    expect([totalCount, nodes.length, nodes[0].code, nodes[16].code]).toEqual([32, 32, 'I-34', 'I-37'])
    const sum = (code: string) =>
      nodes.filter((n: any) => n.code === code).reduce((n: number, one: any) => n + Number(one.numerator), 0)
    expect([sum('I-34'), sum('I-37')]).toEqual([94, 11_760_000])
    const paged: any[] = []
    let after: string | null = null
    do {
      const { indicatorValues }: any = await at.ask(
        `query ($after: String) { indicatorValues(codes: ["I-34", "I-37"], areas: TOWNSHIPS, on: "${TODAY}", first: 5, after: $after) { nodes { code value numerator area { level id label code } } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
      paged.push(...indicatorValues.nodes)
      after = indicatorValues.pageInfo.hasNextPage ? indicatorValues.pageInfo.endCursor : null
    } while (after)
    expect(paged).toEqual(nodes)
    const one = await idOf('townships', '石桥民族乡')
    const { indicatorValues } = await at.ask(
      `{ indicatorValues(codes: ["I-37"], periods: ["2020-03", "2020"], within: {township: ${one}}, on: "${TODAY}") { nodes { period value area { label } } } }`,
    )
    expect(indicatorValues.nodes).toEqual([
      { period: '2020-03', value: '11760000.00', area: { label: '石桥民族乡' } },
      { period: '2020', value: '11760000.00', area: { label: '石桥民族乡' } },
    ])
    expect((await at.ask(`{ indicatorValues(on: "${TODAY}") { totalCount } }`)).indicatorValues.totalCount).toBe(48)
  })

  it('answers as of an import', async () => {
    const { before, now } = await at.ask(`{
      before: indicator(code: "I-28", on: "${TODAY}", asOf: "2019-01-01T00:00:00Z") { value status asOf rows { totalCount } }
      now: indicator(code: "I-28", on: "${TODAY}", asOf: "1") { value asOf rows(first: 1) { nodes { label } } }
    }`)
    expect(before).toEqual({ value: null, status: 'M', asOf: '0', rows: { totalCount: 0 } })
    expect(now).toMatchObject({ value: '70.00', asOf: '1', rows: { nodes: [{}] } })
  })

  it('says how it is defined, in words and as data', async () => {
    const { indicators } = await at.ask(`{ indicators(codes: ["I-28", "I-15", "I-32"]) {
      code version zh en unit decimals factor period isClosing direction source missing levels breakdowns numerator denominator
      thresholds { at means since source } numeratorText { zh en } denominatorText { zh en } note { zh } versions { version origin definedAt definition { zh } } } }`)
    expect(indicators.map(({ code, isClosing }: any) => [code, isClosing])).toEqual([
      ['I-28', false],
      ['I-15', false],
      ['I-32', true],
    ])
    expect(indicators[0]).toMatchObject({
      zh: '资金支出率(预算执行率)',
      factor: '100',
      period: 'STOCK',
      numeratorText: {
        zh: '资金分配的支付资金合计（资金来源的资金渠道＝省市专项且资金年度＝当年；下达时间不晚于统计日）',
        en: 'sum of FundAllocation.paid (source.channel = UPPER_SPECIAL and year = the year; allocatedOn not after the day)',
      },
      versions: [{ version: 1, origin: 'SHIPPED', definedAt: null, definition: { zh: '资金支出率(预算执行率)' } }],
    })
    expect(indicators[0].numerator.aggregate).toEqual({ sum: 'paid' })
    expect(indicators[1].numeratorText).toEqual({
      zh: '示范点的行数（预计完成时间≤示范点达标期限）',
      en: 'rows of DemonstrationSite (forecastCompletionOn ≤ siteDeadline)',
    })
    expect((await at.ask('{ indicators { code } }')).indicators).toHaveLength(48)
  })

  it('costs statements by the indicator, not by the value or the row', async () => {
    const ask = (areas: string, more = '') =>
      withCost(
        `{ indicatorValues(codes: ["I-28"], areas: ${areas}, on: "${TODAY}", first: 500) { nodes { value ${more} } } }`,
      )
    expect((await ask('VILLAGES')).statements).toBe((await ask('TOWNSHIPS')).statements)
    const rows = 'rows(first: 2) { totalCount nodes { label } }'
    expect((await ask('VILLAGES', rows)).statements).toBe((await ask('TOWNSHIPS', rows)).statements)
    const parts = await withCost(
      `{ indicator(code: "I-34", on: "${TODAY}") { breakdown(by: "TOWNSHIP") { rows(first: 2) { nodes { label } } } } }`,
    )
    const single = await withCost(`{ indicator(code: "I-34", on: "${TODAY}") { rows(first: 2) { nodes { label } } } }`)
    expect(parts.statements - single.statements).toBeLessThan(10)
  })

  it('answers while something is being written, from what was there before', async () => {
    const found = await at.store.write(async (writer) => {
      await writer.run('DELETE FROM fund_allocation')
      const { indicator } = await at.ask(
        `{ indicator(code: "I-28", on: "${TODAY}") { value breakdown(by: "source.line") { value } rows { totalCount } } }`,
      )
      throw new Discard(indicator)
    })
    expect(found).toEqual({
      value: '70.00',
      breakdown: [{ value: '67.50' }, { value: '90.00' }],
      rows: { totalCount: 18 },
    })
  })

  it.each([
    ['{ indicator(code: "I-2") { value } }', 'NOT_FOUND', /是不是想写 I-02.*did you mean I-02/],
    ['{ indicators(codes: ["I-28", "X"]) { code } }', 'NOT_FOUND', /没有指标“X”/],
    ['{ indicator(code: "I-28", period: "2020-13") { value } }', 'BAD_INPUT', /不是期间/],
    ['{ indicatorValues(periods: ["2020", "spring"]) { totalCount } }', 'BAD_INPUT', /“spring”不是期间/],
    ['{ indicator(code: "I-28", on: "2020-06") { value } }', 'BAD_INPUT', /不是具体的一天/],
    ['{ indicator(code: "I-28", within: {township: 99}) { value } }', 'NOT_FOUND', /没有编号为 99 的乡镇/],
    ['{ indicator(code: "I-28", within: {township: "x"}) { value } }', 'BAD_INPUT', /不是编号/],
    [
      '{ indicator(code: "I-28", within: {township: 1, unit: 1}) { value } }',
      'GRAPHQL_VALIDATION_FAILED',
      /exactly one key/,
    ],
    ['{ indicator(code: "I-28", asOf: "99") { value } }', 'BAD_AS_OF', /最后一次是 1/],
    ['{ indicator(code: "I-28", asOf: "2020-06-15") { value } }', 'BAD_AS_OF', /没有说明时刻/],
    ['{ indicator(code: "I-28") { breakdown(by: "categry") { key } } }', 'BAD_INPUT', /可用：source.line/],
    ['{ indicator(code: "I-28") { rows(first: 1001) { totalCount } } }', 'PAGE_TOO_LARGE', /每页最多 1000/],
    ['{ indicator(code: "I-28") { rows(after: "cm93Ojk5OjE") { nodes { id } } } }', 'BAD_CURSOR', /不是这些行的游标/],
    ['{ indicatorValues(after: "x") { totalCount } }', 'BAD_CURSOR', /不是游标/],
    [
      '{ indicatorValues(areas: VILLAGES, first: 1000) { nodes { rows(first: 100) { nodes { id } } } } }',
      'TOO_COSTLY',
      /上限 10000/,
    ],
    [`{ indicator(code: "I-07") ${'{ trend '.repeat(12)} { value ${'} '.repeat(13)} }`, 'TOO_DEEP', /超过 12 层/],
  ])('%s is refused', async (query, code, message) => {
    const error = await at.refused(query)
    expect([error.code, error.message]).toEqual([code, expect.stringMatching(message)])
    expect(at.logged).toEqual([])
  })

  it('keeps to configured limits', async () => {
    const narrow = await service(at.store, { page: 3 })
    expect((await narrow.refused('{ indicatorValues(first: 4) { totalCount } }')).code).toBe('PAGE_TOO_LARGE')
    await narrow.close()
    const small = await service(at.store, { page: 3, defaultPage: 2, cost: 125 })
    await small.ask('{ indicatorValues(first: 3) { totalCount } }')
    expect(
      (
        await small.refused(
          '{ indicatorValues(first: 3, areas: VILLAGES) { nodes { trend { value } breakdown { value } rows(first: 3) { totalCount } } } }',
        )
      ).code,
    ).toBe('TOO_COSTLY')
    await small.close()
  })
})
