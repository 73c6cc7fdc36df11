/** What a form of export is given, and what it is. */
import type { Store } from '../../store/store'
import type { SnapshotEngine } from '../snapshot/engine'
import type { Snapshot } from '../snapshot/read'
import type { ExportFile } from './file'
import type { Released, Suppression } from './suppress'

/** What every form works with. */
export interface Exporting {
  store: Store
  engine: SnapshotEngine
  snapshot: Snapshot
  /** The values from the first, each time it is called. */
  values(): AsyncIterable<Released>
  suppression: Suppression | null
  /** Begin of all file names. */
  stem: string
}

export interface ExchangeFormat {
  name: 'xlsx' | 'csv' | 'sdmx' | 'dhis2' | 'package'
  zh: string
  en: string
  /** For others than the office itself: small numbers are hidden unless told otherwise. */
  leaves: boolean
  /** One file, or a folder of files. */
  single: boolean
  files(work: Exporting): AsyncGenerator<ExportFile>
}

/** A name any file system takes. */
export const stemOf = ({ id, name }: Snapshot): string =>
  `snapshot-${id}-${name.replace(/[^\p{L}\p{N}_-]+/gu, '_').slice(0, 60)}`
