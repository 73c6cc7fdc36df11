/** The forms in which a snapshot can leave, one row each; and the way in: a snapshot and a form come in, files go out. */

import { Refusal } from '../../messages/refusal'
import type { Store } from '../../store/store'
import { type SnapshotEngine, engine as standing } from '../snapshot/engine'
import { findSnapshot } from '../snapshot/read'
import { csvExport } from './csv'
import { dhis2Export } from './dhis2'
import type { ExchangeFormat } from './exporting'
import { stemOf } from './exporting'
import type { ExportFile } from './file'
import { packageExport } from './package'
import { releasedValues } from './read'
import { sdmxExport } from './sdmx'
import { defaultSuppression, type Suppression } from './suppress'
import { xlsxExport } from './xlsx'

export const exchangeFormats: ExchangeFormat[] = [
  { name: 'xlsx', zh: '工作簿', en: 'one workbook', leaves: false, single: true, files: xlsxExport },
  { name: 'csv', zh: 'CSV 表格', en: 'CSV tables', leaves: false, single: false, files: csvExport },
  { name: 'sdmx', zh: 'SDMX-CSV 2.0', en: 'SDMX-CSV 2.0', leaves: true, single: true, files: sdmxExport },
  { name: 'dhis2', zh: 'DHIS2 数据集', en: 'DHIS2 dataValueSets', leaves: true, single: false, files: dhis2Export },
  {
    name: 'package',
    zh: 'Frictionless 数据包',
    en: 'Frictionless Data Package',
    leaves: true,
    single: false,
    files: packageExport,
  },
]

export interface ExportOptions {
  format: ExchangeFormat['name']
  /** `false` lets every number through; parts of it may be set otherwise. */
  suppress?: boolean | Partial<Suppression>
}

export async function* exportSnapshot(
  store: Store,
  id: number,
  options: ExportOptions,
  engine: SnapshotEngine = standing,
): AsyncGenerator<ExportFile> {
  const snapshot = await findSnapshot(store, id)
  if (!snapshot) throw new Refusal('snapshot.no-snapshot', { id })
  const format = exchangeFormats.find(({ name }) => name === options.format)!
  const suppression = suppressionOf(format, options.suppress)
  const values = () => releasedValues(store, engine, snapshot, suppression)
  yield* format.files({ store, engine, snapshot, values, suppression, stem: stemOf(snapshot) })
}

function suppressionOf({ leaves }: ExchangeFormat, given: ExportOptions['suppress']): Suppression | null {
  if (given === false || (given === undefined && !leaves)) return null
  return { ...defaultSuppression, ...(typeof given === 'object' ? given : {}) }
}
