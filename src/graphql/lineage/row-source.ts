/** What the loaders of one request tell of where rows came from. */
import type { FieldVersion } from '../../store/history/versions'
import type { FileRow } from '../../store/ledger/files'
import type { ImportRow } from '../../store/ledger/imports'
import type { SheetRow } from '../../store/ledger/sheets'
import type { Reader } from '../../store/store'

/** What the engine gives for `_source`. */
export interface RowSource {
  roster: string
  id: string | number
  importId: number | null
  sheetId: number | null
  row: number | null
  blanks: string | null
}

export interface Lineage {
  reader: Reader
  sheet(id: number): Promise<SheetRow | undefined>
  import(id: number): Promise<ImportRow | undefined>
  /** What an import or an undo reported. */
  report(id: number): Promise<unknown>
  file(id: number): Promise<FileRow | undefined>
  filesOf(importId: number): Promise<FileRow[] | undefined>
  sheetsOf(fileId: number): Promise<SheetRow[] | undefined>
  /** All versions of a row, newest first, with the stored value of one field in each. */
  versions(source: RowSource, field: string): Promise<FieldVersion[]>
  /** What the columns of one row of a sheet showed; undefined when that was not archived. */
  raw(sheetId: number, row: number): Promise<string[] | undefined>
}
