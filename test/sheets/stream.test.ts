import fc from 'fast-check'
import { openWorkbook } from '../../src/sheets/open'
import { numberOf } from '../../src/sheets/parts/bytes'
import { defaultLimits } from '../../src/sheets/parts/limits'
import { cellsOf, corpus, faultOf, readAll, xlsx, xlsxParts, zip } from './read-tools'

const data = (rows: string, after = '') => `<sheetData>${rows}</sheetData>${after}`
const stream = async (made: Parameters<typeof xlsx>[0]) => {
  const read = await readAll(xlsx(made))
  expect(read.reader).toBe('stream')
  return read.sheets[0]!
}
const cells = async (made: Parameters<typeof xlsx>[0]) => (await stream(made)).rows.map((row) => row.cells)

describe('cells', () => {
  test('numbers, booleans, errors, shared, inline and formula strings', async () => {
    const row =
      '<row r="1"><c r="A1"><v>12.5</v></c><c r="B1" t="b"><v>1</v></c><c r="C1" t="e"><v>#REF!</v></c>' +
      '<c r="D1" t="s"><v>1</v></c><c r="E1" t="inlineStr"><is><t>行内</t></is></c><c r="F1" t="str"><f>A1&amp;""</f><v>算出</v></c></row>'
    expect(await cells({ sheet: data(row), strings: ['零', '一'] })).toEqual([
      [12.5, true, { error: '#REF!' }, '一', '行内', '算出'],
    ])
  })

  test('a formula without its result is told apart from an empty result', async () => {
    const row =
      '<row r="1"><c r="A1"><f>SUM(B1:C1)</f></c><c r="B1"><f>1+1</f><v/></c><c r="C1" t="str"><f>""</f><v></v></c>' +
      '<c r="D1"><f t="shared" ref="D1:E1" si="0">A1*2</f></c><c r="E1"><f t="shared" si="0"/></c></row>'
    expect(await cells({ sheet: data(row) })).toEqual([
      [{ uncached: 'SUM(B1:C1)' }, { uncached: '1+1' }, undefined, { uncached: 'A1*2' }, { uncached: 'A1*2' }],
    ])
  })

  test('cells and rows without addresses follow each other; gaps stay gaps', async () => {
    const rows = '<row><c><v>1</v></c><c><v>2</v></c></row><row r="4"><c r="C4"><v>3</v></c><c><v>4</v></c></row>'
    const sheet = await stream({ sheet: data(rows) })
    expect(sheet!.rows).toEqual([
      { row: 1, cells: [1, 2] },
      { row: 4, cells: [undefined, undefined, 3, 4] },
    ])
  })

  test('prefixed names, single quotes, spaces, comments and CDATA', async () => {
    const sheet = `<?xml version='1.0' encoding='utf-8'?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <x:cols><x:col min='2' max='3' hidden='1'/></x:cols><x:sheetData>
      <!-- a comment --><x:row r='2' hidden='1'><x:c r='A2' t='str'><x:v><![CDATA[甲&乙]]></x:v></x:c><x:c r='B2' t='inlineStr'><x:is><x:r><x:t>多</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve"> 段</x:t></x:r><x:rPh sb="0" eb="1"><x:t>duo</x:t></x:rPh></x:is></x:c></x:row>
      </x:sheetData><x:mergeCells count='1'><x:mergeCell ref='A1:B2'/></x:mergeCells></x:worksheet>`
    expect(await stream({ sheet })).toMatchObject({
      hiddenColumns: [1, 2],
      merges: [{ top: 1, left: 0, bottom: 2, right: 1 }],
      rows: [{ row: 2, hidden: true, cells: ['甲&乙', '多 段'] }],
    })
  })

  test('entities and escapes become the characters they name', async () => {
    const strings = [
      'a&lt;b&amp;&#20013;&#x6587;',
      'x_x000D_\ny',
      '_x005F_x000D_',
      '<r><t>富</t></r><r><t>文本</t></r>',
    ]
    const row = `<row r="1">${strings.map((_, i) => `<c t="s"><v>${i}</v></c>`).join('')}</row>`
    expect(await cells({ sheet: data(row), strings })).toEqual([['a<b&中文', 'x\ny', '_x000D_', '富文本']])
  })

  test('dates and percentages by their number format, also the Chinese ones', async () => {
    const formats = [
      'yyyy"年"m"月"d"日"',
      '[$-804]yyyy/m/d;@',
      '0.00%',
      '#,##0.00"元"',
      '31',
      '57',
      '[Red]0.0',
      'h:mm',
      'General',
      '[h]:mm',
    ]
    const row = `<row r="1">${formats.map((_, i) => `<c s="${i + 1}"><v>43952.5</v></c>`).join('')}</row>`
    const date = { date: 43952.5 }
    const expected = [[date, date, { percent: 43952.5 }, 43952.5, date, date, 43952.5, date, 43952.5, date]]
    expect(await cells({ sheet: data(row), formats })).toEqual(expected)
    expect(await cellsOf(xlsx({ sheet: data(row), formats }), { reader: 'sheetjs' })).toEqual(expected)
  })

  test('the 1904 system is converted, and only dates are', async () => {
    const row = '<row r="1"><c s="1"><v>42490</v></c><c><v>42490</v></c><c s="1"><v>-1</v></c></row>'
    const made = { sheet: data(row), formats: ['yyyy-mm-dd'], workbookPr: '<workbookPr date1904="1"/>' }
    expect(await cells(made)).toEqual([[{ date: 43952 }, 42490, -1]])
  })

  test('ISO dates', async () => {
    const row =
      '<row r="1"><c t="d"><v>2020-05-01</v></c><c t="d"><v>2020-05-01T12:00:00</v></c><c t="d"><v>某日</v></c></row>'
    expect(await cells({ sheet: data(row) })).toEqual([[{ date: 43952 }, { date: 43952.5 }, '某日']])
  })

  test('any decimal number is the double that JavaScript makes of it', () => {
    const text = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc
        .tuple(fc.boolean(), fc.bigInt(0n, 10n ** 18n), fc.integer({ min: 0, max: 24 }))
        .map(([minus, digits, point]) => {
          const padded = digits.toString().padStart(point + 1, '0')
          return (minus ? '-' : '') + (point ? `${padded.slice(0, -point)}.${padded.slice(-point)}` : padded)
        }),
    )
    fc.assert(
      fc.property(text, (written) => {
        const bytes = Buffer.from(`<v>${written}</v>`)
        expect(numberOf(bytes, 3, bytes.length - 4)).toBe(Number(written))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('sheets', () => {
  test('the declared size of a sheet is ignored, and so are rows and cells that only carry a format', async () => {
    const ghosts = Array.from(
      { length: 2_000 },
      (_, i) => `<row r="${i + 3}" s="1" ht="20"><c r="XFD${i + 3}" s="1"/></row>`,
    )
    const sheet = `<dimension ref="A1:XFD1048576"/>${data(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>${ghosts.join('')}`)}`
    const read = await stream({ sheet, formats: ['0'] })
    expect(read!.rows).toEqual([{ row: 1, cells: [1] }])
  })

  test('a sheet without rows and one without any content', async () => {
    expect((await stream({ sheet: '<sheetData/>' })).rows).toEqual([])
    expect((await stream({ sheet: '<sheetData></sheetData>' })).rows).toEqual([])
  })

  test('merges and hidden columns are known before the first row', async () => {
    const sheet = `<cols><col min="1" max="2" hidden="true"/></cols>${data('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCells><mergeCell ref="A1:C2"/></mergeCells>')}`
    const workbook = await openWorkbook(xlsx({ sheet }))
    expect(workbook.sheets[0]).toMatchObject({
      hiddenColumns: [0, 1],
      merges: [{ top: 1, left: 0, bottom: 2, right: 2 }],
    })
  })

  test('rows can be asked for again, also after a reader has stopped half-way and after close', async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => `<row r="${i + 1}"><c><v>${i}</v></c></row>`).join('')
    const workbook = await openWorkbook(xlsx({ sheet: data(rows) }))
    const count = async () => {
      let n = 0
      for await (const batch of workbook.sheets[0]!.rows()) {
        expect(batch.length).toBeLessThanOrEqual(1_000)
        n += batch.length
      }
      return n
    }
    for await (const batch of workbook.sheets[0]!.rows()) {
      expect(batch[0]!.cells).toEqual([0])
      break
    }
    expect(await count()).toBe(3_000)
    await workbook.close()
    expect(await count()).toBe(3_000)
  })

  test('a sheet too large to keep is inflated a second time and read just the same', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, i) => `<row r="${i + 1}"><c t="s"><v>${i % 3}</v></c><c><v>${i}</v></c></row>`,
    )
    const file = xlsx({ sheet: data(rows.join('')), strings: ['甲', '乙', '丙'] })
    const small = { limits: { memoryBytes: 6_000_000 } }
    expect(await cellsOf(file, small)).toEqual(await cellsOf(file))
  })

  test('rows out of order are put in order; a row that is there twice is an error', async () => {
    const [one, two] = ['<row r="1"><c><v>1</v></c></row>', '<row r="2"><c><v>2</v></c></row>']
    expect((await stream({ sheet: data(two + one) })).rows.map((row) => row.row)).toEqual([1, 2])
    expect(await faultOf(xlsx({ sheet: data(one + one) }))).toBe('UNREADABLE')
  })

  test('what our reader does not know goes to SheetJS, in the middle of a sheet too', async () => {
    const rows = Array.from({ length: 1_200 }, (_, i) => `<row r="${i + 1}"><c><v>${i}</v></c></row>`).join('')
    const file = xlsx({ sheet: data(`${rows}<row r="1201"><c t="n "><v>7</v></c></row>`) })
    const read = await readAll(file)
    expect(read.reader).toBe('sheetjs')
    expect(read.sheets[0]!.rows.map((row) => row.row)).toEqual(Array.from({ length: 1_201 }, (_, i) => i + 1))
    expect((await readAll(corpus('box+spout/attack_quadratic_blowup.xlsx'))).reader).toBe('sheetjs')
  })

  test.each([
    ['spaces about an equals sign', data('<row r ="2"><c r ="B2"><v>7</v></c></row>')],
    [
      'an attribute on sheetData',
      '<sheetData xml:space="preserve"><row r="2"><c r="B2"><v>7</v></c></row></sheetData>',
    ],
  ])('%s is left to SheetJS rather than misread', async (_, sheet) => {
    const read = await readAll(xlsx({ sheet }))
    expect(read.reader).toBe('sheetjs')
    expect(read.sheets[0]!.rows.map((row) => row.cells.at(-1))).toEqual([7])
  })

  test('a merge with more attributes than its area', async () => {
    const merged = data('', '<mergeCells><mergeCell xr:uid="{1}" ref="A1:B1"/></mergeCells>')
    expect((await stream({ sheet: merged })).merges).toEqual([{ top: 1, left: 0, bottom: 1, right: 1 }])
  })

  test('a row larger than any chunk, and hidden columns without sense', async () => {
    const wide = Array.from({ length: 16_000 }, (_, i) => `<c t="inlineStr"><is><t>${'字'.repeat(30)}${i}</t></is></c>`)
    const cols = '<cols><col min="-99" max="2" hidden="1"/><col max="x" hidden="1"/></cols>'
    const read = await stream({ sheet: cols + data(`<row>${wide.join('')}</row><row><c><v>1</v></c></row>`) })
    expect([read!.rows[0]!.cells.length, read!.rows[1], read!.hiddenColumns]).toEqual([
      16_000,
      { row: 2, cells: [1] },
      [0, 1],
    ])
  })

  test('a cell pointing past the string table, and a sheet that is cut off, are errors that name the sheet', async () => {
    const lost = readAll(xlsx({ sheet: data('<row r="3"><c r="B3" t="s"><v>9</v></c></row>') }))
    await expect(lost).rejects.toMatchObject({
      code: 'UNREADABLE',
      place: { sheet: '表' },
      zh: expect.stringMatching(/表.*B3/),
      en: expect.stringMatching(/表.*B3/),
    })
    for (const reader of ['stream', 'sheetjs'] as const) {
      expect(
        await faultOf(xlsx({ sheet: '<?xml version="1.0"?><worksheet><sheetData><row r="1"><c><v>1' }), { reader }),
      ).toBe('UNREADABLE')
    }
  })

  test('a sheet whose part is missing is an error, never an absence', async () => {
    const parts = xlsxParts({ sheet: data('') }).filter(([name]) => name !== 'xl/worksheets/sheet1.xml')
    expect(await faultOf(zip(parts))).toBe('UNREADABLE')
    expect(await faultOf(zip(parts), { reader: 'sheetjs' })).toBe('UNREADABLE')
  })

  test('limits on rows, columns, merges and text name the place', async () => {
    const row = (r: number, c: string) => data(`<row r="${r}"><c r="${c}${r}" t="str"><v>字字字</v></c></row>`)
    const limits = { rows: 10, columns: 3, cellText: 2, merges: 1 }
    expect(await faultOf(xlsx({ sheet: row(11, 'A') }), { limits: { rows: 10 } })).toBe('TOO_LARGE')
    expect(await faultOf(xlsx({ sheet: row(1, 'D') }), { limits: { columns: 3 } })).toBe('TOO_LARGE')
    expect(await faultOf(xlsx({ sheet: row(9, 'C') }), { limits: { ...limits, cellText: 3 } })).toEqual(['表'])
    await expect(readAll(xlsx({ sheet: row(9, 'C') }), { limits })).rejects.toMatchObject({
      zh: expect.stringContaining('C9'),
    })
    const merges = '<mergeCells><mergeCell ref="A1:B1"/><mergeCell ref="A2:B2"/></mergeCells>'
    expect(await faultOf(xlsx({ sheet: data('', merges) }), { limits })).toBe('TOO_LARGE')
    expect(defaultLimits.rows).toBe(1_048_576)
  })
})
