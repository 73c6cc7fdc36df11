/** What the pieces of one SQL statement share: its dialect, the moment it answers from, the names it has given out. */
import { tableColumns } from '../../facts/as-table'
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { World } from '../../facts/world'
import type { QueryLimits } from '../limits'
import { refusal } from '../refusal'
import type { Dialect } from './sql/dialect'
import { partsOf } from './sql/parts'
import { column, identifier, joined, raw, type Sql, sql } from './sql/sql'

/** What all statements of one request share. `at` is the last import that is known, null for now. */
export interface Setting {
  dialect: Dialect
  world: World
  limits: QueryLimits
  at: number | null
  /** Whether a null where the schema has none is an error here; the executor finds it otherwise. */
  strict: boolean
  /**
   * Whether every row is passed over anyway, with conditions that differ from row to row: a linked row is then looked up by its
   * id. A list of all that fit, made once, is what a few rows found through an index want; here it would be made for every row.
   */
  everyRow?: boolean
}

export class Statement {
  #aliases = 0
  #past = new Map<string, RosterFacts>()
  #conditions = 0

  constructor(readonly setting: Setting) {}

  alias(): string {
    return `t${this.#aliases++}`
  }

  /** A roster's rows as they stand, or as they stood. */
  table(roster: RosterFacts): Sql {
    if (this.setting.at === null) return identifier(roster.table)
    this.#past.set(`${roster.table}_at`, roster)
    return identifier(`${roster.table}_at`)
  }

  /** Counts a condition of a `where`; there is a limit to them. */
  condition(): void {
    const most = this.setting.limits.conditions
    if (++this.#conditions > most) throw refusal('query.too-many-conditions', { most })
  }

  /** The whole statement: `steps` are named selects the body refers to; `once` are made once, however often it does. */
  finish(body: Sql, steps: [name: string, select: Sql, how?: 'once'][] = []): Sql {
    const past = [...this.#past].map(
      ([name, roster]) => sql`${identifier(name)} AS NOT MATERIALIZED (${this.#asItStood(roster)})`,
    )
    const named = steps.map(([name, select, how]) =>
      how ? sql`${raw(name)} AS MATERIALIZED (${select})` : sql`${raw(name)} AS (${select})`,
    )
    const all = [...past, ...named]
    return all.length === 0 ? body : sql`WITH ${joined(all, ', ')} ${body}`
  }

  /** Versions written up to the import and not replaced by then: those that still stand, and those replaced later. */
  #asItStood(roster: RosterFacts): Sql {
    const names = joined(tableColumns(roster).map(identifier), ', ')
    const at = raw(String(this.setting.at))
    return sql`SELECT ${names} FROM ${identifier(roster.table)} WHERE import_id <= ${at} UNION ALL SELECT ${names} FROM ${identifier(roster.history)} WHERE import_id <= ${at} AND until_import > ${at}`
  }
}

/** A row of a roster under an alias, and the rows its links lead to. Links are joined once, however often they are used; each leads to one row, so nothing is doubled. */
export class Scope {
  readonly alias: string
  #links = new Map<string, Scope>()
  #joins: Sql[]

  constructor(
    readonly statement: Statement,
    readonly roster: RosterFacts,
    joins?: Sql[],
  ) {
    this.alias = statement.alias()
    this.#joins = joins ?? []
  }

  column(name: string): Sql {
    return column(this.alias, name)
  }

  link(cell: CellFacts): Scope {
    let found = this.#links.get(cell.name)
    if (!found) {
      const target = targetOf(cell)
      found = new Scope(this.statement, target, this.#joins)
      this.#links.set(cell.name, found)
      this.#join(
        sql` LEFT JOIN ${this.statement.table(target)} AS ${raw(found.alias)} ON ${found.column('id')} = ${this.column(partsOf(this.roster, cell).value)}`,
      )
    }
    return found
  }

  #join(join: Sql): void {
    const most = this.statement.setting.limits.joins
    if (this.#joins.length >= most) throw refusal('query.too-many-links', { most })
    this.#joins.push(join)
  }

  /** `"village" AS t0 LEFT JOIN …`, complete once everything that needs a link has been made. */
  from(): Sql {
    return sql`${this.statement.table(this.roster)} AS ${raw(this.alias)}${this.joins()}`
  }

  joins(): Sql {
    return this.#joins.length === 0 ? raw('') : joined(this.#joins, '')
  }

  get joinCount(): number {
    return this.#joins.length
  }
}
