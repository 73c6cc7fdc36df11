import { read, utils, write } from 'xlsx'
import { classOf, classOfBuiltIn } from '../../src/sheets/parts/number-formats'
import type { CellValue } from '../../src/sheets/sheet'
import { cellsOf, corpus, gbk, readAll, zip } from './read-tools'

test.each([
  ['General', 'plain'],
  ['G/通用格式', 'plain'],
  ['0.00E+00', 'plain'],
  ['#,##0.00_ ;[Red]\\-#,##0.00\\ ', 'plain'],
  ['_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ', 'plain'],
  ['0.00"亩"', 'plain'],
  ['#,##0.00\\ "days"', 'plain'],
  ['[DBNum1][$-804]General', 'plain'],
  ['@', 'plain'],
  ['0%', 'percent'],
  ['0.00%;[Red]-0.00%', 'percent'],
  ['0"%"', 'plain'],
  ['yyyy-mm-dd', 'date'],
  ['yyyy年m月', 'date'],
  ['yyyy"年"m"月"d"日";@', 'date'],
  ['[DBNum1][$-804]yyyy"年"m"月"d"日"', 'date'],
  ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
  ['上午/下午h"时"mm"分"', 'date'],
  ['[h]:mm:ss', 'date'],
  ['mm:ss.0', 'date'],
  ['e"年"m"月"', 'date'],
  ['aaaa', 'date'],
] as const)('the format %s is %s', (format, kind) => {
  expect(classOf(format)).toBe(kind)
})

test('the built-in Chinese formats are dates', () => {
  const dates = Array.from({ length: 60 }, (_, id) => id).filter((id) => classOfBuiltIn(id) === 'date')
  expect(dates).toEqual([
    14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56,
    57, 58,
  ])
})

/** A workbook with one of everything, written by SheetJS in each format. */
function everything() {
  const sheet = utils.aoa_to_sheet([
    ['文字', '0012', '110101199003071234'],
    [null, true, null, 1.5],
  ])
  sheet.D1 = { t: 'n', v: 43952, z: 'yyyy"年"m"月"d"日"' }
  sheet.C2 = { t: 'n', v: 0.28, z: '0%' }
  sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 1, c: 0 } }]
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, '表一')
  utils.book_append_sheet(book, utils.aoa_to_sheet([['藏']]), '表二')
  book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  return book
}

test.each([
  ['xlsx', 'xlsx'],
  ['xlsb', 'xlsb'],
  ['biff8', 'xls'],
  ['xlml', 'xml'],
  ['ods', 'ods'],
  ['fods', 'ods'],
] as const)('one of everything as %s', async (bookType, format) => {
  const bytes = Buffer.from(write(everything(), { type: 'buffer', bookType }))
  const file = await readAll(bytes, { name: `x.${format}` })
  const expected: CellValue[][] = [
    ['文字', '0012', '110101199003071234', { date: 43952 }],
    [undefined, true, { percent: 0.28 }, 1.5],
  ]
  expect(file.format).toBe(format)
  expect(file.sheets.map((sheet) => sheet.name)).toEqual(['表一', '表二'])
  expect(file.sheets[0]!.rows.map((row) => row.cells)).toEqual(expected)
  expect(file.sheets[0]!.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 0 }])
  if (format !== 'ods') expect(file.sheets[1]!.visibility).toBe('hidden')
  expect(file.notes).toEqual([])
})

test('an .xls renamed .et, as WPS writes it, and one renamed .xlsx', async () => {
  const bytes = Buffer.from(write(everything(), { type: 'buffer', bookType: 'biff8' }))
  expect((await readAll(bytes, { name: '名册.et' })).notes).toEqual([])
  expect((await readAll(bytes, { name: '名册.xlsx' })).notes[0]!.zh).toContain('XLS')
})

test('OpenDocument: hidden rows, columns and sheets', async () => {
  const content = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" office:version="1.2"><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet><table:table table:name="一" table:style-name="ta1"><table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row><table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell></table:table-row><table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:table-cell office:value-type="string"><text:p>乙</text:p></table:table-cell></table:table-row></table:table><table:table table:name="二" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="string"><text:p>丙</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`
  const bytes = zip([
    ['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'],
    ['META-INF/manifest.xml', '<manifest/>'],
    ['styles.xml', '<office:document-styles/>'],
    ['content.xml', content],
  ])
  const { sheets } = await readAll(bytes)
  expect(sheets.map((sheet) => sheet.visibility)).toEqual(['visible', 'hidden'])
  expect(sheets[0]!.hiddenColumns).toEqual([1, 2])
  expect(sheets[0]!.rows).toEqual([
    { row: 1, cells: ['甲'] },
    { row: 2, cells: ['乙'], hidden: true },
    { row: 3, cells: ['乙'], hidden: true },
  ])
})

test('a dBASE table with Chinese text in GBK', async () => {
  const header = Buffer.alloc(32 + 3 * 32 + 1)
  header.set([0x03, 120, 5, 1])
  header.writeUInt32LE(1, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(1 + 10 + 6 + 8, 10)
  const field = (at: number, name: string, type: string, length: number) => {
    header.set(gbk(name), at)
    header.write(type, at + 11)
    header[at + 16] = length
  }
  field(32, '村名', 'C', 10)
  field(64, '人口', 'N', 6)
  field(96, '日期', 'D', 8)
  header[header.length - 1] = 0x0d
  const record = Buffer.concat([
    Buffer.from(' '),
    gbk('东街村    '),
    Buffer.from('   102'),
    Buffer.from('20200501'),
    Buffer.from([0x1a]),
  ])
  expect(await cellsOf(Buffer.concat([header, record]), { name: 'x.dbf' })).toEqual([
    ['村名', '人口', '日期'],
    ['东街村', 102, { date: 43952 }],
  ])
})

test('SpreadsheetML in GBK, with dates and hidden rows', async () => {
  const xml = `<?xml version="1.0" encoding="GB2312"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="台账"><Table><Row><Cell><Data ss:Type="String">户主</Data></Cell><Cell><Data ss:Type="String">0012</Data></Cell></Row><Row ss:Hidden="1"><Cell><Data ss:Type="DateTime">2020-05-01T00:00:00.000</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">1.5</Data></Cell></Row></Table></Worksheet></Workbook>`
  const read = await readAll(gbk(xml), { name: '台账.xml' })
  expect([read.format, read.sheets[0]!.name]).toEqual(['xml', '台账'])
  expect(read.sheets[0]!.rows).toEqual([
    { row: 1, cells: ['户主', '0012'] },
    { row: 2, cells: [{ date: 43952 }, undefined, 1.5], hidden: true },
  ])
})

describe('real files', () => {
  test('Excel 3, Excel 5, SpreadsheetML, 1904 dates in .xls', async () => {
    expect((await cellsOf(corpus('apache+poi/testEXCEL_3.xls')))[0]![0]).toContain('Lemons')
    expect((await readAll(corpus('SheetJS+test_files/merge_cells.xls'))).sheets[0]!.rows.length).toBe(3)
    expect((await readAll(corpus('apache+poi/SampleSS.xml'))).sheets.map((sheet) => sheet.name)).toContain(
      'Sheet Number 2',
    )
    expect(await cellsOf(corpus('apache+poi/1904DateWindowing.xls'))).toEqual([[{ date: 36526 }, { date: 36526 }]])
    expect(await cellsOf(corpus('apache+poi/chinese-provinces.xls'))).toContainEqual(
      expect.arrayContaining([expect.stringMatching(/[\u4e00-\u9fff]/)]),
    )
  })

  test('dates in .xlsx in both systems', async () => {
    const [first, second] = await cellsOf(
      corpus('box+spout/sheet_with_different_numeric_value_dates_1904_calendar.xlsx'),
    )
    expect([first![0], second![1]]).toEqual([{ date: 43710 }, { date: 1523 }])
    expect((await cellsOf(corpus('alibaba+easyexcel/dataformat.xlsx')))[4]!.slice(0, 2)).toEqual([
      { date: 43831.0423726852 },
      '2020年1月1日',
    ])
  })

  test('hidden rows, hidden sheets, error cells, unsaved formulas, escapes', async () => {
    const filtered = (await readAll(corpus('SheetJS+test_files/AutoFilter.xlsx'))).sheets.flatMap((sheet) => sheet.rows)
    expect(filtered.filter((row) => row.hidden).length).toBe(94)
    const shown = (await readAll(corpus('SheetJS+test_files/sheet_visibility.xlsx'))).sheets.map(
      (sheet) => sheet.visibility,
    )
    expect(shown).toEqual(['visible', 'hidden', 'veryHidden'])
    const errors = (await cellsOf(corpus('SheetJS+test_files/ErrorTypes.xlsx'))).map((row) => row[0])
    expect(errors).toEqual(expect.arrayContaining([{ error: '#REF!' }, { error: '#DIV/0!' }, { error: '#N/A' }]))
    expect((await cellsOf(corpus('SheetJS+test_files/wtf_path.xlsx')))[0]![3]).toEqual({ uncached: 'SUM(A1:C1*A1:C1)' })
    expect(await cellsOf(corpus('tafia+calamine/has_x000D_.xlsx'))).toEqual([['ABC\nDEF']])
  })

  test('cells without addresses, strict OOXML, no string table, formats without content', async () => {
    expect((await cellsOf(corpus('box+spout/sheet_with_missing_cell_reference.xlsx'))).length).toBe(1)
    expect((await cellsOf(corpus('apache+poi/SimpleStrict.xlsx')))[1]).toEqual(['test 2', undefined, 2])
    expect((await cellsOf(corpus('apache+poi/noSharedStringTable.xlsx'))).length).toBe(1)
    expect((await cellsOf(corpus('tidyverse+readxl/style-only-cells.xlsx'))).length).toBe(4)
  })

  test('reading leaves the library as it was', () => {
    expect(Object.keys(Object.prototype)).toEqual([])
    expect(read(write(everything(), { type: 'buffer' })).SheetNames.length).toBe(2)
  })
})
