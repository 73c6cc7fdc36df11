/**
 * The reading side of an import: opens files, surveys their sheets, reads their tables. It knows no database, so it can run in
 * a thread of its own that is killed when a file is too slow or too greedy (reading-thread.ts).
 */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { Refusal } from '../../messages/refusal'
import { openWorkbook } from '../../sheets/open'
import type { Limits } from '../../sheets/parts/limits'
import type { Workbook } from '../../sheets/sheet'
import type { ImportReading, ImportSource, TableStream } from '../model/import-reading'
import type { ReadingOptions } from '../model/reading-options'
import { type FileSurvey, fault, faultOf, type TableEnd, type TableSurvey } from '../model/table'
import { surveyWorkbook } from '../survey/survey'
import { packBlock } from './archive'
import { readTable } from './rows'

export class LocalReading implements ImportReading {
  readonly #open = new Map<number, Promise<Workbook>>()

  constructor(
    readonly sources: ImportSource[],
    readonly rosters: RosterFacts[],
    readonly options: ReadingOptions,
    readonly limits: Partial<Limits> = {},
  ) {}

  async survey(index: number): Promise<FileSurvey> {
    const source = itemAt(this.sources, index)
    const survey: FileSurvey = {
      name: source.name,
      sha256: '',
      bytes: 0,
      format: null,
      reader: null,
      tables: [],
      notes: [],
      faults: [],
    }
    try {
      const content = source.content ?? (await readFile(source.path!))
      survey.bytes = content.length
      survey.sha256 = createHash('sha256').update(content).digest('hex')
      const workbook = await this.#workbook(index)
      survey.format = workbook.format
      survey.reader = workbook.reader
      survey.notes = [...workbook.notes]
      const file = { index, name: source.name }
      survey.tables = await surveyWorkbook(workbook, file, this.rosters, this.options, survey.notes)
    } catch (error) {
      survey.faults.push(unreadable(error, source.name))
    }
    return survey
  }

  table(file: number, table: TableSurvey): TableStream {
    const roster = this.rosters.find((r) => r.name === table.roster)!
    let end: TableEnd | undefined
    const open = () => this.#workbook(file)
    return {
      async *batches() {
        const workbook = await open()
        const reader = readTable(itemAt(workbook.sheets, table.sheetIndex), table, roster, true)
        for await (const rows of reader.batches()) yield { rows, shown: await packBlock(rows) }
        end = reader.end()
      },
      end: () => end!,
    }
  }

  async close(): Promise<void> {
    for (const workbook of this.#open.values()) await workbook.then((w) => w.close()).catch(() => undefined)
    this.#open.clear()
  }

  #workbook(index: number): Promise<Workbook> {
    let workbook = this.#open.get(index)
    if (!workbook) {
      const { path, content, name } = itemAt(this.sources, index)
      workbook = openWorkbook(content ? Buffer.from(content.buffer, content.byteOffset, content.byteLength) : path!, {
        limits: this.limits,
        name,
      })
      this.#open.set(index, workbook)
    }
    return workbook
  }
}

/** Any failure to read as a fault of the file: ours says why, anything else is an unreadable file, never a crash. */
function unreadable(error: unknown, name: string) {
  if (error instanceof Refusal) return faultOf(error.said)
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return fault('file.missing', { name })
  if ((error as NodeJS.ErrnoException).code === 'EISDIR') return fault('file.folder', { name })
  return fault('file.damaged', { name, why: (error as Error).message })
}
