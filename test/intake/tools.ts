/** What the intake's tests share: sheets made on the spot, imports of them, and the store read back as people would name its rows. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rosters } from '../../src/county/rosters'
import type { CellFacts } from '../../src/facts/cell'
import type { Stored } from '../../src/facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../../src/facts/roster'
import { importFiles } from '../../src/intake/intake'
import type { ImportOptions } from '../../src/intake/model/import-options'
import type { ImportSource } from '../../src/intake/model/import-reading'
import type { ReadingOptions } from '../../src/intake/model/reading-options'
import type { ImportReport, SheetReport } from '../../src/intake/model/report'
import type { TableSurvey } from '../../src/intake/model/table'
import { surveyWorkbook } from '../../src/intake/survey/survey'
import { openWorkbook } from '../../src/sheets/open'
import type { CellOut, SheetOut } from '../../src/sheets/write/sheet-out'
import { writeWorkbook } from '../../src/sheets/write/workbook'
import type { Store } from '../../src/store/store'

export const repository = join(__dirname, '../..')
export const roster = (name: string): RosterFacts => rosters.find((one) => one.name === name)!

/** One sheet: its rows from row 1, and what is merged. */
export const sheet = (rows: CellOut[][], more: Partial<SheetOut> = {}): SheetOut => ({ name: 'Sheet1', rows, ...more })

export const book = async (sheets: SheetOut | SheetOut[], name = '台账.xlsx'): Promise<ImportSource> => ({
  name,
  content: await writeWorkbook(Array.isArray(sheets) ? sheets : [sheets]),
})

/** All files of a folder of the repository. */
export const folder = (path: string): ImportSource[] =>
  readdirSync(join(repository, path)).map((name) => ({ name, path: join(repository, path, name) }))

export const file = (path: string, name = path.split('/').at(-1)!): ImportSource => ({
  name,
  content: readFileSync(path),
})

/** What the reading side makes of sheets, before any store is asked. */
export async function survey(
  sheets: SheetOut | SheetOut[],
  options: ReadingOptions = {},
  name = '台账.xlsx',
): Promise<TableSurvey[]> {
  const { content } = await book(sheets, name)
  const workbook = await openWorkbook(Buffer.from(content!), { name })
  return surveyWorkbook(workbook, { index: 0, name }, rosters, options)
}

export const load = (
  store: Store,
  sources: ImportSource | ImportSource[],
  options: ImportOptions = {},
): Promise<ImportReport> => importFiles(store, Array.isArray(sources) ? sources : [sources], options)

/** Imports one made workbook and gives the reports of its sheets. */
export async function loadSheets(
  store: Store,
  sheets: SheetOut | SheetOut[],
  options: ImportOptions = {},
  name?: string,
): Promise<SheetReport[]> {
  return (await load(store, await book(sheets, name), options)).files[0]!.sheets
}

export const codes = (report: SheetReport): string[] => report.faults.map((one) => one.code)

/** The rows of a roster as a person would write them: cells as displayed, links by what they lead to. */
export async function rowsOf(store: Store, name: string): Promise<Record<string, string>[]> {
  const labels = new Labels(store)
  const facts = roster(name)
  const rows: Record<string, string>[] = []
  for (const [, ...stored] of await labels.all(facts)) {
    const row: Record<string, string> = {}
    for (const cell of facts.cells) {
      const text = await labels.text(facts, cell, stored)
      if (text !== '') row[cell.name] = text
    }
    rows.push(row)
  }
  return rows
}

/** Everything a store holds: roster → rows, sorted, so that two stores compare cell by cell. */
export async function contents(store: Store): Promise<Record<string, Record<string, string>[]>> {
  const all: Record<string, Record<string, string>[]> = {}
  for (const { name } of rosters) {
    const rows = await rowsOf(store, name)
    all[name] = rows
      .map((row) => [JSON.stringify(row), row] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, row]) => row)
  }
  return all
}

/** Names rows by their natural key, through links: a village is 石桥民族乡·石桥村. */
class Labels {
  readonly #rows = new Map<string, Stored[][]>()

  constructor(readonly store: Store) {}

  async all(facts: RosterFacts): Promise<Stored[][]> {
    let rows = this.#rows.get(facts.name)
    if (!rows) {
      rows = await this.store.read(
        `SELECT id, ${facts.columns.map((c) => `"${c.name}"`).join(', ')} FROM "${facts.table}" ORDER BY id`,
      )
      this.#rows.set(facts.name, rows)
    }
    return rows
  }

  async text(facts: RosterFacts, cell: CellFacts, stored: Stored[]): Promise<string> {
    const values = slice(facts, cell, stored).map((value, i) =>
      typeof value === 'string' && cell.kind.columns(cell)[i]!.type !== 'text' ? Number(value) : value,
    )
    if (cell.kind.name !== 'link') return cell.kind.display(values, cell)
    return values[0] === null ? '' : this.name(targetOf(cell), Number(values[0]))
  }

  async name(facts: RosterFacts, id: number): Promise<string> {
    const [, ...stored] = (await this.all(facts)).find(([own]) => Number(own) === id)!
    const parts: string[] = []
    for (const part of facts.key.at(-1)!) parts.push(await this.text(facts, facts.cell(part), stored))
    return parts.filter(Boolean).join('·')
  }
}
