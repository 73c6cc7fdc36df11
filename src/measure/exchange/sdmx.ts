/** A snapshot as SDMX-CSV 2.0: one observation a line, its codes those of SDMX's own lists. Read by machines, so without a byte order mark and without apostrophes. */

import type { Exporting } from './exporting'
import { counting, type ExportFile } from './file'
import type { Released } from './suppress'

const COLUMNS =
  'STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT,OBS_STATUS,CONF_STATUS,NUMERATOR,DENOMINATOR,COMMENT_OBS'
/** The data structure definition all snapshots follow. */
const STRUCTURE_ID = 'EUP:INDICATOR(1.0)'

/** CL_FREQ by the shape of a period. */
const frequencies: [RegExp, string][] = [
  [/^\d{4}$/, 'A'],
  [/^\d{4}-H[12]$/, 'S'],
  [/^\d{4}-Q[1-4]$/, 'Q'],
  [/^\d{4}-\d{2}$/, 'M'],
  [/^\d{4}-\d{2}-\d{2}$/, 'D'],
]

/** `2020-H1` is 2020-S1 in SDMX; the others read alike. */
const timePeriod = (period: string): string => period.replace('-H', '-S')
const frequencyOf = (period: string): string => frequencies.find(([shape]) => shape.test(period))?.[1] ?? 'A'

/** The official code where there is one; else the level and our id, so that no two areas share a code. */
export const areaCode = ({ area }: Pick<Released, 'area'>): string => area.code ?? `${area.level}_${area.id}`

export async function* sdmxExport(work: Exporting): AsyncGenerator<ExportFile> {
  const counted = { rows: 0 }
  yield {
    name: `${work.stem}.sdmx.csv`,
    mediaType: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
    content: lines(work, counted),
    counted,
  }
}

async function* lines({ snapshot, values }: Exporting, counted: { rows: number }): AsyncGenerator<string> {
  yield `${COLUMNS}\n`
  for await (const value of counting(values(), counted))
    yield `${observation(value, snapshot.name).map(quoted).join(',')}\n`
}

function observation(value: Released, comment: string): (string | null)[] {
  const { code, period, numerator, denominator, unit, status, hidden } = value
  const key = ['datastructure', STRUCTURE_ID, 'R', frequencyOf(period), areaCode(value), code, timePeriod(period)]
  return [...key, value.value, unit, '0', hidden ? 'M' : status, hidden ? 'C' : 'F', numerator, denominator, comment]
}

const quoted = (cell: string | null): string =>
  cell === null ? '' : /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
