/** What came of one delivery comes in as a question; goes out by area and period: rows, filled cells, and the import and file the newest of them stood in. One statement. */
import type { CellFacts } from '../../../facts/cell'
import type { Stored } from '../../../facts/kinds/kind'
import type { GroupKey } from '../../plan/plan'
import { firstFilled } from '../keys'
import { type ReadRow, SelectedColumns } from '../selected-columns'
import { partsOf } from '../sql/parts'
import { joined, raw, type Sql, sql } from '../sql/sql'
import type { Setting } from '../statement'
import { sumOfFilled } from '../terms/aggregates'
import { type CountingRows, CountingScope } from '../terms/counting-rows'

interface ArrivalsQuestion {
  rows: CountingRows
  /** Whose rows they are. */
  area: readonly GroupKey[]
  /** Cells a delivery leaves no row without. */
  needed: readonly CellFacts[]
}

export interface ArrivalRow {
  area: number
  rows: number
  filled: number
  import: number | null
  file: string | null
  at: string | null
}

interface ArrivalsStatement {
  sql: Sql
  /** For each period of the question, what came, by area. */
  read(rows: Stored[][]): Map<number, ArrivalRow>[]
}

export function arrivalsStatement(question: ArrivalsQuestion, setting: Setting): ArrivalsStatement {
  const at = new CountingScope(question.rows, setting)
  const columns = new SelectedColumns()
  const [period, arrival] = [columns.integer(raw('c.period')), arrivalOf(columns)]
  const counted = countedOf(question, at)
  const body = sql`SELECT ${columns.list()} FROM c LEFT JOIN import_sheet s ON s.id = c.sheet LEFT JOIN import_file f ON f.id = s.file_id LEFT JOIN "import" i ON i.id = c.import WHERE c.area IS NOT NULL`
  return {
    sql: at.finish(body, [['c', counted]]),
    read: (rows) => byPeriod(rows, at.periods.numbers(), period, arrival),
  }
}

function countedOf({ area: keys, needed }: ArrivalsQuestion, at: CountingScope): Sql {
  const { scope, held, periods } = at
  const area = firstFilled(keys, scope)
  const filled = sumOfFilled(needed.map((cell) => scope.column(partsOf(scope.roster, cell).value)))
  const newest = joined(
    [sql`MAX(${scope.column('import_id')}) AS import`, sql`MAX(${scope.column('sheet_id')}) AS sheet`],
    ', ',
  )
  const groups = periods.used ? sql`${area}, ${periods.number}` : area
  return sql`SELECT ${area} AS area, ${periods.number} AS period, COUNT(*) AS n, ${filled} AS filled, ${newest} FROM ${at.from()} WHERE ${held} GROUP BY ${groups}`
}

function arrivalOf(columns: SelectedColumns): ReadRow<ArrivalRow> {
  const integer = (name: string) => columns.integer(raw(name))
  const [area, count, filled] = [integer('c.area'), integer('c.n'), integer('c.filled')]
  const from = columns.optionalInteger(raw('c.import'))
  const [file, at] = [columns.optionalText(raw('f.name')), columns.optionalText(raw('i.finished_at'))]
  return (row) => ({
    area: area(row),
    rows: count(row),
    filled: filled(row),
    import: from(row),
    file: file(row),
    at: at(row),
  })
}

function byPeriod(
  rows: Stored[][],
  numbers: number[],
  period: ReadRow<number>,
  arrival: ReadRow<ArrivalRow>,
): Map<number, ArrivalRow>[] {
  return numbers.map((number) => {
    const own = rows.filter((row) => period(row) === number).map(arrival)
    return new Map(own.map((each) => [each.area, each]))
  })
}
