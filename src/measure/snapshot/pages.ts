/** Which sealed values are wanted comes in; a page of them goes out, and how many there are. */
import { countSnapshotValues, type SnapshotValueWish, snapshotValuePage } from '../../store/ledger/snapshot-values'
import type { Reader } from '../../store/store'
import { type StoredValue, sealedValue } from './read'

export const valuePage = (
  reader: Reader,
  id: number,
  wish: SnapshotValueWish,
  page: { first: number; offset: number },
): { count(): Promise<number>; rows(): Promise<StoredValue[]> } => ({
  count: () => countSnapshotValues(reader, id, wish),
  rows: async () => (await snapshotValuePage(reader, id, wish, page)).map(sealedValue),
})
