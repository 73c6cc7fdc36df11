import type { Row, Sheet, Workbook } from '../sheet'

/** What is hidden in one table of an OpenDocument sheet: rows as pairs of first and last. */
interface Hidden {
  sheet: boolean
  rows: [number, number][]
  columns: number[]
}

/** Comes in: an OpenDocument workbook and its content part. Goes out: the workbook knowing what is hidden, which SheetJS does not tell. */
export function withHidden(workbook: Workbook, content: Buffer): Workbook {
  const hidden = readHidden(content.toString('utf8'))
  const sheets = workbook.sheets.map((sheet, index) => (hidden[index] ? hide(sheet, hidden[index]) : sheet))
  return { ...workbook, sheets }
}

function hide(sheet: Sheet, { sheet: whole, rows, columns }: Hidden): Sheet {
  const isHidden = ({ row }: Row) => rows.some(([first, last]) => row >= first && row <= last)
  return {
    ...sheet,
    visibility: whole ? 'hidden' : 'visible',
    hiddenColumns: columns,
    rows: async function* () {
      for await (const batch of sheet.rows()) yield batch.map((row) => (isHidden(row) ? { ...row, hidden: true } : row))
    },
  }
}

const pattern = /<(\/?)(?:style:(style|table-properties)|table:(table|table-row|table-column))(?=[\s/>])([^<>]*)>/g

function readHidden(xml: string): Hidden[] {
  const found: Hidden[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  let row = 1
  let column = 0
  for (const [, closing, styling, name, attributes = ''] of xml.matchAll(pattern)) {
    if (closing) continue
    const of = (key: string) => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1]
    const times = Number(of('number-(?:rows|columns)-repeated') ?? 1)
    const isHidden = /\btable:visibility="(collapse|filter)"/.test(attributes)
    if (styling === 'style') style = of('style:name') ?? ''
    else if (styling && of('table:display') === 'false') hiddenStyles.add(style)
    else if (name === 'table') {
      found.push({ sheet: hiddenStyles.has(of('table:style-name') ?? ''), rows: [], columns: [] })
      row = 1
      column = 0
    } else if (name === 'table-row') {
      if (isHidden) found[found.length - 1]?.rows.push([row, row + times - 1])
      row += times
    } else if (name === 'table-column') {
      for (let at = column; isHidden && at < Math.min(column + times, 16_384); at++)
        found[found.length - 1]?.columns.push(at)
      column += times
    }
  }
  return found
}
