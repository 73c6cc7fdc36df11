/** The sealed values of snapshots. There are hundreds of thousands in one, so what writes and reads them all is written by hand. */

import { snake } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt } from '../../facts/lists'
import type { Reader, Writer } from '../store'
import { ask } from './ask'
import { integerColumn, nullable, primaryColumn, textColumn } from './column'
import { ledgerTable, type RowOf } from './table'

export const snapshotValueTable = ledgerTable(
  'snapshot_value',
  {
    snapshotId: primaryColumn(integerColumn()),
    n: primaryColumn(integerColumn()),
    indicator: textColumn(),
    level: textColumn(),
    roster: textColumn(),
    areaId: integerColumn(),
    areaCode: nullable(textColumn()),
    areaLabel: textColumn(),
    period: textColumn(),
    value: nullable(textColumn()),
    numerator: nullable(textColumn()),
    denominator: nullable(textColumn()),
    unit: textColumn(),
    status: textColumn(),
    /** JSON, compared letter by letter: [{by, key, label, value, numerator, denominator}]. */
    breakdown: textColumn(),
    rowHash: textColumn(),
  },
  { snapshot_value_indicator: ['snapshotId', 'indicator', 'level', 'areaId'] },
)

/** A value of one snapshot, as it lies in the table. */
export type SnapshotValueRow = Omit<RowOf<typeof snapshotValueTable>, 'snapshotId'>

/** What a value says; the number of its snapshot comes before. */
export const snapshotValueProperties = [
  'n',
  'indicator',
  'level',
  'roster',
  'areaId',
  'areaCode',
  'areaLabel',
  'period',
  'value',
  'numerator',
  'denominator',
  'unit',
  'status',
  'breakdown',
  'rowHash',
] as const
const columns = ['snapshotId', ...snapshotValueProperties].map(snake)
const SELECT = `SELECT ${columns.slice(1).join(', ')} FROM snapshot_value WHERE snapshot_id = ?`

export const addSnapshotValues = (writer: Writer, snapshotId: number, rows: SnapshotValueRow[]): Promise<void> =>
  writer.insert(
    'snapshot_value',
    columns,
    rows.map((row) => [
      snapshotId,
      row.n,
      row.indicator,
      row.level,
      row.roster,
      row.areaId,
      row.areaCode,
      row.areaLabel,
      row.period,
      row.value,
      row.numerator,
      row.denominator,
      row.unit,
      row.status,
      row.breakdown,
      row.rowHash,
    ]),
  )

/** A row of `SELECT`. */
function sealedRow(row: Stored[]): SnapshotValueRow {
  const cells = row as any[]
  return {
    n: cells[0],
    indicator: cells[1],
    level: cells[2],
    roster: cells[3],
    areaId: cells[4],
    areaCode: cells[5],
    areaLabel: cells[6],
    period: cells[7],
    value: cells[8],
    numerator: cells[9],
    denominator: cells[10],
    unit: cells[11],
    status: cells[12],
    breakdown: cells[13],
    rowHash: cells[14],
  }
}

/** Every value, or those of one period, in their order, so many rows of the table at a time. */
export async function* snapshotValuePages(
  reader: Reader,
  snapshotId: number,
  { period, page }: { period?: string; page: number },
): AsyncGenerator<SnapshotValueRow[]> {
  const sql = `${SELECT} AND n > ? ${period === undefined ? '' : 'AND period = ?'} ORDER BY n LIMIT ${page}`
  for (let last = 0; ; ) {
    const rows = (await reader.read(sql, [snapshotId, last, ...(period === undefined ? [] : [period])])).map(sealedRow)
    yield rows
    if (rows.length < page) return
    last = itemAt(rows, -1).n
  }
}

/** In no particular order. */
export const valuesOfIndicator = async (
  reader: Reader,
  snapshotId: number,
  code: string,
): Promise<SnapshotValueRow[]> => (await reader.read(`${SELECT} AND indicator = ?`, [snapshotId, code])).map(sealedRow)

const { db, select } = ask(snapshotValueTable)

export async function indicatorsSealed(reader: Reader, snapshotId: number): Promise<string[]> {
  const own = db.selectFrom('snapshot_value').where('snapshotId', '=', snapshotId)
  return (await select(reader, own.select('indicator').distinct())).map(({ indicator }) => indicator)
}

export interface SnapshotValueWish {
  code?: string[] | null
  level?: string | null
  /** Its code or its name. */
  area?: string | null
  period?: string | null
}

/** Nothing is numbered below 1: no codes, no values. */
const wished = (snapshotId: number, { code, level, area, period }: SnapshotValueWish) =>
  db
    .selectFrom('snapshot_value')
    .where('snapshotId', '=', snapshotId)
    .$if(Boolean(code), (query) =>
      code!.length > 0 ? query.where('indicator', 'in', code!) : query.where('n', '<', 0),
    )
    .$if(Boolean(level), (query) => query.where('level', '=', level!))
    .$if(Boolean(area), (query) =>
      query.where((is) => is.or([is('areaCode', '=', area!), is('areaLabel', '=', area!)])),
    )
    .$if(Boolean(period), (query) => query.where('period', '=', period!))

export const snapshotValuePage = (
  reader: Reader,
  snapshotId: number,
  wish: SnapshotValueWish,
  { first, offset }: { first: number; offset: number },
): Promise<SnapshotValueRow[]> =>
  select(reader, wished(snapshotId, wish).select(snapshotValueProperties).orderBy('n').limit(first).offset(offset))

export async function countSnapshotValues(
  reader: Reader,
  snapshotId: number,
  wish: SnapshotValueWish,
): Promise<number> {
  const query = wished(snapshotId, wish).select(({ fn }) => fn.countAll<number>().as('values'))
  return itemAt(await select(reader, query), 0).values
}
