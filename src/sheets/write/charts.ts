/** Charts of one sheet come in; the drawing that says where each stands, and the charts themselves, go out as parts of the workbook. */
import { relationships } from './book'
import { parseAddress } from './notes'
import { attributes, OFFICE, XML_HEAD } from './xml'
import type { ZipPart } from './zip'

export interface ChartOut {
  /** Its upper left corner, `F2`. */
  at: string
  /** In pixels. */
  width: number
  height: number
  name: string
  /** For those who do not see it. */
  description: string
  /** A `c:chartSpace`, whose formulas name cells of this workbook. */
  xml: string
}

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
const EMU = 9525

/** `first` is the first free number of a chart in the workbook. */
export function* chartParts(sheet: number, charts: ChartOut[], first: number): Generator<ZipPart> {
  const anchors = charts.map((chart, i) => anchor(chart, i)).join('')
  const spaces = attributes({ 'xmlns:xdr': `${DRAWING}/spreadsheetDrawing`, 'xmlns:a': `${DRAWING}/main` })
  const links = charts.map((_, i): [string, string, string] => [
    `rId${i + 1}`,
    `${OFFICE}/chart`,
    `../charts/chart${first + i}.xml`,
  ])
  yield { name: `xl/drawings/drawing${sheet}.xml`, data: `${XML_HEAD}<xdr:wsDr${spaces}>${anchors}</xdr:wsDr>` }
  yield { name: `xl/drawings/_rels/drawing${sheet}.xml.rels`, data: relationships(links) }
  for (const [i, { xml }] of charts.entries()) yield { name: `xl/charts/chart${first + i}.xml`, data: xml }
}

function anchor({ at, width, height, name, description }: ChartOut, i: number): string {
  const { row, column } = parseAddress(at)
  const from = `<xdr:from><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`
  const who = attributes({ id: i + 2, name, descr: description })
  const frame = `<xdr:nvGraphicFramePr><xdr:cNvPr${who}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`
  const spaces = attributes({ 'xmlns:c': `${DRAWING}/chart`, 'xmlns:r': OFFICE, 'r:id': `rId${i + 1}` })
  const graphic = `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart${spaces}/></a:graphicData></a:graphic>`
  const size = `<xdr:ext cx="${Math.round(width * EMU)}" cy="${Math.round(height * EMU)}"/>`
  return `<xdr:oneCellAnchor>${from}${size}<xdr:graphicFrame macro="">${frame}${graphic}</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor>`
}
