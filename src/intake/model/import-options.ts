/** What an import may be told. */
import type { RosterFacts } from '../../facts/roster'
import type { Limits } from '../../sheets/parts/limits'
import type { ImportReading, ImportSource } from './import-reading'
import type { ReadingOptions } from './reading-options'
import type { SheetPlace, Strategy, Verdict } from './verdict'

export interface ImportOptions extends ReadingOptions {
  dryRun?: boolean
  /** An error-level fault refuses its file. */
  strict?: boolean
  strategy?: Strategy
  /** What a blank cell means in an update. */
  blanks?: 'IGNORE' | 'CLEAR'
  /** Import a file again that has come in before. */
  again?: boolean
  actor?: string
  /** Why figures are corrected by this import. */
  reason?: string
  limits?: Partial<Limits>
  /** Told of each row's verdict, and where it stands. */
  verdict?: (verdict: Verdict & SheetPlace) => void
  /** Do not remember what `map` and `moneyUnit` say. */
  forget?: boolean
  /** Told now and then how far the import has come. */
  progress?: (at: { file: string; sheet: string; rows: number }) => void
  /** How files are read; in this thread unless stated. */
  reading?: (
    sources: ImportSource[],
    rosters: RosterFacts[],
    options: ReadingOptions,
    limits: Partial<Limits>,
  ) => ImportReading
}
