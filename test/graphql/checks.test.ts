/** What is wrong and what is missing, in GraphQL: the rules, the rows that break them with their cells, and who has not delivered what. */
import { importFiles } from '../../src/intake/intake'
import { TODAY } from '../measure/county'
import { dialects } from '../support/databases'
import { edited } from '../support/workbooks'
import { countyOf } from './measure-county'

/** A cell of a clean workbook changed, by the heading of its column and the number of its row in the sheet. */
const changed = (file: string, sheet: string, header: string, row: number, value: unknown) =>
  edited(file, sheet, (rows) =>
    rows.map((cells, i) => (i === row - 1 ? cells.map((cell, j) => (rows[0]![j] === header ? value : cell)) : cells)),
  )

describe.each(dialects)('rules and deliveries over %s', (dialect) => {
  const at = countyOf(dialect)

  it('lists the rules', async () => {
    const { rules } = await at.ask('{ rules { id severity roster scope zh en } }')
    const ids = [...new Set(rules.map(({ id }: { id: string }) => id))] as string[]
    expect(ids.filter((id) => id.startsWith('V-'))).toHaveLength(23)
    expect(rules.find(({ id }: { id: string }) => id === 'V-12')).toEqual({
      id: 'V-12',
      severity: 'warning',
      roster: 'Township',
      scope: 'ROWS',
      zh: '行政村数应等于台账中的行政村个数',
      en: 'the number of villages equals the villages on the roster',
    })
  })

  it('finds nothing in a county that is right', async () => {
    const { violations } = await at.ask(
      `{ violations(on: "${TODAY}") { totalCount byRule { rule } nodes { id } pageInfo { hasNextPage endCursor } } }`,
    )
    expect(violations).toEqual({
      totalCount: 0,
      byRule: [],
      nodes: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    })
  })

  it('finds what was spoilt, with both sides, the cells and where it belongs; not as of before', async () => {
    await importFiles(at.store, [
      changed('01-乡镇村基本情况.xlsx', '乡镇基本情况表', '行政村数', 2, 19),
      changed('04-资金.xlsx', '资金来源', '下达资金(元)', 2, 390_000),
    ])
    const FOUND = `totalCount byRule { rule severity count } nodes {
      rule severity roster label left right message { zh en } township { label } unit { label }
      cells { field zh value _source { address raw import { file } } } _source { sheet row import { id } } }`
    const { violations } = await at.ask(`{ violations(on: "${TODAY}") { ${FOUND} } }`)
    expect(violations.byRule).toEqual([
      { rule: 'V-07', severity: 'error', count: 1 },
      { rule: 'V-12', severity: 'warning', count: 1 },
    ])
    expect(violations.nodes[0]).toMatchObject({
      rule: 'V-07',
      severity: 'error',
      roster: 'FundingSource',
      left: '400000.00',
      right: '390000.00',
      township: null,
      message: { zh: '分配到各单位的资金之和应等于该来源的下达资金（400000.00 ≠ 390000.00）' },
      cells: [
        {
          field: 'allocated',
          value: '390000.00',
          _source: { address: 'I2', raw: '390000', import: { file: '04-资金.xlsx' } },
        },
      ],
    })
    expect(violations.nodes[1]).toMatchObject({
      label: '城关镇',
      left: '19',
      right: '18',
      township: { label: '城关镇' },
      cells: [{ field: 'villageCount', zh: '行政村数', value: '19', _source: { address: 'E2', raw: '19' } }],
      _source: { sheet: '乡镇基本情况表', row: 2, import: { id: '2' } },
    })
    const earlier = await at.ask(`{ violations(on: "${TODAY}", asOf: "1") { totalCount } }`)
    expect(earlier.violations.totalCount).toBe(0)
  })

  it('is narrowed by rule, severity, roster and area, and paged', async () => {
    const count = async (args: string) =>
      (await at.ask(`{ violations(on: "${TODAY}", ${args}) { totalCount } }`)).violations.totalCount
    const township = async (name: string) =>
      (await at.ask(`{ townships(where: {name: {eq: "${name}"}}) { nodes { id } } }`)).townships.nodes[0].id
    expect(await count('severity: warning')).toBe(1)
    expect(await count('rules: ["V-07", "V-08"]')).toBe(1)
    expect(await count('roster: "Township"')).toBe(1)
    expect(await count(`within: {township: ${await township('城关镇')}}`)).toBe(1)
    expect(await count(`within: {township: ${await township('红岩镇')}}`)).toBe(0)
    const first = (
      await at.ask(
        `{ violations(on: "${TODAY}", first: 1) { nodes { rule } pageInfo { hasNextPage endCursor } edges { cursor } } }`,
      )
    ).violations
    expect([first.nodes[0].rule, first.pageInfo.hasNextPage, first.edges[0].cursor]).toEqual([
      'V-07',
      true,
      first.pageInfo.endCursor,
    ])
    const next = (
      await at.ask(
        `{ violations(on: "${TODAY}", first: 1, after: "${first.pageInfo.endCursor}") { nodes { rule } pageInfo { hasNextPage hasPreviousPage } } }`,
      )
    ).violations
    expect(next).toEqual({ nodes: [{ rule: 'V-12' }], pageInfo: { hasNextPage: false, hasPreviousPage: true } })
    expect((await at.refused('{ violations(rules: ["V-99"]) { totalCount } }')).code).toBe('NOT_FOUND')
    expect((await at.refused('{ violations(after: "x") { totalCount } }')).code).toBe('BAD_CURSOR')
  })

  it('tells who has delivered what, for which period, and how late', async () => {
    const { deliveries } =
      await at.ask(`{ deliveries(deliveries: ["D-09"], on: "2020-08-10") { totalCount byStatus { status count } nodes {
      delivery zh roster area { level label } period due status isLate rows cells filled import { id kind } file deliveredAt } } }`)
    expect(deliveries.byStatus).toEqual([
      { status: 'DELIVERED', count: 4 },
      { status: 'MISSING', count: 1 },
      { status: 'AWAITED', count: 1 },
    ])
    expect(deliveries.nodes[4]).toEqual({
      delivery: 'D-09',
      zh: '公众号运行数据',
      roster: 'ChannelReading',
      area: { level: 'UNIT', label: '县委统战部' },
      period: '2020-07',
      due: '2020-08-05',
      status: 'MISSING',
      isLate: null,
      rows: 0,
      cells: 3,
      filled: 0,
      import: null,
      file: null,
      deliveredAt: null,
    })
    expect(deliveries.nodes[0]).toMatchObject({
      status: 'DELIVERED',
      isLate: true,
      import: { kind: 'IMPORT' },
      rows: 1,
    })
  })

  it('is narrowed by status, lateness, roster and area, and paged', async () => {
    const page = async (args: string) =>
      (
        await at.ask(
          `{ deliveries(on: "2020-08-10", ${args}) { totalCount nodes { delivery period } pageInfo { hasNextPage endCursor } } }`,
        )
      ).deliveries
    expect((await page('status: [MISSING]')).nodes).toEqual([{ delivery: 'D-09', period: '2020-07' }])
    expect((await page('roster: "ChannelReading", isLate: true')).totalCount).toBe(4)
    const unit = (await at.ask('{ units(where: {name: {eq: "石桥村"}}) { nodes { id } } }')).units.nodes[0].id
    const own = await page(`within: {unit: ${unit}}`)
    expect(own.nodes.map(({ delivery }: { delivery: string }) => delivery)).toContain('D-05')
    const first = await page(`within: {unit: ${unit}}, first: 1`)
    const rest = await page(`within: {unit: ${unit}}, after: "${first.pageInfo.endCursor}"`)
    expect([...first.nodes, ...rest.nodes]).toEqual(own.nodes)
    expect((await at.refused('{ deliveries(deliveries: ["D-99"]) { totalCount } }')).code).toBe('NOT_FOUND')
    expect((await at.refused('{ deliveries(first: -1) { totalCount } }')).code).toBe('BAD_INPUT')
  })
})
