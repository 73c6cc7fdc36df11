/** What came of one delivery, by area and period: rows, filled cells, and the import and file the newest of them stood in. One statement. */
import { partsOf } from '../../query/compile/parts'
import { and, joined, raw, type Sql, sql, TRUE } from '../../query/compile/sql'
import { Scope, Statement } from '../../query/compile/statement'
import type { Store } from '../../store/store'
import { StandIns } from '../named'
import type { Moment } from '../periods'
import { areaColumn, type Frame, rosterOf, rowCondition } from '../term'
import type { Delivery } from './delivery'

export interface Arrival {
  rows: number
  filled: number
  import: number | null
  file: string | null
  at: string | null
}

/** By area and number of the period: `12 0`. */
export async function arrived(
  store: Store,
  frame: Frame,
  delivery: Delivery,
  moments: Moment[],
): Promise<Map<string, Arrival>> {
  const { level } = delivery.from
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterOf(frame, delivery.roster))
  const names = new StandIns()
  const term = { roster: delivery.roster, where: delivery.rows?.where, aggregate: { count: true as const } }
  const latest = delivery.every ? undefined : delivery.rows?.latest
  const held = and([rowCondition({ ...term, latest }, scope, names), inPeriod(delivery, scope, names)])
  const area = areaColumn(frame, scope, level)!
  const filled = delivery.needed.map((name) => {
    const column = scope.column(partsOf(scope.roster, scope.roster.cell(name)).value)
    return sql`CASE WHEN ${column} IS NULL THEN 0 ELSE 1 END`
  })
  const timeless = names.names.length === 0
  const period = timeless ? raw('0') : raw('p.n')
  const from = timeless ? scope.from() : sql`${scope.from()} CROSS JOIN p`
  const counts = sql`SELECT ${area} AS area, ${period} AS period, COUNT(*) AS n, SUM(${joined(filled, ' + ')}) AS filled, MAX(${scope.column('import_id')}) AS import, MAX(${scope.column('sheet_id')}) AS sheet FROM ${from} WHERE ${held} GROUP BY ${area}${timeless ? raw('') : raw(', p.n')}`
  const body = raw(
    'SELECT c.area, c.period, c.n, c.filled, c.import, f.name, i.finished_at FROM c LEFT JOIN import_sheet s ON s.id = c.sheet LEFT JOIN import_file f ON f.id = s.file_id LEFT JOIN "import" i ON i.id = c.import WHERE c.area IS NOT NULL',
  )
  const whole = statement.finish(body, [...(timeless ? [] : [names.table(frame.known, moments)]), ['c', counts]])
  const rows = await store.read(whole.text, [...whole.values])
  return new Map(rows.map(([id, n, ...rest]) => [`${id} ${n}`, arrival(rest)]))
}

const arrival = ([rows, filled, from, file, at]: unknown[]): Arrival => ({
  rows: Number(rows),
  filled: Number(filled),
  import: from === null ? null : Number(from),
  file: file as string | null,
  at: at as string | null,
})

export function inPeriod({ every, period }: Delivery, scope: Scope, names: StandIns): Sql {
  if (!every || !period) return TRUE
  const cell = scope.roster.cell(period)
  const column = scope.column(partsOf(scope.roster, cell).value)
  if (cell.kind.name === 'year') return sql`${column} = ${names.column('year')}`
  return sql`${column} BETWEEN ${names.column('first')} AND ${names.column('last')}`
}
