/**
 * Many statements, one state of the data. Pages are read from the rows as they stand for as long as no import comes in;
 * when one does, the page is read again, and all that follow, as of the last import the export began with.
 */
import type { Stored } from '../../facts/kinds/kind'
import type { World } from '../../facts/world'
import type { Filter } from '../../filter/tree'
import { asOf, latestImport } from '../compile/as-of'
import type { Shaped } from '../compile/row-maker'
import { dialects } from '../compile/sql/dialect'
import type { Sql } from '../compile/sql/sql'
import type { Setting } from '../compile/statement'
import type { QueryLimits } from '../limits'
import type { ListPlan, RowPlan } from '../plan/plan'
import type { Path } from '../refusal'
import { runOne } from '../run/one'
import { type Read, runList, runWaiting } from '../run/run'

/** Reads as of one state, the one asked for or the one the export began with. */
export interface AsOfReader {
  list(plan: ListPlan, asked: AsOfAsked): Promise<Shaped>
  /** The list that belongs to one row. */
  child(plan: ListPlan, owner: number, asked: AsOfAsked): Promise<Shaped>
  one(row: RowPlan, where: Filter, path: Path, asked: AsOfAsked): Promise<Shaped | null>
}
export type AsOfAsked = string | null

export async function moment(
  dialect: keyof typeof dialects,
  world: World,
  limits: QueryLimits,
  read: Read,
): Promise<AsOfReader> {
  const live: Setting = { dialect: dialects[dialect], world, limits, at: null, strict: false }
  const oneValue = async (sql: Sql): Promise<Stored> => (await read(sql, { light: true }))[0]?.[0] ?? null
  const latest = async (): Promise<number> => Number((await oneValue(latestImport)) ?? 0)
  const base = await latest()
  let pinned = false
  const run = async <T>(asked: AsOfAsked, work: (setting: Setting) => Promise<T>): Promise<T> => {
    if (asked !== null) {
      const wanted = asOf(asked, ['asOf'])
      return work({ ...live, at: wanted.settle(await oneValue(wanted.sql)) })
    }
    if (!pinned) {
      const found = await work(live)
      if ((await latest()) === base) return found
      pinned = true
    }
    return work({ ...live, at: base })
  }
  return {
    list: (plan, asked) => run(asked, (setting) => runList(plan, setting, read)),
    child: (plan, owner, asked) =>
      run(asked, async (setting) => {
        const into: Shaped = {}
        await runWaiting([{ list: plan, key: 'list', owners: [{ into, id: owner }] }], setting, read)
        return into.list as Shaped
      }),
    one: (row, where, path, asked) =>
      run(asked, (setting) => runOne(row, where, path, setting, read)) as Promise<Shaped | null>,
  }
}
