import { sheet, survey } from './tools'

const fieldsOf = (table: { columns: { column: string; field: string }[] }) =>
  Object.fromEntries(table.columns.map((c) => [c.column, c.field]))

test('a title, a unit line and who reports stand above a header', async () => {
  const [table] = await survey(
    sheet(
      [
        ['样板县2020年乡镇基本情况表'],
        ['填报单位：县统计局', null, '单位：户、人'],
        ['序号', '乡镇', '总户数', '总人口'],
        [1, '城关镇', 5000, 21_000],
      ],
      { merges: ['A1:D1'] },
    ),
  )
  expect(table).toMatchObject({ roster: 'Township', headerRows: [3, 3], from: 4, year: 2020 })
})

test('a merged head of three rows is read as paths, with leaf names repeated', async () => {
  const [table] = await survey(
    sheet(
      [
        ['乡镇', '行政村', '年度', '贫困人口情况', null, null, null],
        [null, null, null, '建档立卡', null, '脱贫', null],
        [null, null, null, '户数', '人口', '户数', '人口'],
        ['城关镇', '石桥村', 2019, 30, 100, 28, 95],
      ],
      { merges: ['A1:A3', 'B1:B3', 'C1:C3', 'D1:G1', 'D2:E2', 'F2:G2'] },
    ),
  )
  expect(table).toMatchObject({ roster: 'PovertyExit', headerRows: [1, 3] })
  expect(fieldsOf(table!)).toEqual({
    A: 'village.township',
    B: 'village',
    C: 'year',
    D: 'registeredHouseholds',
    E: 'registeredPopulation',
    F: 'exitedHouseholds',
    G: 'exitedPopulation',
  })
  expect(table!.columns.find((c) => c.column === 'F')!.header).toBe('贫困人口情况/脱贫/户数')
})

test('parents may stand unmerged over the first of their children', async () => {
  const [table] = await survey(
    sheet([
      ['单位名称', '资金来源', '资金（万元）', null, null],
      [null, null, '计划', '下达', '支付'],
      ['县司法局', '中央少数民族发展资金', 12, 10, 8],
    ]),
  )
  expect(table!.roster).toBe('FundAllocation')
  expect(fieldsOf(table!)).toMatchObject({ A: 'recipient', B: 'source', C: 'planned', D: 'allocated', E: 'paid' })
  expect(table!.columns.filter((c) => c.unit === '万元').map((c) => c.column)).toEqual(['C', 'D', 'E'])
})

test('line breaks and spaces inside headings change nothing', async () => {
  const [table] = await survey(
    sheet([
      ['乡　镇', '行政\n村', '总 户 数\n（户）', ' 总人口 '],
      ['城关镇', '石桥村', 210, 812],
    ]),
  )
  expect(fieldsOf(table!)).toEqual({ A: 'township', B: 'name', C: 'households', D: 'population' })
})

test('an instruction row above the header is not the header', async () => {
  const [table] = await survey(
    sheet(
      [
        ['填表说明：1.本表由各乡镇填写；2.“总户数”以公安户籍为准；3.请勿改动表头。', null, null, null],
        ['*乡镇', '*行政村', '总户数', '总人口'],
        ['城关镇', '石桥村', 210, 812],
      ],
      {
        merges: ['A1:D1'],
      },
    ),
  )
  expect(table).toMatchObject({ roster: 'Village', headerRows: [2, 2] })
})

test('a table may begin anywhere on its sheet', async () => {
  const [table] = await survey(
    sheet([[], [], [null, null, '乡镇', '行政村', '总人口'], [null, null, '城关镇', '石桥村', 812]]),
  )
  expect(table).toMatchObject({ headerRows: [3, 3], from: 4 })
  expect(fieldsOf(table!)).toEqual({ C: 'township', D: 'name', E: 'population' })
})
