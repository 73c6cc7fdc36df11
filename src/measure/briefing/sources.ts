/** Rows and fields come in; goes out in which cells of which sheets they stand. A sheet that does not have the field passes on to the version before. */
import { snake } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
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
    return [...found.values()].map((one) => ({ ...one, cells: [...new Set(one.cells)] }))
  }

  /** As `of`, for each of many apart. */
  async each(all: RowsOf[]): Promise<SourceCells[][]> {
    const versions = new Map<string, Stored[][]>()
    for (const roster of new Set(all.map((rows) => rows.roster))) {
      const facts = this.store.rosters.find(({ name }) => name === roster)!
      const ids = new Set(all.filter((rows) => rows.roster === roster).flatMap((rows) => rows.ids))
      for (const one of await this.#versions(facts, [...ids])) {
        const key = `${roster} ${one[0]}`
        versions.set(key, [...(versions.get(key) ?? []), one])
      }
    }
    await this.#load([...versions.values()].flat().map(([, sheet]) => sheet))
    return all.map(({ roster, fields, ids }) => {
      const found = new Map<string, SourceCells>()
      for (const id of ids) for (const field of fields) this.#cell(versions.get(`${roster} ${id}`) ?? [], field, found)
      return [...found.values()].map((one) => ({ ...one, cells: [...new Set(one.cells)] }))
    })
  }

  async #gather({ roster, fields, ids }: RowsOf, found: Map<string, SourceCells>): Promise<void> {
    const facts = this.store.rosters.find(({ name }) => name === roster)!
    const versions = await this.#versions(facts, ids)
    await this.#load(versions.map(([, sheet]) => sheet))
    // What counts rows points at what names them.
    const wanted = fields.length > 0 ? fields : [facts.label.name]
    for (const id of ids)
      for (const field of wanted)
        this.#cell(
          versions.filter((one) => one[0] === id),
          field,
          found,
        )
  }

  /** All versions of the rows that were known, the newest first: id, sheet, row of the sheet, blanks. */
  async #versions({ table, history }: RosterFacts, ids: number[]): Promise<Stored[][]> {
    const known = this.asOf === null ? '' : ` AND import_id <= ${this.asOf}`
    const found: Stored[][] = []
    for (let i = 0; i < ids.length; i += 500) {
      const some = ids.slice(i, i + 500)
      const where = `id IN (${some.map(() => '?').join(', ')})${known}`
      const columns = 'id, sheet_id, source_row, blanks, import_id'
      found.push(
        ...(await this.store.read(
          `SELECT ${columns} FROM "${table}" WHERE ${where} UNION ALL SELECT ${columns} FROM "${history}" WHERE ${where} ORDER BY 1, 5 DESC`,
          [...some, ...some],
        )),
      )
    }
    return found
  }

  async #load(ids: Stored[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id): id is number => id !== null && !this.#sheets.has(id as number))
    for (let i = 0; i < wanted.length; i += 500) {
      const some = wanted.slice(i, i + 500)
      const sql = `SELECT s.id, f.name, s.name, s.columns FROM import_sheet s JOIN import_file f ON f.id = s.file_id WHERE s.id IN (${some.map(() => '?').join(', ')})`
      for (const [id, file, name, columns] of await this.store.read(sql, some))
        this.#sheets.set(id as number, { file: String(file), name: String(name), columns: JSON.parse(String(columns)) })
    }
  }

  /** The newest version whose sheet has the field and a value in it; failing that, the newest cell that could have held one. */
  #cell(versions: Stored[][], field: string, found: Map<string, SourceCells>): void {
    const places = versions.flatMap(([, id, row, blanks]) => {
      const sheet = this.#sheets.get(id as number)
      const at = sheet ? columnOf(sheet, field) : -1
      return sheet && at >= 0 && row !== null
        ? [{ sheet, address: `${sheet.columns[at].column}${row}`, blank: String(blanks ?? '')[at] === 'B' }]
        : []
    })
    const place = places.find(({ blank }) => !blank) ?? places[0]
    if (!place) return
    const { file, name } = place.sheet
    const one = found.get(`${file}/${name}`) ?? { file, sheet: name, cells: [] }
    one.cells.push(place.address)
    found.set(`${file}/${name}`, one)
  }
}

/** The column of a field; of a link spread over several, the one that names it. */
function columnOf({ columns }: Sheet, field: string): number {
  const exact = columns.findIndex((one) => one.field === field || snake(one.field) === field)
  return exact >= 0 ? exact : columns.findIndex((one) => one.field.startsWith(`${field}.`))
}
