import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CFB, utils, write } from 'xlsx'
import { columnIndex, columnName } from '../../src/sheets/sheet'
import { corpus, faultOf, readAll, xlsx, xlsxParts, zip } from './read-tools'

const sheet = '<sheetData><row r="1"><c t="str"><v>甲</v></c></row></sheetData>'
const opened = (bytes: Buffer, name = 'x.xlsx') => readAll(bytes, { name })

describe('what is not a workbook is told what it is', () => {
  const compound = (stream: string) => {
    const file = CFB.utils.cfb_new()
    CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5_000))
    return Buffer.from(CFB.write(file, { type: 'buffer' }))
  }
  test.each([
    ['PDF', Buffer.from('%PDF-1.7 ...'), 'NOT_A_WORKBOOK', 'PDF'],
    ['PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'NOT_A_WORKBOOK', '图片'],
    ['JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'NOT_A_WORKBOOK', '图片'],
    ['RAR', Buffer.from('Rar!\x1a\x07'), 'NOT_A_WORKBOOK', '压缩包'],
    ['a zip of workbooks', zip([['一.xlsx', xlsx({ sheet })]]), 'NOT_A_WORKBOOK', '压缩包'],
    [
      '.docx',
      zip([
        ['[Content_Types].xml', '<a/>'],
        ['word/document.xml', '<a/>'],
      ]),
      'NOT_A_WORKBOOK',
      'Word',
    ],
    [
      '.pptx',
      zip([
        ['[Content_Types].xml', '<a/>'],
        ['ppt/presentation.xml', '<a/>'],
      ]),
      'NOT_A_WORKBOOK',
      'PowerPoint',
    ],
    [
      '.odt',
      zip([
        ['mimetype', 'application/vnd.oasis.opendocument.text'],
        ['META-INF/manifest.xml', '<a/>'],
        ['content.xml', '<a/>'],
      ]),
      'NOT_A_WORKBOOK',
      '文字',
    ],
    ['.doc', compound('WordDocument'), 'NOT_A_WORKBOOK', 'Word'],
    ['RTF', Buffer.from('{\\rtf1 abc}'), 'NOT_A_WORKBOOK', 'Word'],
    ['some XML', Buffer.from('<?xml version="1.0"?><a><b/></a>'), 'NOT_A_WORKBOOK', 'XML'],
    ['a program', Buffer.from('MZ\x90\0'), 'NOT_A_WORKBOOK', '程序'],
    ['an encrypted .xlsx', compound('EncryptedPackage'), 'ENCRYPTED', '密码'],
    ['nothing', Buffer.alloc(0), 'UNREADABLE', '空'],
  ])('%s', async (_, bytes, code, word) => {
    await expect(opened(bytes)).rejects.toMatchObject({
      code,
      zh: expect.stringContaining(word),
      en: expect.any(String),
    })
  })

  test.each([
    ['tafia+calamine/pass_protected.xlsx', 'ENCRYPTED'],
    ['apache+poi/xor-encryption-abc.xls', 'ENCRYPTED'],
    ['box+spout/file_with_no_sheets_in_workbook_xml.xlsx', 'UNREADABLE'],
    ['apache+poi/duplicate-filename-case-insensitive.xlsx', 'UNREADABLE'],
    ['tafia+calamine/issue_594_dos.ods', 'UNREADABLE'],
  ])('%s ends in %s', async (name, code) => {
    expect(await faultOf(corpus(name))).toBe(code)
  })

  test('a password on an .ods and on the zip itself', async () => {
    const manifest = '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>'
    expect(
      await faultOf(
        zip([
          ['META-INF/manifest.xml', manifest],
          ['content.xml', 'x'],
        ]),
      ),
    ).toBe('ENCRYPTED')
    expect(await faultOf(zip([['xl/workbook.xml', 'x', { flags: 1 }]]))).toBe('ENCRYPTED')
  })

  test('a path without a file, and a folder', async () => {
    expect(await faultOf('/nowhere/at/all.xlsx')).toBe('UNREADABLE')
    expect(await faultOf(tmpdir())).toBe('UNREADABLE')
  })
})

/** The end of the file claims one part more than the directory lists. */
function withOneEntryMore(): Buffer {
  const bytes = xlsx({ sheet })
  bytes[bytes.length - 12]!++
  return bytes
}

describe('a zip file is not believed', () => {
  const parts = () => xlsxParts({ sheet })
  test.each([
    ['a name twice', zip([...parts(), ['XL/WORKBOOK.XML', 'x']])],
    ['a name that climbs out', zip([...parts(), ['../evil.xml', 'x']])],
    ['a checksum that does not fit', zip(parts().map(([name, content]) => [name, content, { crc: 1 }]))],
    ['a file cut off', xlsx({ sheet }).subarray(0, -30)],
    ['a file cut in the middle', xlsx({ sheet }).subarray(0, 400)],
    ['a directory that lists less than it should', withOneEntryMore()],
    ['only an end', Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')],
  ])('%s', async (_, bytes) => {
    expect(await faultOf(bytes)).toBe('UNREADABLE')
  })

  test('parts that lie on top of each other', async () => {
    const bytes = zip([...parts(), ['a.xml', 'x'.repeat(500)]])
    const second = bytes.lastIndexOf('PK\x01\x02')
    bytes.writeUInt32LE(bytes.readUInt32LE(second + 42) - 60, second + 42)
    expect(await faultOf(bytes)).toBe('UNREADABLE')
  })

  test('a wrong declared size is only a hint', async () => {
    const lying = zip(parts().map(([name, content]) => [name, content, { claimed: 7 }]))
    expect((await opened(lying)).sheets[0]!.rows.length).toBe(1)
    const boasting = zip(parts().map(([name, content]) => [name, content, { claimed: 0x7fffffff }]))
    expect((await opened(boasting)).sheets[0]!.rows.length).toBe(1)
  })

  test('the number of parts is limited, pictures not counted', async () => {
    const many = (folder: string) => Array.from({ length: 60 }, (_, i): [string, string] => [`${folder}/${i}.xml`, 'x'])
    const limits = { entries: 50 }
    expect(await faultOf(zip([...parts(), ...many('xl/media')]), { limits })).toEqual(['表'])
    expect(await faultOf(zip([...parts(), ...many('xl/other')]), { limits })).toBe('TOO_LARGE')
  })
})

describe('bombs stop while they are being inflated', () => {
  const zeros = Buffer.alloc(40 * 2 ** 20)
  const limits = { ratioFloorBytes: 2 ** 20, inflatedBytes: 2 ** 30 }

  test.each(['stream', 'sheetjs'] as const)('a sheet of zeros, by %s', async (reader) => {
    const bomb = zip(xlsxParts({ sheet: zeros }).map(([name, content]) => [name, content, { claimed: 100 }]))
    expect(bomb.length).toBeLessThan(60_000)
    await expect(readAll(bomb, { reader, limits })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      zh: expect.stringContaining('压缩比'),
    })
  })

  test('strings, styles and an .ods of zeros', async () => {
    for (const part of ['xl/sharedStrings.xml', 'xl/styles.xml', 'xl/workbook.xml']) {
      const bomb = zip(xlsxParts({ sheet }).map(([name, content]) => [name, name === part ? zeros : content]))
      expect([part, await faultOf(bomb, { limits })]).toEqual([part, 'TOO_LARGE'])
    }
    const ods = zip([
      ['META-INF/manifest.xml', '<a/>'],
      ['content.xml', zeros],
    ])
    expect(await faultOf(ods, { limits })).toBe('TOO_LARGE')
  })

  test('the sum of all parts is limited', async () => {
    const noise = Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31) & 0xff))
    const bytes = xlsx({ sheet, more: [['xl/worksheets/sheet9.xml', noise]] })
    expect(await faultOf(bytes, { limits: { inflatedBytes: 100_000 }, reader: 'sheetjs' })).toBe('TOO_LARGE')
    expect(await faultOf(bytes, { limits: { fileBytes: 1_000 } })).toBe('TOO_LARGE')
  })

  test('a picture is never inflated', async () => {
    const bytes = xlsx({ sheet, more: [['xl/media/image1.png', zeros]] })
    expect(await faultOf(bytes, { limits })).toEqual(['表'])
    expect(await faultOf(bytes, { limits, reader: 'sheetjs' })).toEqual(['表'])
  })

  test('time is limited too', async () => {
    expect(await faultOf(xlsx({ sheet }), { limits: { milliseconds: -1 } })).toBe('TOO_LARGE')
  })
})

describe('few bytes that ask for many cells', () => {
  test.each([
    ['columns', `<cols><col min="1" max="999999999" hidden="1"/></cols>${sheet}`, 'TOO_LARGE'],
    [
      'a link over the whole sheet',
      `${sheet}<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/></hyperlinks>`,
      ['表'],
    ],
  ])('%s, by SheetJS', async (_, made, expected) => {
    expect(await faultOf(xlsx({ sheet: made }), { reader: 'sheetjs' })).toEqual(expected)
    expect(await faultOf(xlsx({ sheet: made }))).toEqual(['表'])
  })

  test('spans in SpreadsheetML', async () => {
    const book = (row: string) =>
      Buffer.from(
        `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>${row}</Table></Worksheet></Workbook>`,
      )
    const cell = '<Cell ss:MergeAcross="30000" ss:MergeDown="30000"><Data ss:Type="String">a</Data></Cell>'
    expect(await faultOf(book(`<Row>${cell}</Row>`))).toBe('UNREADABLE')
    expect(await faultOf(book('<Column ss:Span="999999999"/>'))).toBe('UNREADABLE')
    expect(await faultOf(book('<Row><Cell><Data ss:Type="String">a</Data></Cell></Row>'))).toEqual(['表'])
  })

  test('binary workbooks keep their links and columns', async () => {
    const book = utils.book_new()
    const cells = utils.aoa_to_sheet([['链接', 1]])
    cells.A1.l = { Target: 'https://example.org' }
    cells['!cols'] = [{ hidden: true }, { wch: 10 }]
    utils.book_append_sheet(book, cells, '表')
    for (const bookType of ['xlsb', 'biff8'] as const) {
      const read = await opened(Buffer.from(write(book, { type: 'buffer', bookType })), '')
      expect(read.sheets[0]!.rows).toEqual([{ row: 1, cells: ['链接', 1] }])
    }
  })
})

test('a file on disk is read like a buffer, and its name is used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rosterql-gate-'))
  try {
    const path = join(folder, '东街村.csv')
    writeFileSync(path, '姓名,人口\n张三,3\n')
    expect((await readAll(path)).sheets[0]!.name).toBe('东街村')
    const book = join(folder, '名册.xlsx')
    writeFileSync(book, xlsx({ sheet }))
    expect((await readAll(book)).sheets).toEqual((await readAll(xlsx({ sheet }))).sheets)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('column names and numbers are each other’s inverse', () => {
  for (let i = 0; i < 16_384; i++) expect(columnIndex(columnName(i))).toBe(i)
})
