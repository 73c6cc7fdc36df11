/** One value of a response becomes what people see in a file. How a cell's values look its kind says; here stands what is no cell's. */
import type { CellFacts } from '../../facts/cell'
import { isBlank, numberFormat, plainFormat, type ValueFormat } from '../../facts/kinds/formats'

/** An id or another text without a kind. */
export const idFormat = plainFormat({ width: 10, style: 'text' })
export const countFormat = numberFormat('integer')
/** 0.333333 shown as 33.33%. */
export const shareFormat = plainFormat({
  text: false,
  width: 10,
  style: 'percent',
  cell: (value) => (isBlank(value) ? '' : { value: Number(value), style: 'percent' }),
})

export const formatOf = (cell: CellFacts): ValueFormat => cell.kind.sheet.format(cell)
/** Of sums and averages: as wide as those get. */
export const sumFormatOf = (cell: CellFacts): ValueFormat => numberFormat(cell.kind.sheet.style?.(cell), 16)

/** As a blank form prints it; money always says its unit, for nobody guesses it when the file comes back. A percentage says it with every value. */
export function headingOf(cell: CellFacts, unit?: string): string {
  const { amount, graphql } = cell.kind
  const name = cell.headers[0] ?? cell.zh
  if (!amount || amount.counts || amount.percentage) return name
  const asked = graphql.units?.list.find(({ code }) => code === unit)
  const said = asked?.zh ?? cell.unit
  return said ? `${name}（${said}）` : name
}
