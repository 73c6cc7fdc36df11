/** Rows and fields come in; goes out in which cells of which sheets they stand. A sheet that does not have the field passes on to the version before. */
import { snake } from '../../facts/cell'
import { chunked, groupedBy } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { type VersionPlace, versionPlaces } from '../../query/compile/records/versions'
import { readTyped } from '../../query/run/read-typed'
import { sheetsWithFiles } from '../../store/ledger/sheets'
import type { Store } from '../../store/store'
import type { RowsOf } from './figure'

export interface SourceCells {
  file: string
  sheet: string
  /** C5, C9, … */
  cells: string[]
}

interface Sheet {
  file: string
  name: string
  columns: { column: string; field: string }[]
}

export class Sources {
  readonly #sheets = new Map<number, Sheet>()

  constructor(
    readonly store: Store,
    readonly asOf: number | null,
  ) {}

  async of(rows: RowsOf[]): Promise<SourceCells[]> {
    const found = new Map<string, SourceCells>()
    for (const each of rows) await this.#gather(each, found)
    return listed(found)
  }

  /** As `of`, for each of many apart. */
  async each(all: RowsOf[]): Promise<SourceCells[][]> {
    const versions = new Map<string, Map<number, VersionPlace[]>>()
    for (const [roster, own] of groupedBy(all, (rows) => rows.roster))
      versions.set(roster, await this.#versions(this.#roster(roster), [...new Set(own.flatMap(({ ids }) => ids))]))
    return all.map(({ roster, fields, ids }) => {
      const found = new Map<string, SourceCells>()
      for (const id of ids) for (const field of fields) this.#cell(versions.get(roster)?.get(id) ?? [], field, found)
      return listed(found)
    })
  }

  async #gather({ roster: name, fields, ids }: RowsOf, found: Map<string, SourceCells>): Promise<void> {
    const roster = this.#roster(name)
    const versions = await this.#versions(roster, ids)
    // What counts rows points at what names them.
    const wanted = fields.length > 0 ? fields : [roster.label.name]
    for (const id of ids) for (const field of wanted) this.#cell(versions.get(id) ?? [], field, found)
  }

  #roster(name: string): RosterFacts {
    const found = this.store.rosters.find((roster) => roster.name === name)
    if (!found) throw new RangeError(`there is no roster “${name}”`)
    return found
  }

  /** By id all versions of the rows that were known, the newest first; their sheets are known afterwards. */
  async #versions(roster: RosterFacts, ids: number[]): Promise<Map<number, VersionPlace[]>> {
    const found: VersionPlace[] = []
    for (const some of chunked(ids, 500))
      found.push(...(await readTyped(this.store, versionPlaces(roster, some, this.asOf))))
    await this.#load(found.flatMap(({ sheetId }) => sheetId ?? []))
    return groupedBy(found, ({ id }) => id)
  }

  async #load(ids: number[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !this.#sheets.has(id))
    for (const { id, file, name, columns } of await sheetsWithFiles(this.store, wanted))
      this.#sheets.set(id, { file, name, columns })
  }

  /** The newest version whose sheet has the field and a value in it; failing that, the newest cell that could have held one. */
  #cell(versions: VersionPlace[], field: string, found: Map<string, SourceCells>): void {
    const places = versions.flatMap((version) => this.#place(version, field))
    const place = places.find(({ blank }) => !blank) ?? places[0]
    if (!place) return
    const { file, name } = place.sheet
    const one = found.get(`${file}/${name}`) ?? { file, sheet: name, cells: [] }
    one.cells.push(place.address)
    found.set(`${file}/${name}`, one)
  }

  /** None when the sheet of a version does not have the field. */
  #place({ sheetId, row, blanks }: VersionPlace, field: string): CellPlace[] {
    const sheet = sheetId === null ? undefined : this.#sheets.get(sheetId)
    if (!sheet || row === null) return []
    const at = columnOf(sheet, field)
    const column = sheet.columns[at]
    return column ? [{ sheet, address: `${column.column}${row}`, blank: blanks?.[at] === 'B' }] : []
  }
}

interface CellPlace {
  sheet: Sheet
  address: string
  /** Nothing stood in the cell. */
  blank: boolean
}

/** Each cell once. */
const listed = (found: Map<string, SourceCells>): SourceCells[] =>
  [...found.values()].map((one) => ({ ...one, cells: [...new Set(one.cells)] }))

/** The column of a field; of a link spread over several, the one that names it. */
function columnOf({ columns }: Sheet, field: string): number {
  const exact = columns.findIndex((one) => one.field === field || snake(one.field) === field)
  return exact >= 0 ? exact : columns.findIndex((one) => one.field.startsWith(`${field}.`))
}
