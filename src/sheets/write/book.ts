/** What the workbook says about its sheets comes in as they are written; its table of contents goes out at the end. */
import { columnName, type Visibility } from '../sheet'
import { LIST_SHEET } from './lists'
import { attributes, cellText, MAIN, OFFICE, PACKAGE, XML_HEAD } from './xml'
import type { ZipPart } from './zip'

/** A sheet that is written: part `xl/worksheets/sheet{number}.xml`. */
export interface Written {
  number: number
  name: string
  visibility: Visibility
  hasNotes: boolean
  /** Numbers of its charts, `xl/charts/chart{number}.xml`. */
  charts: number[]
  autoFilter?: string
  print?: { repeatRows: number }
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const WIDE: Record<string, string> = { '[': '［', ']': '］', ':': '：', '*': '＊', '?': '？', '/': '／', '\\': '＼' }
const MAX_NAME_LENGTH = 31

/**
 * A name Excel accepts and no other sheet has: at most 31 characters, what is forbidden becomes its full-width twin.
 * `safeSheetName('甲/乙', new Set())` is `甲／乙`. The result is added to `taken` (in lower case).
 */
export function safeSheetName(name: string, taken: Set<string>): string {
  const clean = name
    .replace(/[[\]:*?/\\]/g, (char) => WIDE[char] ?? char)
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .trim()
    .replace(/^'+|'+$/g, '’')
  // Excel keeps "History" for itself.
  const base = /^history$/i.test(clean) ? `${clean}_` : clean || 'Sheet1'
  let wanted = cut(base, '')
  for (let n = 2; taken.has(wanted.toLowerCase()); n++) wanted = cut(base, ` (${n})`)
  taken.add(wanted.toLowerCase())
  return wanted
}

/** Cuts the name, not the number behind it, never through a character of two halves, and not so that a quote or a blank comes last. */
const cut = (name: string, ending: string) =>
  name.slice(0, MAX_NAME_LENGTH - ending.length).replace(/[\p{Cs}'\s]+$/u, '') + ending

export const relationships = (list: [id: string, kind: string, target: string][]) =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(([Id, Type, Target]) => `<Relationship${attributes({ Id, Type, Target })}/>`)
    .join('')}</Relationships>`

/** The parts that never differ; they come first, so that a program that sniffs knows the file at once. */
export function openingParts(): ZipPart[] {
  const links = relationships([
    ['rId1', `${OFFICE}/officeDocument`, 'xl/workbook.xml'],
    ['rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ['rId3', `${OFFICE}/extended-properties`, 'docProps/app.xml'],
  ])
  const core = `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>RosterQL</dc:creator></cp:coreProperties>`
  const app =
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>RosterQL</Application></Properties>'
  return [
    { name: '_rels/.rels', data: links },
    { name: 'docProps/core.xml', data: XML_HEAD + core },
    { name: 'docProps/app.xml', data: XML_HEAD + app },
  ]
}

/** What leads out of a sheet: its notes as rId1 and rId2, its charts as rId3. */
export const sheetLinks = (number: number, hasNotes: boolean, hasCharts: boolean): string =>
  relationships([
    ...(hasNotes
      ? ([
          ['rId1', `${OFFICE}/vmlDrawing`, `../drawings/vmlDrawing${number}.vml`],
          ['rId2', `${OFFICE}/comments`, `../comments${number}.xml`],
        ] as [string, string, string][])
      : []),
    ...(hasCharts
      ? [['rId3', `${OFFICE}/drawing`, `../drawings/drawing${number}.xml`] as [string, string, string]]
      : []),
  ])

export function closingParts(sheets: Written[], listLengths: number[], mustCalculate: boolean): ZipPart[] {
  const links = sheets.map(({ number }): [string, string, string] => [
    `rId${number}`,
    `${OFFICE}/worksheet`,
    `worksheets/sheet${number}.xml`,
  ])
  links.push([`rId${sheets.length + 1}`, `${OFFICE}/styles`, 'styles.xml'])
  return [
    { name: 'xl/workbook.xml', data: workbookXml(sheets, listLengths, mustCalculate) },
    { name: 'xl/_rels/workbook.xml.rels', data: relationships(links) },
    { name: '[Content_Types].xml', data: contentTypes(sheets) },
  ]
}

function workbookXml(sheets: Written[], listLengths: number[], mustCalculate: boolean): string {
  const firstVisible = sheets.findIndex(({ visibility }) => visibility === 'visible')
  const list = sheets.map(({ number, name, visibility }) => {
    const state = visibility === 'visible' ? undefined : visibility
    return `<sheet${attributes({ name, sheetId: number, state, 'r:id': `rId${number}` })}/>`
  })
  const views = `<bookViews><workbookView${attributes({ activeTab: Math.max(0, firstVisible) })}/></bookViews>`
  const names = [...filterNames(sheets), ...titleNames(sheets), ...listNames(listLengths)].join('')
  const defined = names && `<definedNames>${names}</definedNames>`
  const calculation = mustCalculate ? '<calcPr fullCalcOnLoad="1"/>' : ''
  const body = `${views}<sheets>${list.join('')}</sheets>${defined}${calculation}`
  return `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${body}</workbook>`
}

const quoted = (name: string) => `'${name.replaceAll("'", "''")}'`
const absolute = (range: string) => range.replace(/\$?([A-Z]+)\$?(\d+)/gi, '$$$1$$$2')

/** Excel writes this name beside every filter, and some versions want to find it. */
const filterNames = (sheets: Written[]) =>
  sheets.flatMap(({ name, autoFilter }, i) => {
    if (!autoFilter) return []
    const all = attributes({ name: '_xlnm._FilterDatabase', localSheetId: i, hidden: true })
    return [`<definedName${all}>${cellText(`${quoted(name)}!${absolute(autoFilter)}`)}</definedName>`]
  })

/** The rows that stand on every printed page. */
const titleNames = (sheets: Written[]) =>
  sheets.flatMap(({ name, print }, i) => {
    if (!print?.repeatRows) return []
    const all = attributes({ name: '_xlnm.Print_Titles', localSheetId: i })
    return [`<definedName${all}>${cellText(`${quoted(name)}!$1:$${print.repeatRows}`)}</definedName>`]
  })

const listNames = (lengths: number[]) =>
  lengths.map((length, i) => {
    const column = columnName(i)
    return `<definedName name="_list_${i + 1}">${quoted(LIST_SHEET)}!$${column}$1:$${column}$${length}</definedName>`
  })

function contentTypes(sheets: Written[]): string {
  const kinds: [part: string, kind: string][] = [
    ['/xl/workbook.xml', `${SPREADSHEET}.sheet.main+xml`],
    ['/xl/styles.xml', `${SPREADSHEET}.styles+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ]
  for (const { number, hasNotes, charts } of sheets) {
    kinds.push([`/xl/worksheets/sheet${number}.xml`, `${SPREADSHEET}.worksheet+xml`])
    if (hasNotes) kinds.push([`/xl/comments${number}.xml`, `${SPREADSHEET}.comments+xml`])
    if (charts.length > 0)
      kinds.push([`/xl/drawings/drawing${number}.xml`, 'application/vnd.openxmlformats-officedocument.drawing+xml'])
    for (const chart of charts)
      kinds.push([`/xl/charts/chart${chart}.xml`, 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml'])
  }
  const defaults = `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`
  const parts = kinds.map(([PartName, ContentType]) => `<Override${attributes({ PartName, ContentType })}/>`)
  return `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults}${parts.join('')}</Types>`
}
