/** The files of an import, and the side that reads them: surveys first, rows when they are asked for. */
import type { FileSurvey, TableEnd, TableSurvey, TypedRow } from './table'

/** A file to import: bytes, or a path to read them from. */
export interface ImportSource {
  name: string
  path?: string
  content?: Uint8Array
}

/** Rows ready to settle, and what their cells showed, packed for the archive. */
export interface Batch {
  rows: TypedRow[]
  shown: Block
}

export interface TableStream {
  batches(): AsyncIterable<Batch>
  /** Known once the batches are exhausted. */
  end(): TableEnd
}

export interface ImportReading {
  survey(index: number): Promise<FileSurvey>
  /** Streams one table of a surveyed file. */
  table(file: number, table: TableSurvey): TableStream
  close(): Promise<void>
}

/** What some rows showed: gzipped JSON [[row, text, …], …]. */
export interface Block {
  firstRow: number
  lastRow: number
  content: Uint8Array
}
