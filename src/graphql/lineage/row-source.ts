/** What the loaders of one request tell of where rows came from. */
import type { Stored } from '../../facts/kinds/kind'
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

export interface SheetFacts {
  id: number
  importId: number
  fileId: number
  name: string
  roster: string
  /** `row` is stated when the value stands in the heading itself: a wide sheet's funding source. */
  columns: { column: string; header: string; field: string; row?: number }[]
}

/** A row of the table `import`, its columns by name. */
export type ImportFacts = Record<string, Stored>

export interface FileFacts {
  id: number
  importId: number
  name: string
  sha256: string
  bytes: number
  status: string
}

export interface Lineage {
  reader: Reader
  sheet(id: number): Promise<SheetFacts | undefined>
  import(id: number): Promise<ImportFacts | undefined>
  /** What an import or an undo reported. */
  report(id: number): Promise<unknown>
  file(id: number): Promise<FileFacts | undefined>
  filesOf(importId: number): Promise<FileFacts[] | undefined>
  sheetsOf(fileId: number): Promise<SheetFacts[] | undefined>
  /** All versions of a row, newest first, with the stored value of one field in each. */
  versions(source: RowSource, field: string): Promise<Version[]>
  /** What the columns of one row of a sheet showed; undefined when that was not archived. */
  raw(sheetId: number, row: number): Promise<string[] | undefined>
}

export interface Version {
  importId: number | null
  sheetId: number | null
  row: number | null
  blanks: string | null
  /** The field as stored in this version. */
  value: Stored
}
