/** One sheet comes in, its rows pulled one at a time; its XML goes out in pieces of some 64 KB. */
import { Refusal } from '../../messages/refusal'
import { address, columnName } from '../sheet'
import type { ListBook } from './lists'
import { DEFAULT_WIDTH, type Note } from './notes'
import type { CellOut, CellRich, SheetOut } from './sheet-out'
import type { StyleBook } from './styles'
import { attributes, cellText, MAIN, OFFICE, textElement, XML_HEAD } from './xml'

/** What the sheet shares with its workbook, and what it leaves behind for the parts that follow it. */
interface SheetContext {
  styles: StyleBook
  lists: ListBook
  isFirst: boolean
  /** The notes of the sheet and of its cells, complete when the last piece is out. */
  notes: Note[]
  /** A formula was written without its result: Excel has to calculate when it opens the file. */
  onUncached(): void
}

const PIECE = 65_536
const MAX_ROWS = 1_048_576
const MAX_COLUMNS = 16_384
const MAX_TEXT = 32_767
const FITTED = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
/** A4 lying down, as wide as one page and as long as it takes, pages numbered. */
const PAPER =
  '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>'

export async function* sheetXml(sheet: SheetOut, context: SheetContext): AsyncGenerator<string> {
  for (const note of sheet.notes ?? []) context.notes.push(note)
  const defaults = (sheet.columns ?? []).map(({ style }) => context.styles.number(style))
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${sheet.print ? FITTED : ''}${view(sheet, context)}${columns(sheet, defaults)}<sheetData>`
  yield* rowsXml(sheet, defaults, context)
  yield `</sheetData>${tail(sheet, context)}</worksheet>`
}

async function* rowsXml(sheet: SheetOut, defaults: number[], context: SheetContext): AsyncGenerator<string> {
  const hidden = new Set(sheet.hiddenRows)
  const heights = new Map(sheet.rowHeights?.map(({ row, height }) => [row, height]))
  let row = 0
  let piece = ''
  for await (const cells of sheet.rows) {
    if (++row > MAX_ROWS) throw new Refusal('sheets.write-rows', { name: sheet.name, most: MAX_ROWS })
    const look = attributes({ hidden: hidden.has(row), ht: heights.get(row), customHeight: heights.has(row) })
    piece += rowXml(row, cells, look, defaults, context)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

function rowXml(row: number, cells: CellOut[], look: string, defaults: number[], context: SheetContext): string {
  if (cells.length > MAX_COLUMNS) throw new Refusal('sheets.write-columns', { row, most: MAX_COLUMNS })
  let inner = ''
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]
    if (cell !== undefined && cell !== null && cell !== '')
      inner += cellXml(address(row, i), cell, defaults[i], context)
  }
  return inner || look ? `<row r="${row}"${look}>${inner}</row>` : ''
}

type Filled = Exclude<CellOut, undefined | null>

function cellXml(at: string, cell: Filled, columnStyle: number | undefined, context: SheetContext): string {
  const rich: CellRich = typeof cell === 'object' ? cell : { value: cell }
  const style = rich.style ? context.styles.number(rich.style) : (columnStyle ?? 0)
  if (rich.note) context.notes.push({ address: at, text: rich.note })
  const head = style ? `<c r="${at}" s="${style}"` : `<c r="${at}"`
  if (rich.formula !== undefined) return head + formulaXml(rich, rich.formula, context)
  if (rich.value === undefined || rich.value === null || rich.value === '') return style ? `${head}/>` : ''
  return head + valueXml(at, rich.value, rich.error, context)
}

function valueXml(at: string, value: string | number | boolean, isError = false, context: SheetContext): string {
  if (typeof value === 'string' && !isError)
    return ` t="inlineStr"><is>${textElement(fitting(at, value, context))}</is></c>`
  const [type, text] = typed(value, isError)
  return `${type}><v>${text}</v></c>`
}

function formulaXml({ value, error }: CellRich, formula: string, context: SheetContext): string {
  const source = `<f>${cellText(formula.replace(/^=/, ''))}</f>`
  if (value === undefined || value === null) {
    context.onUncached()
    return `>${source}</c>`
  }
  const [type, text] = typed(value, error)
  return `${type}>${source}<v>${text}</v></c>`
}

/** The `t` attribute and the content of `<v>`. A number that is none becomes the error Excel would show. */
function typed(value: string | number | boolean, isError = false): [type: string, text: string] {
  if (isError) return [' t="e"', cellText(String(value))]
  if (typeof value === 'boolean') return [' t="b"', value ? '1' : '0']
  if (typeof value === 'string') return [' t="str"', cellText(value)]
  return Number.isFinite(value) ? ['', String(value)] : [' t="e"', '#NUM!']
}

/** Excel refuses a file with a longer text, so it is cut, and a note says so. */
function fitting(at: string, text: string, context: SheetContext): string {
  if (text.length <= MAX_TEXT) return text
  context.notes.push({ address: at, text: `原文共 ${text.length} 字，超过单元格上限 ${MAX_TEXT} 字，已截断。` })
  return `${text.slice(0, MAX_TEXT - 1).replace(/\p{Cs}$/u, '')}…`
}

function view({ freeze, visibility = 'visible' }: SheetOut, { isFirst }: SheetContext): string {
  const selected = attributes({ tabSelected: isFirst && visibility === 'visible', workbookViewId: 0 })
  const { rows = 0, columns: across = 0 } = freeze ?? {}
  if (!rows && !across) return `<sheetViews><sheetView${selected}/></sheetViews>`
  const activePane = rows && across ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  const corner = address(rows + 1, across)
  const split = { xSplit: across || undefined, ySplit: rows || undefined, topLeftCell: corner, activePane }
  const pane = `<pane${attributes({ ...split, state: 'frozen' })}/><selection${attributes({ pane: activePane })}/>`
  return `<sheetViews><sheetView${selected}>${pane}</sheetView></sheetViews>`
}

function columns({ columns: list = [] }: SheetOut, styles: number[]): string {
  const each = list.map(({ width, hidden }, i) => {
    const shape = { width: width ?? DEFAULT_WIDTH, style: styles[i] || undefined, hidden, customWidth: !!width }
    return `<col${attributes({ min: i + 1, max: i + 1, ...shape })}/>`
  })
  return each.length ? `<cols>${each.join('')}</cols>` : ''
}

/** What follows the rows, in the order the format fixes. */
function tail(sheet: SheetOut, { lists, notes }: SheetContext): string {
  const { merges = [] } = sheet
  const filter = sheet.autoFilter ? `<autoFilter${attributes({ ref: sheet.autoFilter })}/>` : ''
  const areas = merges.map((ref) => `<mergeCell${attributes({ ref })}/>`).join('')
  const merged = areas && `<mergeCells count="${merges.length}">${areas}</mergeCells>`
  // Identity numbers are text on purpose: without this Excel flags each of them with a green corner.
  const everywhere = `A1:${columnName(MAX_COLUMNS - 1)}${MAX_ROWS}`
  const calm = `<ignoredErrors><ignoredError sqref="${everywhere}" numberStoredAsText="1"/></ignoredErrors>`
  const paper = sheet.print ? PAPER : ''
  const charts = sheet.charts?.length ? '<drawing r:id="rId3"/>' : ''
  const boxes = notes.length ? '<legacyDrawing r:id="rId1"/>' : ''
  return filter + merged + lists.rules(sheet.dropdowns) + paper + calm + charts + boxes
}
