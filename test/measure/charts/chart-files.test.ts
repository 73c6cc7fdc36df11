/** Charts as they leave: pictures in Word that Word draws itself, a sheet of charts in a snapshot's workbook, and what stands for them in Markdown. */
import '../../../src/county/indicators'
import * as XLSX from 'xlsx'
import { briefing } from '../../../src/measure/briefing/briefing'
import { cellRuns } from '../../../src/measure/briefing/fill'
import { fillForm } from '../../../src/measure/briefing/form'
import { contentOf } from '../../../src/measure/exchange/file'
import { type ExportOptions, exportSnapshot } from '../../../src/measure/exchange/formats'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import { Package } from '../../../src/sheets/mark/zip'
import { openWorkbook } from '../../../src/sheets/open'
import { writeWorkbook } from '../../../src/sheets/write/workbook'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects, freshStore } from '../../support/databases'

const on = '2020-06-15'
const all = (xml: string, pattern: RegExp): string[] => [...xml.matchAll(pattern)].map(([, found]) => found!)
const cached = (xml: string): string[] => all(xml, /<c:v>([^<]*)<\/c:v>/g)

describe('charts in the report', () => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore('sqlite')
  })
  afterAll(() => store.close())

  it('are charts of Word, each with its words for those who do not see it, its caption and its footnote', async () => {
    const { docx, footnotes, charts } = await briefing(store, { on })
    const word = new Package(docx)
    const text = (await word.read('word/document.xml'))!
    expect(text.match(/<c:chart /g)).toHaveLength(4)
    expect(charts.map(({ id }) => id)).toEqual([
      'site-progress',
      'findings-by-category',
      'funds-by-channel',
      'exits-by-year',
    ])
    for (const caption of [
      '图 1　各示范点打造进度（%）',
      '图 3　创建经费下达情况（按渠道，万元）',
      '图 4　各年度退出贫困村数（个）',
    ])
      expect(text).toContain(caption)
    expect(all(text, / descr="([^"]*)"/g)[2]).toBe(
      '创建经费下达情况（按渠道，万元）：省市专项 45；单位自筹 28。来源：台账“资金分配”；截至 2020-06-15',
    )
    expect(cached((await word.read('word/charts/chart3.xml'))!)).toEqual(['下达', '省市专项', '单位自筹', '45', '28'])
    expect(cached((await word.read('word/charts/chart4.xml'))!)).toEqual([
      '退出村数',
      '2017',
      '2018',
      '2019',
      '28',
      '36',
      '30',
    ])
    expect(word.has('word/embeddings/Microsoft_Excel_Worksheet4.xlsx')).toBe(true)
    const note = footnotes.find(({ text: title }) => title.startsWith('图 1'))!
    expect(note.source).toBe('图“各示范点打造进度”：指标 I-14 示范点平均进度；截至 2020-06-15')
    expect(note.cells).toEqual([expect.objectContaining({ file: '06-示范点与目标任务.xlsx', sheet: '示范点' })])
    expect(cellRuns(note.cells[0]!.cells)).toEqual(['A2:A14', 'E2:E14'])
  })

  it('are tables in plain Markdown, and pictures where there is a folder for them', async () => {
    const { markdown, illustrated } = await briefing(store, { on })
    expect(markdown).toContain(
      '|  | 下达（万元） |\n|---|---:|\n| 省市专项 | 45 |\n| 单位自筹 | 28 |\n\n图 3　创建经费下达情况（按渠道，万元）[^',
    )
    expect(markdown).not.toContain('![')
    const pictured = illustrated('a b')
    expect(pictured).toContain(
      '![创建经费下达情况（按渠道，万元）：省市专项 45；单位自筹 28](a%20b/03-funds-by-channel.svg)\n\n图 3[^',
    )
    expect(pictured).not.toContain('| 省市专项 |')
    expect(pictured).not.toMatch(/\n{3}/)
  })

  it('are called by an office’s own templates, by name or by indicator, inside and outside of conditions', async () => {
    const template = '甲{{#if I-30 > 0}}{{图 各年度退出贫困村数}}{{/if}}乙{{chart I-24 by source.line in 万元}}'
    const { markdown } = await briefing(store, { on, template })
    expect(markdown).toMatch(/^甲\n\n\| {2}\| 退出村数（个） \|/)
    expect(markdown).toContain(
      '| 少数民族发展资金 | 40 |\n| 教育基地专项补助 | 5 |\n\n图 2　落实专项资金额（万元）[^2]',
    )
  })

  it('say so where there is nothing to draw', async () => {
    const empty = await freshStore('sqlite')
    const { markdown, docx } = await briefing(empty, { on, template: '{{chart exits-by-year}}' })
    expect(markdown).toContain('图 1　各年度退出贫困村数（个）：没有数据[^1]')
    const text = (await new Package(docx).read('word/document.xml'))!
    expect(text).toContain('图 1　各年度退出贫困村数（个）：没有数据')
    expect(text).not.toContain('<c:chart ')
    await empty.close()
  })

  it.each([
    [
      '{{chart progress}}',
      /没有图表“progress”。可用：site-progress（各示范点打造进度）.* \/ there is no chart “progress”; there are site-progress/,
    ],
    ['{{chart}}', /没有图表“”。可用/],
    ['{{图 I-14 by MONTH}}', /指标 I-14 示范点平均进度 不能按“MONTH”分解。可用：UNIT、status、TOWNSHIP/],
  ])('refuse %s with what there is', async (template, reason) => {
    await expect(briefing(store, { on, template })).rejects.toThrow(reason)
  })

  it('do not fit into a cell of a form', async () => {
    const form = await writeWorkbook([{ name: '套表', rows: [['', '{{chart exits-by-year}}']] }])
    await expect(fillForm(store, form, { on })).rejects.toThrow('套表!B1：单元格里放不下图')
  })
})

describe.each(dialects)('charts of a snapshot on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore(dialect)
    await sealSnapshot(store, { name: '六月', period: '2020-06', on, areas: 'TOWNSHIPS' })
    await sealSnapshot(store, { name: '资金', period: '2020-06', on, codes: ['I-24', 'I-28'] })
  })
  afterAll(() => store.close())

  async function exported(id: number, suppress?: ExportOptions['suppress']): Promise<Buffer> {
    let file: Buffer | undefined
    for await (const one of exportSnapshot(store, id, { format: 'xlsx', suppress })) file = await contentOf(one)
    return file!
  }

  it('stand on the cells of their sheet, and the workbook opens again', async () => {
    const file = await exported(1)
    const book = new Package(file)
    const sheet = XLSX.read(file).Sheets.图表
    // Printed as wide as the paper, or the chart would stand on another page than its figures.
    const xml = (await new Package(file).read('xl/worksheets/sheet1.xml'))!
    expect(xml).toContain('fitToWidth="1"')
    const chart = (await book.read('xl/charts/chart3.xml'))!
    const [name, labels, values] = all(chart, /<c:f>'图表'!([^<]*)<\/c:f>/g)
    const cells = (range: string) => {
      const { s, e } = XLSX.utils.decode_range(range.replaceAll('$', ''))
      return Array.from({ length: e.r - s.r + 1 }, (_, i) => sheet![XLSX.utils.encode_cell({ r: s.r + i, c: s.c })].v)
    }
    expect([cells(name!), cells(labels!), cells(values!)]).toEqual([
      ['下达'],
      ['少数民族发展资金', '教育基地专项补助'],
      [40, 5],
    ])
    expect(cached(chart)).toEqual([
      '下达',
      '少数民族发展资金',
      '教育基地专项补助',
      '40',
      '5',
      '支出',
      '少数民族发展资金',
      '教育基地专项补助',
      '27',
      '4.5',
    ])
    const drawing = (await book.read('xl/drawings/drawing2.xml'))!
    expect(all(drawing, /<c:chart [^>]*r:id="(rId\d)"/g)).toEqual(['rId1', 'rId2', 'rId3', 'rId4', 'rId5'])
    expect(all(drawing, / name="([^"]*)"/g)).toEqual([
      'site-progress',
      'funds-by-channel',
      'funds-by-line',
      'exits-by-year',
      'findings-by-category',
    ])
    expect((await book.read('[Content_Types].xml'))!.match(/drawingml\.chart\+xml/g)).toHaveLength(5)
    const again = await openWorkbook(file, { name: 'x.xlsx' })
    expect(again.sheets.map((one) => one.name)).toEqual(['指标值', '图表', '分解', '指标定义', '来源', '快照'])
    await again.close()
  })

  it('are the same bytes each time, and of what was sealed only', async () => {
    expect((await exported(1)).equals(await exported(1))).toBe(true)
    const drawing = (await new Package(await exported(2)).read('xl/drawings/drawing2.xml'))!
    expect(all(drawing, / name="([^"]*)"/g)).toEqual(['funds-by-line'])
  })

  it('show no number that is held back', async () => {
    const sheet = XLSX.read(await exported(1, true)).Sheets.图表
    const lines = XLSX.utils.sheet_to_json<unknown[]>(sheet!, { header: 1 })
    const site = lines.find(([label]) => String(label).startsWith('县职教中心'))!
    expect(site).toEqual(['县职教中心（隐去或无数据）'])
  })
})
