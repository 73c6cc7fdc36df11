/** A snapshot as plain CSV, for Excel and WPS: one file of values, one of their breakdown, one of definitions, one of lineage. */

import type { Exporting } from './exporting'
import { BOM, CSV, counting, csvLine, type ExportFile } from './file'
import {
  breakdownHead,
  breakdownRows,
  type Cell,
  definitionHead,
  definitionRows,
  lineageHead,
  lineageRows,
  type Rows,
  valueHead,
  valueRows,
} from './tables'

export async function* csvExport(work: Exporting): AsyncGenerator<ExportFile> {
  const { store, snapshot, stem } = work
  yield csvFile(`${stem}-指标值.csv`, valueHead, valueRows(snapshot, work.values()))
  yield csvFile(`${stem}-分解.csv`, breakdownHead, breakdownRows(snapshot, work.values(), store.rosters))
  yield csvFile(`${stem}-指标定义.csv`, definitionHead, definitionRows(snapshot))
  yield csvFile(`${stem}-来源.csv`, lineageHead, await lineageRows(store, snapshot))
}

function csvFile(name: string, head: string[], rows: Rows): ExportFile {
  const counted = { rows: 0 }
  return { name, mediaType: CSV, content: lines(head, counting<Cell[]>(rows, counted)), counted }
}

async function* lines(head: string[], rows: Rows): AsyncGenerator<string> {
  yield BOM + csvLine(head)
  for await (const row of rows) yield csvLine(row)
}
