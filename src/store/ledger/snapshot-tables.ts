/** The tables of sealed snapshots, as entity schemas beside those of the rosters; a migration gives them triggers that refuse every change. */
import { EntitySchema } from 'typeorm'

const snapshots = () =>
  new EntitySchema({
    name: 'snapshot',
    tableName: 'snapshot',
    columns: {
      id: { type: 'integer', primary: true },
      name: { type: 'text' },
      /** 2020-06, or several with commas between. */
      periods: { type: 'text' },
      /** The last import that was known. */
      as_of: { type: 'integer' },
      /** The day of the world the values stand for. */
      on_day: { type: 'text' },
      note: { type: 'text', nullable: true },
      sealed_at: { type: 'text' },
      /** JSON: which areas and indicators were asked for. */
      parameters: { type: 'text' },
      /** JSON: the definition of every indicator as it read when it was sealed. */
      definitions: { type: 'text' },
      value_count: { type: 'integer' },
      /** SHA-256 over the hashes of all values, and over the digests of all rows behind them. */
      values_hash: { type: 'text' },
      rows_hash: { type: 'text' },
      /** Content hash of the snapshot sealed before this one. */
      previous_hash: { type: 'text', nullable: true },
      content_hash: { type: 'text' },
    },
  })

const values = () =>
  new EntitySchema({
    name: 'snapshot_value',
    tableName: 'snapshot_value',
    columns: {
      snapshot_id: { type: 'integer', primary: true },
      n: { type: 'integer', primary: true },
      indicator: { type: 'text' },
      level: { type: 'text' },
      roster: { type: 'text' },
      area_id: { type: 'integer' },
      area_code: { type: 'text', nullable: true },
      area_label: { type: 'text' },
      period: { type: 'text' },
      value: { type: 'text', nullable: true },
      numerator: { type: 'text', nullable: true },
      denominator: { type: 'text', nullable: true },
      unit: { type: 'text' },
      status: { type: 'text' },
      /** JSON: [{by, key, label, value, numerator, denominator}]. */
      breakdown: { type: 'text' },
      row_hash: { type: 'text' },
    },
    indices: [{ name: 'snapshot_value_indicator', columns: ['snapshot_id', 'indicator', 'level', 'area_id'] }],
  })

/** What every row of every roster looked like: a block of up to 4,096 ids, twelve bytes a row (id, then eight of its SHA-256), base64. */
const rows = () =>
  new EntitySchema({
    name: 'snapshot_rows',
    tableName: 'snapshot_rows',
    columns: {
      snapshot_id: { type: 'integer', primary: true },
      roster: { type: 'text', primary: true },
      first_id: { type: 'integer', primary: true },
      digests: { type: 'text' },
    },
  })

export const snapshotTables = (): EntitySchema[] => [snapshots(), values(), rows()]
