/** Parts by name come in, a zip file goes out, and back: for workbooks no program would write. */
import * as XLSX from 'xlsx'
import { type PackedEntry, zip } from '../../src/sheets/write/zip'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

export async function zipOf(parts: Record<string, string>, packed: PackedEntry[] = []): Promise<Buffer> {
  const list = [
    ...Object.entries(parts).map(([name, data]) => ({ name, data })),
    ...packed.map((packed) => ({ packed })),
  ]
  const pieces: Buffer[] = []
  for await (const piece of zip(list)) pieces.push(piece)
  return Buffer.concat(pieces)
}

/** The content of every part, as SheetJS unpacks it. */
export function partsOf(file: Buffer): Record<string, string> {
  const container = XLSX.CFB.read(file, { type: 'buffer' })
  const parts: Record<string, string> = {}
  container.FullPaths.forEach((path: string, i: number) => {
    const { content } = container.FileIndex[i]
    if (content && !path.endsWith('/'))
      parts[path.replace('Root Entry/', '')] = Buffer.from(content as Uint8Array).toString('latin1')
  })
  return parts
}

export const relations = (...list: [id: string, kind: string, target: string][]): string =>
  `<Relationships xmlns="${RELATIONS}">${list
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** The least a workbook needs: one sheet called 表, no styles. */
export function minimal(sheet: string, more: Record<string, string> = {}): Record<string, string> {
  return {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': sheet,
    ...more,
  }
}

export const sheetOf = (body: string): string => `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${body}</worksheet>`
