import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { book, codes, load, loadSheets, rowsOf, sheet, survey } from './tools'

let store: Store
beforeEach(async () => {
  store = await freshStore('sqlite')
  await load(
    store,
    await book(
      [
        sheet(
          [
            ['县', '行政区划代码'],
            ['样板县', '690121'],
          ],
          { name: '县情' },
        ),
        sheet(
          [
            ['乡镇', '类型'],
            ['城关镇', '镇'],
            ['石桥民族乡', '民族乡'],
          ],
          { name: '乡镇' },
        ),
      ],
      '基础.xlsx',
    ),
  )
})
afterEach(() => store.close())

/** An identity number as a spreadsheet keeps it when it is typed into a number cell: the last digits are gone. */
const ruinedId = Number('690121196001151074')

const header = ['乡镇', '行政村', '总户数', '总人口']
const villages = async () =>
  (await rowsOf(store, 'Village')).map(({ township, name, households, population }) => [
    township?.split('·').at(-1),
    name,
    households,
    population,
  ])

describe('cells that cannot be believed', () => {
  test('errors, formulas without a result and unreadable numbers refuse their row and say where', async () => {
    const [report] = await loadSheets(
      store,
      sheet([
        header,
        ['城关镇', '东街村', { value: '#REF!', error: true }, 800],
        ['城关镇', '西街村', { formula: 'C9*2' }, 790],
        ['城关镇', '南街村', '好多', 5],
        ['城关镇', '北街村', { value: 7, formula: '3+4' }, 30],
      ]),
    )
    expect(report!.counts).toMatchObject({ created: 1, refused: 3 })
    expect(report!.faults.map((one) => [one.code, one.address, one.found])).toEqual([
      ['ERROR_CELL', 'C2', '#REF!'],
      ['UNCACHED_FORMULA', 'C3', '=C9*2'],
      ['NOT_A_NUMBER', 'C4', '好多'],
    ])
    for (const { message } of report!.faults) expect(message.zh).toMatch(/^C\d：“.+”——.+/)
  })

  test('an identity number saved as a number refuses the sheet, a long code its row', async () => {
    const [persons] = await loadSheets(
      store,
      sheet([
        [...header, '编号'],
        ['城关镇', '东街村', 210, 800, ruinedId],
      ]),
    )
    expect(codes(persons!)).toContain('PERSONAL_DATA')
    const [ruined] = await loadSheets(
      store,
      sheet([
        ['单位名称', '统一社会信用代码', '单位类别'],
        ['县司法局', Number('116901210069010100'), '机关'],
      ]),
    )
    expect(ruined!.faults.filter((one) => one.severity === 'error')).toMatchObject([
      { code: 'PRECISION_LOST', address: 'B2' },
    ])
  })

  test('leading zeros of codes written as text stay', async () => {
    await loadSheets(
      store,
      sheet(
        [
          ['编号', '任务', '牵头单位'],
          ['001', '印发方案', '统战部'],
          ['002', '召开会议', '统战部'],
        ],
        { name: '作战图' },
      ),
    )
    expect((await rowsOf(store, 'WorkplanTask')).map((row) => row.code)).toEqual(['001', '002'])
  })

  test('a table two rosters read alike is asked about, unless a name around it tells', async () => {
    const rows = [
      ['编号', '任务', '牵头单位'],
      ['1', '印发方案', '统战部'],
    ]
    const [asked] = await loadSheets(store, sheet(rows, { name: '任务' }))
    expect(asked!.faults.map(({ code, message }) => [code, message.zh])).toEqual([
      ['AMBIGUOUS_ROSTER', expect.stringMatching(/“创建目标任务”.*“作战图任务”.*--roster/)],
    ])
    expect((await loadSheets(store, sheet(rows, { name: '目标任务清单' })))[0]!.roster).toBe('GoalTask')
    expect((await loadSheets(store, sheet(rows, { name: '作战图' })))[0]!.roster).toBe('WorkplanTask')
  })

  test('a list of persons that fits no roster is told that persons are never stored', async () => {
    const [list] = await loadSheets(
      store,
      sheet([
        ['姓名', '联系电话', '毕业学校'],
        ['甲', '', '县一中'],
      ]),
    )
    expect(list!.faults).toMatchObject([{ code: 'NO_ROSTER', message: { zh: expect.stringContaining('个人信息列') } }])
  })

  test('percentages: with the sign, by format, bare, and one warning where none exceeds 1', async () => {
    const projects = (values: unknown[]) =>
      sheet([
        ['项目名称', '年度', '实施单位', '形象进度（%）'],
        ...values.map((value, i) => [`项目${i}`, 2020, '交通局', value as never]),
      ])
    await loadSheets(store, projects(['32.84%', { value: 0.5, style: { numberFormat: '0%' } }, 28]))
    expect((await rowsOf(store, 'Investment')).map((row) => row.progress)).toEqual(['32.84%', '50%', '28%'])
    const [low] = await loadSheets(store, projects([0.28, 0.5, 1]))
    expect(low!.faults).toMatchObject([{ code: 'PERCENT_SCALE', severity: 'warning', address: 'D2' }])
    const [mixed] = await loadSheets(store, projects([0.28, { value: 0.5, style: { numberFormat: '0%' } }]))
    expect(mixed!.faults[0]!.message.zh).toMatch(/有的带百分号/)
  })

  test('numbers inside text, and ranges of days', async () => {
    await loadSheets(
      store,
      sheet([
        ['项目名称', '年度', '实施单位', '总投资（元）', '开工时间', '受益户数'],
        ['村道', '2020年', '交通局', '45万元', '2018年2月-6月', '１２０户'],
      ]),
    )
    expect(await rowsOf(store, 'Investment')).toEqual([
      {
        name: '村道',
        year: '2020',
        implementer: '交通局',
        total: '450000.00',
        startOn: '2018-02/2018-06',
        beneficiaryHouseholds: '120',
      },
    ])
  })
})

describe('the year', () => {
  test('from the title, the header, the sheet or the file, in this order; two of them state nothing', async () => {
    const rows = [
      ['乡镇', '行政村', '脱贫户数'],
      ['城关镇', '东街村', 5],
    ]
    const yearOf = async (...args: Parameters<typeof survey>) => (await survey(...args))[0]!.year
    expect(await yearOf(sheet([['样板县2019年脱贫退出情况表'], ...rows], { name: '2018年' }))).toBe(2019)
    expect(
      await yearOf(
        sheet([['乡镇', '行政村', '2017年'], [null, null, '脱贫户数'], rows[1]!], {
          name: '2018年',
          merges: ['A1:A2', 'B1:B2'],
        }),
      ),
    ).toBe(2017)
    expect(await yearOf(sheet(rows, { name: '2018年' }))).toBe(2018)
    expect(await yearOf(sheet(rows), {}, '2016年脱贫.xlsx')).toBe(2016)
    expect(await yearOf(sheet([['2013—2019年脱贫情况'], ...rows]))).toBeNull()
  })
})

describe('files that are not what they are called', () => {
  const table =
    '<table><tr><th>乡镇</th><th>行政村</th><th>总户数</th></tr><tr><td>城关镇</td><td>东街村</td><td>0210</td></tr></table>'

  test('HTML and XML saved as .xls', async () => {
    const html = await load(store, {
      name: '村.xls',
      content: Buffer.from(`<html><meta charset="utf-8"><body>${table}</body></html>`),
    })
    expect(html.totals.created).toBe(1)
    expect(html.files[0]!.notes.map((note) => note.zh).join()).toMatch(/HTML/i)
    const cell = (text: string) => `<Cell><Data ss:Type="String">${text}</Data></Cell>`
    const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="村"><Table><Row>${['乡镇', '行政村', '总户数'].map(cell).join('')}</Row><Row>${['城关镇', '西街村', '180'].map(cell).join('')}</Row></Table></Worksheet></Workbook>`
    const sheets = await load(store, { name: '村2.xls', content: Buffer.from(xml) })
    expect(sheets.totals.created).toBe(1)
    expect((await villages()).map(([, name, households]) => [name, households])).toEqual([
      ['东街村', '210'],
      ['西街村', '180'],
    ])
  })
})
