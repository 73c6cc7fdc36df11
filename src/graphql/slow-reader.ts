/**
 * The store for work that takes its time: sealing, checking, comparing, reporting. It reads in processes of its own, so that
 * nobody else's question waits behind a statement, and may read for longer than a question may. They start when first needed.
 */
import { openReaders } from '../store/readers/readers'
import type { Readers } from '../store/readers/reading'
import type { Store } from '../store/store'

/** Milliseconds for one statement. */
const PATIENCE = 600_000
const READERS = 2

export function slowReader(store: Store): { store: Store; close(): Promise<void> } {
  // PostgreSQL's statements hold nobody up, and its pool is there already.
  if (store.dialect === 'postgres') return { store, close: async () => {} }
  let readers: Readers | undefined
  const read: Store['read'] = (sql, values) => {
    readers ??= openReaders(store, { readers: READERS, timeout: PATIENCE })
    return readers.read(sql, values)
  }
  return { store: { ...store, read }, close: async () => readers?.close() }
}
