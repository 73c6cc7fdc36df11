import fc from 'fast-check'
import * as XLSX from 'xlsx'
import { MARK_AUTHOR, markWorkbook } from '../../src/sheets/mark/mark'
import type { Mark } from '../../src/sheets/mark/mark-type'
import { address } from '../../src/sheets/sheet'
import type { SheetOut } from '../../src/sheets/write/sheet-out'
import { writeWorkbook } from '../../src/sheets/write/workbook'
import { FIXED_TIME } from '../../src/sheets/write/zip'
import { MAIN, minimal, partsOf, relations, sheetOf, zipOf } from './mark-parts'

const read = (file: Buffer) => XLSX.read(file, { cellNF: true, cellStyles: true })
const at = (address: string, comment = '不是数字', severity: Mark['severity'] = 'error', sheet = '表'): Mark => ({
  sheet,
  address,
  comment,
  severity,
})
const notesOf = (sheet: XLSX.WorkSheet, cell: string): string[] =>
  (sheet[cell]?.c ?? []).map(({ t }: XLSX.Comment) => t)
const SHEET = 'xl/worksheets/sheet1.xml'

/** Marks a sheet given as XML; its XML afterwards, and how SheetJS reads it. */
async function marked(body: string, marks: Mark[], more: Record<string, string> = {}) {
  const file = await markWorkbook(await zipOf(minimal(body, more)), marks)
  return { xml: partsOf(file)[SHEET], parts: partsOf(file), sheet: read(file).Sheets.表 }
}

/** Everything a reader sees of the cells that hold something. */
function valuesOf(file: Buffer) {
  const book = XLSX.read(file, { cellNF: true })
  return book.SheetNames.map((name) =>
    Object.entries(book.Sheets[name]!)
      .filter(([key, cell]) => !key.startsWith('!') && (cell.v !== undefined || cell.f))
      .map(([key, { t, v, f, z }]) => [key, t, v, f, z]),
  )
}

describe('what stays', () => {
  const sheets: SheetOut[] = [
    {
      name: '表',
      columns: [{ width: 12 }, { style: 'money', width: 20 }],
      rows: [
        [
          { value: '名称', style: 'header' },
          { value: '金额', style: 'header', note: '万元' },
        ],
        ['东村', 12.5],
        ['西村', { formula: 'B2*2', value: 25 }],
        ['=危险', { value: '#REF!', error: true }],
      ],
      merges: ['A6:B6'],
      dropdowns: [{ range: 'A2:A9', values: ['东村', '西村'] }],
    },
    { name: '另一张', rows: [['甲', 1]] },
  ]

  test('only the sheet, the styles, the comments and their drawing change', async () => {
    const original = await writeWorkbook(sheets)
    const [before, after] = [original, await markWorkbook(original, [at('B2'), at('C9')])].map(partsOf)
    expect(Object.keys(after!).sort()).toEqual(Object.keys(before!).sort())
    const changed = Object.keys(before!).filter((name) => before![name] !== after![name])
    expect(changed.sort()).toEqual(['xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/styles.xml', SHEET])
  })

  test('parts are copied without unpacking them', async () => {
    const data = Buffer.from('a picture, stored as it is')
    const picture = {
      name: Buffer.from('xl/media/a.png'),
      flags: 0,
      method: 0,
      time: FIXED_TIME,
      crc: 7,
      size: 26,
      attributes: 0,
      data,
    }
    const original = await zipOf(minimal(sheetOf('<sheetData/>')), [picture])
    // The checksum is wrong on purpose: whoever unpacked the part would notice.
    expect((await markWorkbook(original, [at('A1')])).includes(data)).toBe(true)
  })

  test('values, formulas and formats are read as before; the same marks give the same bytes', async () => {
    const original = await writeWorkbook(sheets)
    const marks = [at('B2'), at('B3', '请核对', 'warning'), at('B4'), at('A1'), at('Z100')]
    const file = await markWorkbook(original, marks)
    expect(valuesOf(file)).toEqual(valuesOf(original))
    expect(file.equals(await markWorkbook(original, marks))).toBe(true)
    expect(await markWorkbook(original, [])).toBe(original)
  })

  test('a style keeps all but its fill', async () => {
    const original = await writeWorkbook(sheets)
    const file = await markWorkbook(original, [at('A1'), at('B2'), at('B9', '缺', 'warning')])
    const { A1, B2, B9 } = read(file).Sheets.表!
    expect([A1.s, B2.s, B9.s].map(({ fgColor }) => fgColor.rgb)).toEqual(['FF9999', 'FF9999', 'FFEB84'])
    expect(B2.w).toBe('12.50')
    const styles = partsOf(file)['xl/styles.xml']
    const [header] = /<xf [^>]*applyAlignment="1"[^>]*>.*?<\/xf>/.exec(styles!)!
    const clone = header.replace(/fillId="\d+"/, 'fillId="3"')
    expect(styles!.split(clone)).toHaveLength(2)
    expect(styles).toContain('<cellXfs count="6">')
    expect(styles).toContain('<fills count="5">')
  })

  test('random marks on a random sheet', async () => {
    const place = fc.record({ row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 0, max: 8 }) })
    const value = fc.oneof(fc.constant(undefined), fc.integer(), fc.string({ unit: 'grapheme', maxLength: 5 }))
    const table = fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 10 })
    const check = async (rows: (string | number | undefined)[][], places: { row: number; column: number }[]) => {
      const original = await writeWorkbook([{ name: '表', rows }])
      const marks = places.map(({ row, column }, i) => at(address(row, column), `第${i}处`))
      const file = await markWorkbook(original, marks)
      expect(valuesOf(file)).toEqual(valuesOf(original))
      const sheet = read(file).Sheets.表
      for (const mark of marks) expect(notesOf(sheet!, mark.address).join()).toContain(mark.comment)
    }
    await fc.assert(fc.asyncProperty(table, fc.array(place, { minLength: 1, maxLength: 15 }), check), { numRuns: 60 })
  })
})

describe('cells that the file leaves out', () => {
  test('are put in their row, between their neighbours, with the style of row or column', async () => {
    const body =
      '<dimension ref="B2:D2"/><cols><col min="5" max="6" width="9" style="1"/></cols><sheetData><row r="2" spans="2:4"><c r="B2"><v>1</v></c><c r="D2"><v>2</v></c></row><row r="4" s="2" customFormat="1"/><row r="9"><c r="A9"><v>9</v></c></row></sheetData>'
    const styles = `<styleSheet xmlns="${MAIN}"><cellXfs count="3"><xf/><xf numFmtId="10"/><xf numFmtId="49"/></cellXfs></styleSheet>`
    const { xml, parts } = await marked(
      sheetOf(body),
      ['C2', 'E2', 'A2', 'B4', 'F6', 'A9'].map((cell) => at(cell)),
      {
        'xl/styles.xml': styles,
        'xl/_rels/workbook.xml.rels': relations(
          ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
          ['rId2', 'styles', 'styles.xml'],
        ),
      },
    )
    expect(xml).toContain(
      '<row r="2"><c r="A2" s="4"/><c r="B2"><v>1</v></c><c r="C2" s="4"/><c r="D2"><v>2</v></c><c r="E2" s="3"/></row>',
    )
    expect(xml).toContain(
      '<row r="4" s="2" customFormat="1"><c r="B4" s="5"/></row><row r="6"><c r="F6" s="3"/></row><row r="9"><c r="A9" s="4">',
    )
    expect(xml).toContain('<dimension ref="A2:F9"/>')
    expect(parts['xl/styles.xml']).toBe(
      `<styleSheet xmlns="${MAIN}"><fills count="4">${['none', 'gray125'].map((type) => `<fill><patternFill patternType="${type}"/></fill>`).join('')}${['FF9999', 'FFEB84'].map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="FF${rgb}"/><bgColor indexed="64"/></patternFill></fill>`).join('')}</fills><cellXfs count="6"><xf/><xf numFmtId="10"/><xf numFmtId="49"/><xf numFmtId="10" fillId="2" applyFill="1"/><xf fillId="2" applyFill="1"/><xf numFmtId="49" fillId="2" applyFill="1"/></cellXfs></styleSheet>`,
    )
  })

  test.each(['<sheetData/>', '<sheetData></sheetData>', '<sheetData>\n</sheetData>'])(
    'in an empty sheet: %s',
    async (data) => {
      const { xml, sheet } = await marked(sheetOf(`${data}<pageMargins left="1"/>`), [at('B2'), at('A7')])
      expect(xml).toMatch(
        /<row r="2"><c r="B2" s="1"\/><\/row><row r="7"><c r="A7" s="1"\/><\/row><\/sheetData><pageMargins/,
      )
      expect(notesOf(sheet!, 'A7')).toEqual(['不是数字'])
    },
  )

  test('rows and cells without addresses are counted', async () => {
    const body =
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row></sheetData>'
    const { xml } = await marked(
      sheetOf(body),
      ['B1', 'D5', 'A6', 'B6'].map((cell) => at(cell)),
    )
    expect(xml).toContain(
      '<sheetData><row><c><v>1</v></c><c s="1"><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c s="1"><v>4</v></c></row><row><c s="1"><v>5</v></c><c r="B6" s="1"/></row></sheetData>',
    )
  })
})

describe('odd workbooks', () => {
  test('prefixes everywhere, no styles', async () => {
    const body = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" s='0' t="str"><x:v>甲</x:v></x:c></x:row></x:sheetData><x:tableParts count="0"/></x:worksheet>`
    const { xml, parts } = await marked(body, [at('A1'), at('B3')])
    const text = Buffer.from(xml!, 'latin1').toString('utf8')
    expect(text).toContain(
      '<x:row r="1"><x:c r="A1" s="1" t="str"><x:v>甲</x:v></x:c></x:row><x:row r="3"><x:c r="B3" s="1"/></x:row>',
    )
    expect(text).toMatch(/<x:legacyDrawing xmlns:r="[^"]+" r:id="rId2"\/><x:tableParts/)
    expect(parts['xl/_rels/workbook.xml.rels']).toContain('Target="styles.xml"')
    expect(parts['[Content_Types].xml']).toMatch(
      /PartName="\/xl\/styles.xml".*PartName="\/xl\/comments1.xml".*Extension="vml"/,
    )
  })

  test('the drawing goes before what must follow it, and not into what lies deeper', async () => {
    const deep = '<conditionalFormatting><cfRule><extLst><ext/></extLst></cfRule></conditionalFormatting>'
    const { xml } = await marked(sheetOf(`<sheetData/>${deep}<drawing r:id="rId9"/><extLst><ext/></extLst>`), [
      at('A1'),
    ])
    expect(xml).toMatch(/<drawing r:id="rId9"\/><legacyDrawing [^>]+><extLst><ext\/><\/extLst><\/worksheet>$/)
  })

  test('comments in the XML that look like rows', async () => {
    const { xml } = await marked(
      sheetOf('<!-- <sheetData> --><sheetData><!-- <row r="1"/> --><row r="1"/></sheetData>'),
      [at('A1')],
    )
    expect(xml).toContain(
      '<!-- <sheetData> --><sheetData><!-- <row r="1"/> --><row r="1"><c r="A1" s="1"/></row></sheetData>',
    )
  })

  test('areas written badly are passed over', async () => {
    const body = '<dimension ref="bad"/><sheetData/><mergeCells><mergeCell ref="A:C"/><mergeCell/></mergeCells>'
    const { xml } = await marked(sheetOf(body), [at('B2')])
    expect(xml).toContain('<dimension ref="bad"/><sheetData><row r="2"><c r="B2" s="1"/></row></sheetData><mergeCells>')
  })

  test('a workbook in UTF-16', async () => {
    const parts = minimal('')
    const sheet = Buffer.from(
      `\ufeff${sheetOf('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')}`,
      'utf16le',
    )
    const entry = {
      name: Buffer.from(SHEET),
      flags: 0,
      method: 0,
      time: 0,
      crc: 0,
      size: sheet.length,
      attributes: 0,
      data: sheet,
    }
    const { [SHEET]: _, ...others } = parts
    const file = await markWorkbook(await zipOf(others, [entry]), [at('A1')])
    expect(Buffer.from(partsOf(file)[SHEET]!, 'latin1').toString('utf16le')).toContain('<c r="A1" s="1"><v>1</v></c>')
  })

  test('a strict workbook is answered in its own words', async () => {
    const strict = Object.fromEntries(
      Object.entries(minimal(sheetOf('<sheetData/>'))).map(([name, text]) => [
        name,
        text
          .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
          .replaceAll(
            'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
            'http://purl.oclc.org/ooxml/officeDocument/relationships',
          ),
      ]),
    )
    const parts = partsOf(await markWorkbook(await zipOf(strict), [at('A1')]))
    expect(parts['xl/worksheets/_rels/sheet1.xml.rels']).toContain(
      'purl.oclc.org/ooxml/officeDocument/relationships/comments',
    )
    expect(parts['xl/comments1.xml']).toContain('purl.oclc.org/ooxml/spreadsheetml/main')
    expect(parts['xl/styles.xml']).toContain('purl.oclc.org/ooxml/spreadsheetml/main')
  })

  test('a hundred thousand rows', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => [i, `第${i}行`, i / 7])
    const original = await writeWorkbook([{ name: '表', rows }])
    const marks = Array.from({ length: 2000 }, (_, i) => at(address(i * 50 + 1, i % 4)))
    const before = partsOf(original)[SHEET]
    const after = partsOf(await markWorkbook(original, marks))[SHEET]
    expect(after!.match(/ s="1"/g)).toHaveLength(2000)
    const plain = after!
      .replace(/<c r="D\d+" s="1"\/>/g, '')
      .replaceAll(' s="1"', '')
      .replace(/<legacyDrawing[^>]*>/, '')
    expect(plain === before).toBe(true)
  })
})

describe('notes', () => {
  test('several faults of a cell are one note; an error outweighs a warning', async () => {
    const { sheet } = await marked(sheetOf('<sheetData/>'), [
      at('A1', '甲', 'warning'),
      at('$A$1', '乙<&>'),
      at('a1', '甲'),
    ])
    expect(notesOf(sheet!, 'A1')).toEqual(['甲\n乙<&>'])
    expect(sheet!.A1.s.fgColor.rgb).toBe('FF9999')
  })

  test('a mark under a merged area goes to its first cell', async () => {
    const body = '<sheetData/><mergeCells count="1"><mergeCell ref="B2:C4"/></mergeCells>'
    const { sheet } = await marked(sheetOf(body), [at('C3'), at('B2', '甲')])
    expect(notesOf(sheet!, 'B2')).toEqual(['C3：不是数字\n甲'])
    expect(sheet!.C3).toBeUndefined()
  })

  test('those that are there stay and are extended; marking again does not repeat', async () => {
    const notes = [
      { address: 'A1', text: '用户的话' },
      { address: 'B1', text: '别处' },
    ]
    const original = await writeWorkbook([{ name: '表', rows: [['x']], notes }])
    const once = await markWorkbook(original, [at('A1'), at('C1')])
    const twice = await markWorkbook(once, [at('A1'), at('C1', '还是不对')])
    const sheet = read(twice).Sheets.表
    expect(['A1', 'B1', 'C1'].map((cell) => notesOf(sheet!, cell))).toEqual([
      ['用户的话\n不是数字'],
      ['别处'],
      ['还是不对'],
    ])
    expect(sheet!.C1.c[0].a).toBe(MARK_AUTHOR)
    expect(partsOf(twice)['xl/comments1.xml']!.match(/<author>/g)).toHaveLength(2)
    const boxes = partsOf(twice)['xl/drawings/vmlDrawing1.vml']
    expect(new Set(boxes!.match(/_x0000_s\d+/g)).size).toBe(3)
  })

  const comments = (list: string) => `<comments xmlns="${MAIN}"><authors/><commentList>${list}</commentList></comments>`
  const links = (...more: [string, string, string][]) => ({
    'xl/worksheets/_rels/sheet1.xml.rels': relations(['rId1', 'comments', '/xl/comments7.xml'], ...more),
  })

  test('rich, empty and phonetic texts are extended where a reader looks', async () => {
    const list = [
      '<comment ref="A1" authorId="9"><text><r><rPr><b/></rPr><t>粗</t></r><r><t>细</t></r><phoneticPr/></text></comment>',
      '<comment ref="A2" authorId="9"><text/></comment>',
      '<comment ref="A3" authorId="9"><text><t/></text></comment>',
      '<comment ref="A4" authorId="9"/>',
    ]
    const { parts } = await marked(
      sheetOf('<sheetData/>'),
      ['A1', 'A2', 'A3', 'A4'].map((cell) => at(cell, 'n')),
      {
        ...links(),
        'xl/comments7.xml': comments(list.join('')),
      },
    )
    const xml = parts['xl/comments7.xml']
    expect(Buffer.from(xml!, 'latin1').toString('utf8')).toContain(
      '<t>细</t></r><r><t xml:space="preserve">\nn</t></r><phoneticPr/></text>',
    )
    expect(xml).toContain('<comment ref="A2" authorId="9"><text><t>n</t></text></comment>')
    expect(xml).toContain('<comment ref="A3" authorId="9"><text><t>n</t></text></comment>')
    expect(xml).toContain('<comment ref="A4" authorId="0"><text><t>n</t></text></comment>')
    // The file had no drawing, so the comments of others get their boxes too.
    expect(parts['xl/drawings/vmlDrawing1.vml']!.match(/<v:shape /g)).toHaveLength(4)
  })

  test('threaded comments and the people in them are left alone; buttons stay in their drawing', async () => {
    const threads =
      '<ThreadedComments><threadedComment ref="A1" id="{1}"><text>讨论</text></threadedComment></ThreadedComments>'
    const vml =
      '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s2050" type="#_x0000_t201">button</v:shape></xml>'
    const drawn = await marked(sheetOf('<sheetData/><legacyDrawing r:id="rId5"/><controls/>'), [at('A1'), at('B1')], {
      ...links(['rId5', 'vmlDrawing', '../drawings/old.vml'], ['rId6', 'threadedComment', '../threadedComments/t.xml']),
      'xl/comments7.xml': comments('<comment ref="A1" authorId="0"><text><t>[Threaded comment]</t></text></comment>'),
      'xl/threadedComments/t.xml': threads,
      'xl/drawings/old.vml': vml,
    })
    expect(Buffer.from(drawn.parts['xl/threadedComments/t.xml']!, 'latin1').toString('utf8')).toBe(threads)
    expect(drawn.xml).toContain('<legacyDrawing r:id="rId5"/><controls/>')
    expect(notesOf(drawn.sheet!, 'A1')).toEqual(['[Threaded comment]\n不是数字'])
    const old = drawn.parts['xl/drawings/old.vml']
    expect(old).toContain(
      '<v:shape id="_x0000_s2050" type="#_x0000_t201">button</v:shape><v:shapetype id="_x0000_t202"',
    )
    expect(old).toMatch(/^<xml xmlns:o="[^"]+" xmlns:x="[^"]+" xmlns:v=/)
    expect(old!.match(/<x:Column>1<\/x:Column>/g)).toHaveLength(1)
    expect(old!.match(/<v:shape /g)).toHaveLength(2)
  })
})

describe('refusals', () => {
  test('a sheet or an address that does not exist, a file that is none', async () => {
    const file = await zipOf(minimal(sheetOf('<sheetData/>')))
    await expect(markWorkbook(file, [at('A1', 'x', 'error', '没有')])).rejects.toThrow('没有名为“没有”的工作表')
    await expect(markWorkbook(file, [at('A0')])).rejects.toThrow('单元格地址')
    await expect(markWorkbook(file, [at('XFE1')])).rejects.toThrow('单元格地址')
    await expect(markWorkbook(Buffer.from('<html>'), [at('A1')])).rejects.toThrow('不是 .xlsx')
    await expect(markWorkbook(await zipOf({ 'a.txt': 'x' }), [at('A1')])).rejects.toThrow('不是 .xlsx')
    await expect(markWorkbook(await zipOf(minimal('<chartsheet></chartsheet>')), [at('A1')])).rejects.toThrow(
      '无法标记',
    )
    const twice = await zipOf(minimal(sheetOf('<sheetData/>'), { 'XL/workbook.xml': '' }))
    await expect(markWorkbook(twice, [at('A1')])).rejects.toThrow('两个部件')
  })
})
