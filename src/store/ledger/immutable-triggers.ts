/** SQL that makes the snapshot tables immutable: once written, no row can be changed or removed, whatever program asks. For the migration of each database. */

const tables = ['snapshot', 'snapshot_value', 'snapshot_rows']
const REFUSAL = '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'

const sqliteTriggers = tables.flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (deed) =>
      `CREATE TRIGGER "${table}_no_${deed.toLowerCase()}" BEFORE ${deed} ON "${table}" BEGIN SELECT RAISE(ABORT, '${REFUSAL}'); END`,
  ),
)

const postgresTriggers = tables.flatMap((table) => [
  `CREATE TRIGGER "${table}_no_change" BEFORE UPDATE OR DELETE ON "${table}" FOR EACH ROW EXECUTE FUNCTION snapshot_is_sealed()`,
  `CREATE TRIGGER "${table}_no_truncate" BEFORE TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION snapshot_is_sealed()`,
])

interface Steps {
  up: string[]
  down: string[]
}

export const snapshotGuard: Record<'sqlite' | 'postgres', Steps> = {
  sqlite: {
    up: sqliteTriggers,
    down: tables.flatMap((table) => [`DROP TRIGGER "${table}_no_update"`, `DROP TRIGGER "${table}_no_delete"`]),
  },
  postgres: {
    up: [
      `CREATE FUNCTION snapshot_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '${REFUSAL}'; END $$`,
      ...postgresTriggers,
    ],
    down: [
      ...tables.flatMap((table) => [
        `DROP TRIGGER "${table}_no_change" ON "${table}"`,
        `DROP TRIGGER "${table}_no_truncate" ON "${table}"`,
      ]),
      'DROP FUNCTION snapshot_is_sealed()',
    ],
  },
}
