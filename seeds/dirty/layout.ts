/**
 * Lays out a sheet the way an office does: lines above the table, a head of several merged rows, sections, subtotals,
 * merged cells, notes below. A table declares which fields its columns carry, so that a test can prove nothing is lost.
 */
import { itemAt } from '../../src/facts/lists'
import type { CellOut, CellRich, SheetOut } from '../../src/sheets/write/sheet-out'
import type { RosterName } from '../county'

export type Row = Record<string, any>

export interface DirtyColumn {
  /** Levels of the head, outermost first. */
  path: string[]
  /** The fields this column carries; none for 序号, 备注 and computed columns. */
  fields: string[]
  cell: (row: Row, index: number) => CellOut
  width?: number
  hidden?: boolean
  /** Equal neighbours become one merged cell. */
  merged?: boolean
  /** What one row adds to the totals, in the unit of the column. Exact: in millionths. */
  adds?: (row: Row) => number | null
  /** Totals are saved as formulas with their results; only for columns whose cells are all numbers. */
  formula?: boolean
}

export type Body =
  | { row: Row }
  | { section: string }
  | { total: string; of: Row[] }
  /** The head again, as on every printed page. */
  | { again: true }
  | { blank: true }

export interface Table {
  roster: RosterName
  name: string
  /** Lines over the head; each is merged across, `{right}` stands at the right edge. */
  above: (string | { right: string })[]
  columns: DirtyColumn[]
  body: Body[]
  /** Fields said by the title or the tab instead of a column. */
  said?: string[]
  below?: string[]
  hides?: (row: Row) => boolean
}

export const column = (path: string, fields: string | string[], cell: DirtyColumn['cell'], more = {}): DirtyColumn => ({
  path: path.split('/'),
  fields: [fields].flat().filter(Boolean),
  cell,
  ...more,
})
export const serialNumber = (path = '序号'): DirtyColumn => column(path, '', (_row, index) => index + 1, { width: 6 })
export const remark = (say: (row: Row) => CellOut = () => null): DirtyColumn => column('备注', '', say, { width: 14 })

/** A column of counts: `count('户数（户）', 'households')`. Totals are formulas. */
export const count = (path: string, field: string, more: Partial<DirtyColumn> = {}): DirtyColumn =>
  column(path, field, (row) => row[field], { adds: (row: Row) => row[field], formula: true, width: 9, ...more })

export const dataRows = (table: Table): Row[] => table.body.flatMap((item) => ('row' in item ? [item.row] : []))

const letter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
const range = (top: number, left: number, bottom: number, right: number) =>
  `${letter(left)}${top}:${letter(right)}${bottom}`

const MILLION = 1_000_000
/** Sums numbers of at most six decimals without float noise. */
const exactSum = (values: number[]): number =>
  values.reduce((all, value) => all + Math.round(value * MILLION), 0) / MILLION

/** The head: every level a row; a name over several columns is merged right, a short path is merged down. */
function head(columns: DirtyColumn[], top: number): { rows: CellOut[][]; merges: string[] } {
  const depth = Math.max(...columns.map(({ path }) => path.length))
  const merges: string[] = []
  const grid: CellOut[][] = Array.from({ length: depth }, () => columns.map(() => null))
  columns.forEach(({ path }, left) => {
    path.forEach((name, level) => {
      const before = columns[left - 1]?.path
      const opened = before && before.length > level + 1 && path.length > level + 1
      if (opened && before.slice(0, level + 1).join('/') === path.slice(0, level + 1).join('/')) return
      itemAt(grid, level)[left] = { value: name, style: 'header' }
      let right = left
      const same = (other?: DirtyColumn) =>
        other &&
        other.path.length > level + 1 &&
        other.path.slice(0, level + 1).join('/') === path.slice(0, level + 1).join('/')
      if (path.length > level + 1) while (same(columns[right + 1])) right++
      const bottom = level === path.length - 1 ? depth - 1 : level
      if (right > left || bottom > level) merges.push(range(top + level, left, top + bottom, right))
    })
  })
  return { rows: grid, merges }
}

/** A row of sums over the given rows, wherever they stand; the label goes into the first column that is not summed. */
function totalRow(columns: DirtyColumn[], label: string, of: Row[], rowOf: Map<Row, number>): CellOut[] {
  const labelAt = columns.findIndex(({ adds, path }) => !adds && path[0] !== '序号')
  return columns.map((each, index) => {
    if (index === labelAt) return { value: label, style: 'total' }
    if (!each.adds) return null
    const value = exactSum(of.map((row) => each.adds!(row) ?? 0))
    const at = of.map((row) => rowOf.get(row)!)
    const runs = runsOf(at).map(([from, to]) => range(from, index, to, index))
    return each.formula ? { value, formula: `SUM(${runs.join(',')})`, style: 'total' } : { value, style: 'total' }
  })
}

/** `runsOf([5, 6, 7, 9])` is `[[5, 7], [9, 9]]`. */
function runsOf(numbers: number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const n of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === n - 1) last[1] = n
    else runs.push([n, n])
  }
  return runs
}

const plainValue = (cell: CellOut): unknown => (cell && typeof cell === 'object' ? (cell as CellRich).value : cell)

/** Equal neighbours of merged columns become one cell over all of them; only the first keeps the value. */
function mergeDown(grid: CellOut[][], columns: DirtyColumn[], dataAt: number[]): string[] {
  const merges: string[] = []
  columns.forEach(({ merged }, index) => {
    if (!merged) return
    const valueIn = (row: number) => plainValue(itemAt(grid, row - 1)[index])
    let from = 0
    for (let i = 1; i <= dataAt.length; i++) {
      const [first, last] = [itemAt(dataAt, from), itemAt(dataAt, i - 1)]
      if (dataAt[i] === last + 1 && valueIn(last + 1) === valueIn(first)) continue
      if (i - from > 1 && valueIn(first) != null) {
        merges.push(range(first, index, last, index))
        for (const row of dataAt.slice(from + 1, i)) itemAt(grid, row - 1)[index] = null
      }
      from = i
    }
  })
  return merges
}

/** The sheet of a table, ready to be written as .xlsx, .xls or .ods. */
export function lay(table: Table): SheetOut {
  const { columns, body } = table
  const last = columns.length - 1
  const grid: CellOut[][] = []
  const merges: string[] = []
  for (const [i, line] of table.above.entries()) {
    const row: CellOut[] = columns.map(() => null)
    if (typeof line === 'string') {
      row[0] = { value: line, style: i === 0 ? 'title' : undefined }
      merges.push(range(grid.length + 1, 0, grid.length + 1, last))
    } else row[last] = { value: line.right, style: { align: 'right' } }
    grid.push(row)
  }
  const addHead = () => {
    const { rows, merges: more } = head(columns, grid.length + 1)
    grid.push(...rows)
    merges.push(...more)
  }
  addHead()
  const rowOf = new Map<Row, number>()
  const hiddenRows: number[] = []
  for (const item of body) {
    if ('again' in item) addHead()
    else if ('blank' in item) grid.push([])
    else if ('section' in item) grid.push([item.section])
    else if ('total' in item) grid.push(totalRow(columns, item.total, item.of, rowOf))
    else {
      grid.push(columns.map(({ cell }) => cell(item.row, rowOf.size)))
      rowOf.set(item.row, grid.length)
      if (table.hides?.(item.row)) hiddenRows.push(grid.length)
    }
  }
  merges.push(...mergeDown(grid, columns, [...rowOf.values()]))
  for (const line of table.below ?? []) grid.push([line])
  return {
    name: table.name,
    columns: columns.map(({ width = 12, hidden }) => ({ width, hidden })),
    rows: grid,
    merges,
    hiddenRows,
  }
}
