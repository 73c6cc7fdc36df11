/** What the reading side tells about a file before a row is read, and the rows it then hands over. Plain data: it crosses a thread. */

import type { Stored } from '../../facts/kinds/kind'
import type { Surface } from '../../messages/actions'
import { type ArgsFor, isMessageId, type MessageId } from '../../messages/catalogue'
import type { FaultCode } from '../../messages/codes'
import type { MessageRef, Named } from '../../messages/shapes'
import { codeOf, messageRef, wordsIn } from '../../messages/words'

export interface Fault {
  code: FaultCode
  severity: 'error' | 'warning'
  /** `C14`, or null when it is about the whole sheet or file. */
  address: string | null
  field: string | null
  /** What stands there. Never a value of a prohibited column. */
  found: string | null
  /** The rule's id, for RULE. */
  rule?: string
  /** In the words of the terminal, as reports have them. */
  message: Named
  /** The same, to be worded where else it is shown; reports stored by earlier versions have none. */
  said?: MessageRef
}

/** `fault('row.same-row', { first: 7 }, { address: 'A9' })`; the code is the message's. */
export const fault = <I extends MessageId>(id: I, args: ArgsFor<I>, more: Partial<Fault> = {}): Fault =>
  faultOf(messageRef(id, args), more)

export const faultOf = (said: MessageRef, more: Partial<Fault> = {}): Fault => ({
  code: codeOf(said) as FaultCode,
  severity: 'error',
  address: null,
  field: null,
  found: null,
  ...more,
  message: wordsIn(said, 'terminal'),
  said,
})

/** The words of a fault for a place; what was stored without its message is told as it was. */
export const faultWords = ({ message, said }: Pick<Fault, 'message' | 'said'>, surface: Surface): Named =>
  said && isMessageId(said.id) ? wordsIn(said, surface) : message

export interface UsedColumn {
  /** From 0 (A). */
  index: number
  /** `K`. */
  column: string
  header: string
  /** Target path: `paid`, `village.township`. */
  field: string
  unit: string | null
  by: MatchedBy
  factor: number
  /** A flag column of ticks and blanks only: a blank means no. */
  blankIsNo?: boolean
  /** A blank means what stands above it, as the user says. */
  fill?: boolean
  /** Some of its names end in a mark: 砀山县*. */
  marked?: boolean
  /** The value is the heading itself, which stands in this row: one column for each funding source or year. */
  headingRow?: number
}

export interface IgnoredColumn {
  column: string
  header: string
  reason: string
}

/** One table found in a sheet. `roster` is null when none fits; `faults` with an error then say why. */
export interface TableSurvey {
  file: number
  sheet: string
  sheetIndex: number
  roster: string | null
  headerRows: [top: number, bottom: number] | null
  /** First and last row of data; the last is null when the table runs to the end of the sheet. */
  from: number
  to: number | null
  columns: UsedColumn[]
  /** Columns that also name part of a link: 乡镇 says where a village is besides being a link of its own. */
  shared: UsedColumn[]
  /** The texts of every header row by column, to know the header when it is printed again. */
  headings: [index: number, text: string][][]
  ignored: IgnoredColumn[]
  /** Values the user states for the whole sheet: path → text. */
  constants: Record<string, string>
  /** The columns this table spans, when another one stands beside it. */
  span: [left: number, right: number] | null
  /** Cells whose values stand on lines of their own over the rows they hold for; `column` is where such a line writes them. */
  section: { fields: string[]; column: number } | null
  /** The column that names the unit of each row's amounts. */
  unitColumn: number | null
  /** Year the title, sheet or file name states. */
  year: number | null
  /** Texts around the table that may name a township, in order of trust. Used to resolve links, never stored. */
  hints: string[]
  faults: Fault[]
}

/** Where a table was found. */
export type Base = Pick<TableSurvey, 'file' | 'sheet' | 'sheetIndex'>

export const emptyTable = (base: Base): TableSurvey => ({
  ...base,
  roster: null,
  headerRows: null,
  from: 1,
  to: null,
  columns: [],
  shared: [],
  headings: [],
  ignored: [],
  constants: {},
  span: null,
  section: null,
  unitColumn: null,
  year: null,
  hints: [],
  faults: [],
})

export interface FileSurvey {
  name: string
  sha256: string
  bytes: number
  format: string | null
  reader: string | null
  tables: TableSurvey[]
  /** How the file was understood, where that is worth telling. */
  notes: { zh: string; en: string }[]
  /** Faults of the file itself. */
  faults: Fault[]
}

/** A row of data as the reading side hands it over. */
export interface TypedRow {
  row: number
  /** Stored values of the roster's own cells; link slots are null, the writing side resolves them. */
  cells: Stored[]
  /** Values of link parts, at the places `partSlots` gives. */
  parts: Stored[]
  /** One letter per used column (`.` value, B, R, N); null when all are values. */
  blanks: string | null
  faults: Fault[] | null
  /** An error-level fault of its cells refuses the row. */
  refused: boolean
  /** What every used column shows, for the archive. */
  raw: string[]
}

/** What is known once a table has been read to its end. */
export interface TableEnd {
  skipped: { row: number; reason: string }[]
  controlTotals: ControlTotal[]
  faults: Fault[]
  /** Personal data was met: nothing of this table may be kept. */
  personal: boolean
}

export interface ControlTotal {
  row: number
  field: string
  stated: string
  computed: string
  agrees: boolean
}

export type MatchedBy = 'exact' | 'alias' | 'learned' | 'stated'
