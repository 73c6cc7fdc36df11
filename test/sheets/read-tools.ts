import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { type OpenOptions, openWorkbook } from '../../src/sheets/open'
import type { Row, Sheet } from '../../src/sheets/sheet'

/** A sheet with all its rows, as plain data. */
export interface Whole extends Omit<Sheet, 'rows'> {
  rows: Row[]
}

/** Opens a workbook and reads every row of every sheet. */
export async function readAll(source: string | Buffer, options?: OpenOptions) {
  const workbook = await openWorkbook(source, options)
  const whole: Whole[] = []
  for (const sheet of workbook.sheets) {
    const rows: Row[] = []
    for await (const batch of sheet.rows()) rows.push(...batch)
    whole.push({ ...sheet, rows })
  }
  await workbook.close()
  return { format: workbook.format, notes: workbook.notes, sheets: whole, reader: workbook.reader }
}

/** The cells of the first sheet, row by row. */
export const cellsOf = async (source: string | Buffer, options?: OpenOptions) =>
  (await readAll(source, options)).sheets[0]!.rows.map((row) => row.cells)

/** The fault a file ends in: its code, or the sheets' names when it can be read after all. */
export const faultOf = (source: string | Buffer, options?: OpenOptions): Promise<unknown> =>
  readAll(source, options).then(
    ({ sheets }) => sheets.map((sheet) => sheet.name),
    (error) => error.code ?? error,
  )

export type Part = [name: string, content: string | Buffer, lie?: { crc?: number; flags?: number; claimed?: number }]

/** A zip file of these parts, deflated. */
export function zip(parts: Part[]): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, content, lie = {}] of parts) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(lie.flags ?? 0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(lie.crc ?? crc32(bytes) >>> 0, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(lie.claimed ?? bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), packed)
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), common, rest, Buffer.from(name))
    at += 30 + Buffer.byteLength(name) + packed.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = (links: string[][]) =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

export interface Made {
  /** What stands between `<worksheet>` and `</worksheet>`, or a whole part when it starts with `<?xml`. */
  sheet: string | Buffer
  strings?: string[]
  /** Number format codes; the cell style n+1 uses the nth. */
  formats?: string[]
  workbookPr?: string
  more?: Part[]
}

/** The parts of an .xlsx of one sheet called 表. */
export function xlsxParts({ sheet, strings = [], formats = [], workbookPr = '', more = [] }: Made): Part[] {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const whole = Buffer.isBuffer(sheet) || sheet.startsWith('<?xml')
  return [
    [
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${type}.sharedStrings+xml"/></Types>`,
    ],
    ['_rels/.rels', relations([['r1', 'officeDocument', 'xl/workbook.xml']])],
    [
      'xl/workbook.xml',
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}">${workbookPr}<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ['r1', 'worksheet', 'worksheets/sheet1.xml'],
        ['r2', 'styles', 'styles.xml'],
        ['r3', 'sharedStrings', '/xl/sharedStrings.xml'],
      ]),
    ],
    [
      'xl/styles.xml',
      `<styleSheet xmlns="${main}"><numFmts>${formats
        .map((code, i) => `<numFmt numFmtId="${200 + i}" formatCode="${code.replaceAll('"', '&quot;')}"/>`)
        .join('')}</numFmts><fills><fill/></fills><cellXfs><xf numFmtId="0" fillId="0"/>${formats
        .map((code, i) => `<xf numFmtId="${/^\d+$/.test(code) ? code : 200 + i}" fillId="0"/>`)
        .join('')}</cellXfs></styleSheet>`,
    ],
    [
      'xl/sharedStrings.xml',
      `<sst xmlns="${main}">${strings.map((text) => (text.startsWith('<') ? `<si>${text}</si>` : `<si><t>${text}</t></si>`)).join('')}</sst>`,
    ],
    [
      'xl/worksheets/sheet1.xml',
      whole ? sheet : `<?xml version="1.0"?><worksheet xmlns="${main}">${sheet}</worksheet>`,
    ],
    ...more,
  ]
}

export const xlsx = (made: Made): Buffer => zip(xlsxParts(made))

const here = resolve(__dirname, '../corpus')
/** The larger corpus of real files, which may not be handed on and so is not in the repository. */
export const largeCorpus = process.env.ROSTERQL_CORPUS ?? resolve(__dirname, '../../../shared/corpus')
export const hasLargeCorpus = existsSync(largeCorpus)

/** Every file of a folder and its folders, as paths from there. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile() && !/\.(md|txt|tsv)$/.test(name))
    .sort()

export const corpusFiles = filesIn(here).map((name) => join(here, name))
export const corpus = (name: string): string => join(here, name)

/** Text to GBK: the decoder's table turned around. */
export function gbk(text: string): Buffer {
  gbkTable ??= turnAround('gbk')
  return encode(text, gbkTable)
}

export function big5(text: string): Buffer {
  big5Table ??= turnAround('big5')
  return encode(text, big5Table)
}

let gbkTable: Map<string, number> | undefined
let big5Table: Map<string, number> | undefined

function turnAround(charset: string): Map<string, number> {
  const table = new Map<string, number>()
  const decoder = new TextDecoder(charset)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(Buffer.from([lead, trail]))
      if (text.length === 1 && text !== '\uFFFD' && !table.has(text)) table.set(text, lead * 256 + trail)
    }
  }
  return table
}

function encode(text: string, table: Map<string, number>): Buffer {
  return Buffer.from(
    [...text].flatMap((c) => {
      const code = table.get(c)
      return c.charCodeAt(0) < 0x80 ? [c.charCodeAt(0)] : code === undefined ? [0x3f] : [code >> 8, code & 0xff]
    }),
  )
}
