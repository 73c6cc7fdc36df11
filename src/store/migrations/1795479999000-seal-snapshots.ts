import { Migration } from './migration'

/** Once written, no row of a snapshot can be changed or removed, whatever program asks. */
export class SealSnapshots1795479999000 extends Migration {
  override sqlite = {
    up: [
      "CREATE TRIGGER \"snapshot_no_update\" BEFORE UPDATE ON \"snapshot\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
      "CREATE TRIGGER \"snapshot_no_delete\" BEFORE DELETE ON \"snapshot\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
      "CREATE TRIGGER \"snapshot_value_no_update\" BEFORE UPDATE ON \"snapshot_value\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
      "CREATE TRIGGER \"snapshot_value_no_delete\" BEFORE DELETE ON \"snapshot_value\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
      "CREATE TRIGGER \"snapshot_rows_no_update\" BEFORE UPDATE ON \"snapshot_rows\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
      "CREATE TRIGGER \"snapshot_rows_no_delete\" BEFORE DELETE ON \"snapshot_rows\" BEGIN SELECT RAISE(ABORT, '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'); END",
    ],
    down: [
      "DROP TRIGGER \"snapshot_no_update\"",
      "DROP TRIGGER \"snapshot_no_delete\"",
      "DROP TRIGGER \"snapshot_value_no_update\"",
      "DROP TRIGGER \"snapshot_value_no_delete\"",
      "DROP TRIGGER \"snapshot_rows_no_update\"",
      "DROP TRIGGER \"snapshot_rows_no_delete\"",
    ],
  }
  override postgres = {
    up: [
      "CREATE FUNCTION snapshot_is_sealed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '快照已封存，不能修改或删除 / a snapshot is sealed and cannot be changed or removed'; END $$",
      "CREATE TRIGGER \"snapshot_no_change\" BEFORE UPDATE OR DELETE ON \"snapshot\" FOR EACH ROW EXECUTE FUNCTION snapshot_is_sealed()",
      "CREATE TRIGGER \"snapshot_no_truncate\" BEFORE TRUNCATE ON \"snapshot\" FOR EACH STATEMENT EXECUTE FUNCTION snapshot_is_sealed()",
      "CREATE TRIGGER \"snapshot_value_no_change\" BEFORE UPDATE OR DELETE ON \"snapshot_value\" FOR EACH ROW EXECUTE FUNCTION snapshot_is_sealed()",
      "CREATE TRIGGER \"snapshot_value_no_truncate\" BEFORE TRUNCATE ON \"snapshot_value\" FOR EACH STATEMENT EXECUTE FUNCTION snapshot_is_sealed()",
      "CREATE TRIGGER \"snapshot_rows_no_change\" BEFORE UPDATE OR DELETE ON \"snapshot_rows\" FOR EACH ROW EXECUTE FUNCTION snapshot_is_sealed()",
      "CREATE TRIGGER \"snapshot_rows_no_truncate\" BEFORE TRUNCATE ON \"snapshot_rows\" FOR EACH STATEMENT EXECUTE FUNCTION snapshot_is_sealed()",
    ],
    down: [
      "DROP TRIGGER \"snapshot_no_change\" ON \"snapshot\"",
      "DROP TRIGGER \"snapshot_no_truncate\" ON \"snapshot\"",
      "DROP TRIGGER \"snapshot_value_no_change\" ON \"snapshot_value\"",
      "DROP TRIGGER \"snapshot_value_no_truncate\" ON \"snapshot_value\"",
      "DROP TRIGGER \"snapshot_rows_no_change\" ON \"snapshot_rows\"",
      "DROP TRIGGER \"snapshot_rows_no_truncate\" ON \"snapshot_rows\"",
      "DROP FUNCTION snapshot_is_sealed()",
    ],
  }
}
