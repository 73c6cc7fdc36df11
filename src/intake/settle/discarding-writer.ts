/** A writer that reads and writes nothing: what an import would do can be asked without a transaction. */
import type { Reader, Writer } from '../../store/store'

const nothing = async (): Promise<void> => {}

export const discardingWriter = (reader: Reader): Writer => ({
  read: (sql, values) => reader.read(sql, values),
  run: nothing,
  insert: nothing,
  resume: nothing,
  upsert: nothing,
})
