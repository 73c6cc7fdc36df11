import { Migration } from './migration'

/** The indices that end in a roster's main money. */
const indices: [table: string, columns: string[]][] = [
  ['village', ['township_id', 'collective_income']],
  ['funding_source', ['year', 'level', 'planned']],
  ['demonstration_site', ['unit_id', 'planned_cost']],
  ['fund_allocation', ['source_id', 'planned']],
  ['fund_allocation', ['recipient_id', 'planned']],
  ['fund_allocation', ['site_id', 'planned']],
  ['investment', ['township_id', 'total']],
  ['investment', ['village_id', 'total']],
  ['investment', ['implementer_id', 'total']],
  ['investment', ['source_id', 'total']],
  ['investment', ['year', 'category', 'total']],
]

const nameOf = (table: string, columns: string[]): string =>
  `${table}_${columns.map((column) => column.replace(/_id$/, '')).join('_')}`

const anew = (ending: string): string[] =>
  indices.flatMap(([table, columns]) => [
    `DROP INDEX "${nameOf(table, columns)}"`,
    `CREATE INDEX "${nameOf(table, columns)}" ON "${table}" (${columns.map((column) => `"${column}"`).join(', ')}${ending})`,
  ])

/**
 * An empty amount sorts as the smallest. SQLite's indices have it first by themselves; PostgreSQL's have it last unless told,
 * and are then read in neither direction for the largest amounts: 50 projects of a year and category took 3 ms where they take 1.
 */
export class MoneyOrder1795752000000 extends Migration {
  override sqlite = { up: [], down: [] }
  override postgres = { up: anew(' NULLS FIRST'), down: anew('') }
}
