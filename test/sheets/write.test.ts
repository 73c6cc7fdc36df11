import * as XLSX from 'xlsx'
import type { SheetOut } from '../../src/sheets/write/sheet-out'
import { LIST_SHEET, safeSheetName, streamWorkbook, writeWorkbook } from '../../src/sheets/write/workbook'

const read = (file: Buffer) =>
  XLSX.read(file, { cellNF: true, cellStyles: true, cellFormula: true, sheetStubs: false, cellDates: false })

async function first(sheet: Partial<SheetOut> & Pick<SheetOut, 'rows'>): Promise<XLSX.WorkSheet> {
  const book = read(await writeWorkbook([{ name: '表', ...sheet }]))
  return book.Sheets[book.SheetNames[0]!]!
}

/** The text of one part, by way of the archive that SheetJS unpacks. */
function part(file: Buffer, name: string): string {
  const container = XLSX.CFB.read(file, { type: 'buffer' })
  const found = XLSX.CFB.find(container, `/${name}`)
  if (!found) throw new Error(`no part ${name}`)
  return Buffer.from(found.content as Uint8Array).toString('utf8')
}

test('a sheet for paper lies down, fits its width and repeats its head', async () => {
  const file = await writeWorkbook([
    { name: '甲', rows: [['一']] },
    { name: "乙'表", rows: [['名称'], ['东村']], print: { repeatRows: 1 }, autoFilter: 'A1:A2' },
  ])
  expect(part(file, 'xl/worksheets/sheet1.xml')).not.toMatch(/pageSetup|sheetPr/)
  const sheet = part(file, 'xl/worksheets/sheet2.xml')
  expect(sheet).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/)
  expect(sheet).toMatch(/orientation="landscape" fitToWidth="1" fitToHeight="0"\/><headerFooter>.*<ignoredErrors>/)
  expect(part(file, 'xl/workbook.xml')).toContain(
    '<definedName name="_xlnm.Print_Titles" localSheetId="1">\'乙\'\'表\'!$1:$1</definedName>',
  )
  expect(read(file).SheetNames).toEqual(['甲', "乙'表"])
})

describe('values', () => {
  test('come back as they were', async () => {
    const rows = [
      ['名称', '人口', '占比', '是否'],
      ['东村', 812, 0.25, true],
      ['', -1.5e-7, 1e21, false],
      [],
      [' 前后有空格 ', '两行\n文字', '制表\t', '𠮷野'],
    ]
    const back = XLSX.utils.sheet_to_json(await first({ rows }), { header: 1, raw: true, blankrows: true, defval: '' })
    expect(back).toEqual(rows.map((row) => [...row, '', '', '', ''].slice(0, 4)))
  })

  test('a carriage return is written so that a reader of XML keeps it', async () => {
    const file = await writeWorkbook([{ name: '表', rows: [['回车\r\n']] }])
    expect(part(file, 'xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">回车_x000D_\n</t>')
  })

  test('text that a program could take for a formula stays text', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '0123', '330106199001011234']
    const sheet = await first({ rows: [texts] })
    texts.forEach((text, i) => {
      const cell = sheet[XLSX.utils.encode_cell({ r: 0, c: i })]
      expect([cell.t, cell.v, cell.f]).toEqual(['s', text, undefined])
    })
  })

  test('characters that XML forbids, and texts that look like their escapes', async () => {
    const texts = ['a\u0001b', '_x0041_', '<&>"\'', '\ufffe', '_x005F_', '\ud800', '\u007f', 'x_y_']
    const sheet = await first({ rows: [texts] })
    expect(texts.map((_, i) => sheet[XLSX.utils.encode_cell({ r: 0, c: i })].v)).toEqual(texts)
  })

  test('a number that is none becomes an error, a text that is too long is cut and says so', async () => {
    const sheet = await first({ rows: [[Number.NaN, '长'.repeat(40_000)]] })
    expect(sheet.A1.t).toBe('e')
    expect(sheet.B1.v).toHaveLength(32_767)
    expect(sheet.B1.c[0].t).toContain('40000')
  })

  test('formulas with and without their result, and errors', async () => {
    const cells = [{ formula: '=A2+1', value: 3 }, { formula: 'A2&"x"', value: '<x' }, { formula: 'A2' }]
    const file = await writeWorkbook([
      {
        name: '表',
        rows: [[...cells, { value: '#REF!', error: true }, { formula: '1/0', value: '#DIV/0!', error: true }]],
      },
    ])
    const sheet = read(file).Sheets.表
    expect([sheet!.A1.f, sheet!.A1.v, sheet!.B1.f, sheet!.B1.v]).toEqual(['A2+1', 3, 'A2&"x"', '<x'])
    expect(sheet!.C1.f).toBe('A2')
    expect(part(file, 'xl/worksheets/sheet1.xml')).toContain('<c r="C1"><f>A2</f></c>')
    expect([sheet!.D1.t, sheet!.D1.w, sheet!.E1.t, sheet!.E1.f]).toEqual(['e', '#REF!', 'e', '1/0'])
    expect(part(file, 'xl/workbook.xml')).toContain('fullCalcOnLoad')
  })
})

describe('looks', () => {
  test('number formats of cells and of columns', async () => {
    const date = { value: 43997, style: { numberFormat: 'yyyy-mm-dd' } }
    const sheet = await first({
      columns: [{ width: 20 }, { style: 'text' }, { style: { numberFormat: '0"元"' } }],
      rows: [[date, '001', 3]],
    })
    expect([sheet.A1.v, sheet.A1.w, sheet.B1.z, sheet.C1.w]).toEqual([43997, '2020-06-15', '@', '3元'])
    expect(sheet['!cols']?.[0]?.width).toBe(20)
  })

  test('equal styles are kept once', async () => {
    const rows = Array.from({ length: 50 }, () => [
      { value: 1, style: { bold: true, fill: '#ff0000' } },
      { value: 2, style: 'header' as const },
    ])
    const styles = part(await writeWorkbook([{ name: '表', rows }]), 'xl/styles.xml')
    expect(styles).toContain('<cellXfs count="3">')
    expect(styles).toContain('<fgColor rgb="FFFF0000"/>')
  })

  test('merges, hidden rows and columns, heights, panes, filter', async () => {
    const sheet: SheetOut = {
      name: '表',
      columns: [{}, { hidden: true }],
      rows: [['标题'], ['a', 'b', 'c'], [], [1, 2, 3]],
      merges: ['A1:C1'],
      hiddenRows: [3],
      rowHeights: [{ row: 1, height: 40 }],
      freeze: { rows: 2, columns: 1 },
      autoFilter: 'A2:C4',
    }
    const file = await writeWorkbook([sheet])
    const back = read(file).Sheets.表
    expect(back!['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }])
    expect([back!['!rows']?.[2]?.hidden, back!['!rows']?.[0]?.hpt, back!['!cols']?.[1]?.hidden]).toEqual([
      true,
      40,
      true,
    ])
    expect(back!['!autofilter']).toEqual({ ref: 'A2:C4' })
    const xml = part(file, 'xl/worksheets/sheet1.xml')
    expect(xml).toContain('<pane xSplit="1" ySplit="2" topLeftCell="B3" activePane="bottomRight" state="frozen"/>')
    expect(part(file, 'xl/workbook.xml')).toContain("'表'!$A$2:$C$4")
  })

  test('notes of the sheet and of cells; two on one cell become one', async () => {
    const sheet = await first({
      rows: [[{ value: 1, note: '甲<' }, { note: '空格子' }]],
      notes: [{ address: 'A1', text: '乙\n丙' }],
    })
    expect(sheet.A1.c).toHaveLength(1)
    expect(sheet.A1.c[0]).toMatchObject({ a: 'RosterQL', t: '乙\n丙\n甲<' })
    expect(sheet.B1.c[0].t).toBe('空格子')
  })
})

describe('drop-downs', () => {
  const many = Array.from({ length: 100 }, (_, i) => `第${i + 1}村`)
  const sheetXml = async (values: string[], prompt?: string) => {
    const file = await writeWorkbook([
      { name: '表', rows: [['村']], dropdowns: [{ range: 'A2:A2000', values, prompt }] },
    ])
    return { file, xml: part(file, 'xl/worksheets/sheet1.xml') }
  }

  test('a short list stands in the rule', async () => {
    const { xml, file } = await sheetXml(['是', '否', 'A&B'], '请选择')
    expect(xml).toContain('<formula1>&quot;是,否,A&amp;B&quot;</formula1>')
    expect(xml).toMatch(/<dataValidation type="list"[^>]* prompt="请选择" sqref="A2:A2000">/)
    expect(read(file).SheetNames).toEqual(['表'])
  })

  test('a long list, or one with commas, lies on a hidden sheet', async () => {
    for (const values of [many, ['一,二', '三']]) {
      const { xml, file } = await sheetXml(values)
      expect(xml).toContain('<formula1>_list_1</formula1>')
      const book = read(file)
      expect(book.SheetNames).toEqual(['表', LIST_SHEET])
      expect(book.Workbook?.Sheets?.[1]?.Hidden).toBe(2)
      expect(book.Workbook?.Names).toEqual([
        expect.objectContaining({ Name: '_list_1', Ref: `'${LIST_SHEET}'!$A$1:$A$${values.length}` }),
      ])
      expect(XLSX.utils.sheet_to_json(book.Sheets[LIST_SHEET]!, { header: 1 })).toEqual(values.map((value) => [value]))
    }
  })

  test('equal long lists are kept once', async () => {
    const dropdowns = ['A2:A9', 'B2:B9'].map((range) => ({ range, values: many }))
    const file = await writeWorkbook([
      { name: '表', rows: [], dropdowns },
      { name: '表', rows: [], dropdowns },
    ])
    expect(read(file).Workbook?.Names).toHaveLength(1)
  })
})

describe('sheets', () => {
  test('names are made acceptable and unique', async () => {
    const taken = new Set<string>()
    const names = ['甲/乙', '甲／乙', "'x'", '', 'History', '长'.repeat(40), '长'.repeat(40), 'ABC', 'abc'].map(
      (name) => safeSheetName(name, taken),
    )
    expect(names).toEqual([
      '甲／乙',
      '甲／乙 (2)',
      '’x’',
      'Sheet1',
      'History_',
      '长'.repeat(31),
      `${'长'.repeat(27)} (2)`,
      'ABC',
      'abc (2)',
    ])
  })

  test('a name that looks like an escape is kept', async () => {
    expect(read(await writeWorkbook([{ name: '_x0041_<&', rows: [] }])).SheetNames).toEqual(['_x0041_<&'])
  })

  test('hidden and very hidden ones; one must be visible', async () => {
    const sheets = (['hidden', 'visible', 'veryHidden'] as const).map((visibility) => ({
      name: visibility,
      visibility,
      rows: [[1]],
    }))
    const book = read(await writeWorkbook(sheets))
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([1, 0, 2])
    await expect(writeWorkbook([{ name: 'x', visibility: 'hidden', rows: [] }])).rejects.toThrow('可见')
    await expect(writeWorkbook([])).rejects.toThrow('可见')
  })

  test('a row too many or too wide is refused', async () => {
    const tooMany = {
      *[Symbol.iterator]() {
        for (let i = 0; i <= 1_048_576; i++) yield []
      },
    }
    await expect(writeWorkbook([{ name: 'x', rows: tooMany }])).rejects.toThrow('1048576')
    await expect(writeWorkbook([{ name: 'x', rows: [Array(16_385).fill(1)] }])).rejects.toThrow('16384')
  })
})

describe('bytes', () => {
  const sheets = (): SheetOut[] => [
    {
      name: '甲',
      rows: Array.from({ length: 5000 }, (_, i) => [
        i,
        `第${i}行`,
        { value: i, style: 'money' as const, note: i % 1000 ? undefined : '注' },
      ]),
    },
    { name: '乙', rows: [['x']], dropdowns: [{ range: 'A1', values: Array.from({ length: 300 }, (_, i) => `v${i}`) }] },
  ]

  test('the same sheets give the same bytes, whole or streamed', async () => {
    const file = await writeWorkbook(sheets())
    expect((await writeWorkbook(sheets())).equals(file)).toBe(true)
    const pieces: Buffer[] = []
    for await (const piece of streamWorkbook(sheets())) pieces.push(piece)
    expect(Buffer.concat(pieces).equals(file)).toBe(true)
  })

  test('rows are pulled as the stream is read', async () => {
    let pulled = 0
    let closed = false
    async function* rows() {
      try {
        for (; pulled < 100_000; pulled++) yield [pulled, Math.sin(pulled), `第${pulled}行`, Math.cos(pulled)]
      } finally {
        closed = true
      }
    }
    const stream = streamWorkbook([{ name: '大', rows: rows() }])
    const pieces: Buffer[] = []
    const pulledAt: number[] = []
    for await (const piece of stream) {
      pieces.push(piece)
      pulledAt.push(pulled)
      // What was read so far tells how far the rows may have come: nothing runs ahead by more than some buffers.
      await new Promise(setImmediate)
    }
    const steps = pulledAt.map((at, i) => at - (pulledAt[i - 1] ?? 0))
    expect(Math.max(...steps)).toBeLessThan(20_000)
    expect([pulled, closed]).toEqual([100_000, true])
    const back = XLSX.utils.sheet_to_json<any[]>(read(Buffer.concat(pieces)).Sheets.大!, { header: 1 })
    expect([back.length, back[99_999]![2]]).toEqual([100_000, '第99999行'])
  })

  test('a reader that goes away stops the rows; an error in the rows reaches the reader', async () => {
    let closed = false
    async function* endless() {
      try {
        for (;;) yield [Math.random()]
      } finally {
        closed = true
      }
    }
    for await (const _ of streamWorkbook([{ name: 'x', rows: endless() }])) if (_.length > 1000) break
    for (let i = 0; i < 500 && !closed; i++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(closed).toBe(true)
    const failing = {
      *[Symbol.iterator]() {
        yield [1]
        throw new Error('坏了')
      },
    }
    await expect(writeWorkbook([{ name: 'x', rows: failing }])).rejects.toThrow('坏了')
  })

  test('sheets can come one at a time', async () => {
    async function* some() {
      yield { name: '一', rows: [[1]] }
      yield { name: '二', rows: [[2]] }
    }
    const pieces: Buffer[] = []
    for await (const piece of streamWorkbook(some())) pieces.push(piece)
    expect(read(Buffer.concat(pieces)).SheetNames).toEqual(['一', '二'])
  })
})
