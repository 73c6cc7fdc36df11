/** The header rows of a table as they stand in the sheet: a grid and a region come in, the texts of each row by column go out. */
import { rawText } from '../../facts/reading'
import type { Grid } from '../model/grid'
import type { HeaderRegion } from '../model/header-region'
import { isFilled } from '../model/lines'

export function headingsOf(
  grid: Grid,
  { top, bottom }: Pick<HeaderRegion, 'top' | 'bottom'>,
): [index: number, text: string][][] {
  const rows: [number, string][][] = []
  for (let row = top; row <= bottom; row++) {
    const cells = grid.rows.get(row)?.cells ?? []
    rows.push(
      cells.flatMap((value, index): [number, string][] =>
        isFilled(value) ? [[index, rawText(value).slice(0, 200)]] : [],
      ),
    )
  }
  return rows
}
