/** What the reading side of an import is told. */

/** What the user (or an earlier import) states about the files of one call. */
export interface ReadingOptions {
  /** Only these sheets. */
  sheets?: string[]
  roster?: string
  moneyUnit?: string
  /** Constants for the sheet: field path → text. */
  set?: Record<string, string>
  /** Heading → field path. */
  map?: Record<string, string>
  /** What is remembered for each file of the call: roster → heading → field path, roster → money unit. */
  learned?: { headings: Record<string, Record<string, string>>; units: Record<string, string> }[]
  dropPersonal?: boolean
  /** Headings or field paths of columns whose blank cells mean what stands above them. */
  fill?: string[]
}
