import type { MigrationInterface, QueryRunner } from 'typeorm'
import { sortKey } from '../../facts/pinyin/pinyin'

/** Characters with several readings are sorted by the one they have in place names: the stored keys are made anew, in rosters and their history. */
export class PlaceNames1795746600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, sort] of await sortColumns(runner)) await sortAnew(runner, table, sort)
  }

  /** The older keys are as good: they only sort in another way. */
  async down(): Promise<void> {}
}

const isPostgres = (runner: QueryRunner): boolean => runner.connection.options.type === 'postgres'

async function sortColumns(runner: QueryRunner): Promise<[table: string, column: string][]> {
  const found: { t: string; c: string }[] = await runner.query(
    isPostgres(runner)
      ? 'SELECT table_name AS t, column_name AS c FROM information_schema.columns WHERE table_schema = current_schema()'
      : "SELECT m.name AS t, p.name AS c FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'",
  )
  return found.filter(({ c }) => c.endsWith('_sort')).map(({ t, c }) => [t, c])
}

const PAGE = 5_000

async function sortAnew(runner: QueryRunner, table: string, sort: string): Promise<void> {
  const key = table.endsWith('_history') ? 'version' : 'id'
  const text = sort.slice(0, -'_sort'.length)
  for (let last = 0; ; ) {
    const rows: { k: number; t: string | null; s: string | null }[] = await runner.query(
      `SELECT "${key}" AS k, "${text}" AS t, "${sort}" AS s FROM "${table}" WHERE "${key}" > ${last} ORDER BY "${key}" LIMIT ${PAGE}`,
    )
    for (const { k, t, s } of rows)
      if (t !== null && sortKey(t) !== s) await runner.query(update(runner, table, sort, key), [sortKey(t), k])
    if (rows.length < PAGE) return
    last = Number(rows.at(-1)!.k)
  }
}

const update = (runner: QueryRunner, table: string, sort: string, key: string): string =>
  isPostgres(runner)
    ? `UPDATE "${table}" SET "${sort}" = $1 WHERE "${key}" = $2`
    : `UPDATE "${table}" SET "${sort}" = ? WHERE "${key}" = ?`
