/** Reads from PostgreSQL over a pool of its own; the server stops what takes too long. Statements met before are prepared once a connection. */
import { Pool, types as pgTypes } from 'pg'
import type { Stored } from '../../facts/kinds/kind'
import { tooSlow } from '../connection'
import { numberedPlaceholders } from '../postgres'
import type { ReaderOptions, Readers } from './reading'

/** bigint as a number (cells stay below 2^53, sums leave as text), everything else as the driver has it. */
const types = {
  getTypeParser: (oid: number, format?: any): any => (oid === 20 ? Number : pgTypes.getTypeParser(oid, format)),
}

/** Compiling a statement pays only for ones that run for seconds; reading is all these connections may do. */
const SETTINGS = '-c jit=off -c default_transaction_read_only=on'
const MAX_PREPARED = 200

export function postgresReaders(url: string, { readers, timeout }: ReaderOptions): Readers {
  const pool = new Pool({ connectionString: url, max: readers, statement_timeout: timeout, options: SETTINGS })
  pool.on('error', () => {})
  const known = new Map<string, { name?: string; text: string }>()
  const prepared = (sql: string): { name?: string; text: string } => {
    let found = known.get(sql)
    if (!found) {
      found = { text: numberedPlaceholders(sql) }
      if (known.size < MAX_PREPARED) {
        found.name = `q${known.size}`
        known.set(sql, found)
      }
    }
    return found
  }
  return {
    async read(sql, values = []) {
      try {
        const { rows } = await pool.query<Stored[]>({
          ...prepared(sql),
          values: values as unknown[],
          rowMode: 'array',
          types,
        } as any)
        return rows
      } catch (error) {
        throw (error as { code?: string }).code === '57014' ? tooSlow() : error
      }
    },
    close: () => pool.end(),
  }
}
