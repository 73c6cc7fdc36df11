/** The rows of a roster as they stood at an import come in; goes out each as the cells of its export columns. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { type RosterFacts, slice, targetOf } from '../../facts/roster'
import { activeRowsAt } from '../../store/history/versions'
import type { RosterRow } from '../../store/rows/row'
import type { Reader } from '../../store/store'
import type { ExportColumn } from './columns'
import type { CsvCell } from './file'

/** Rows by id, a roster at a time, each read once. */
export class Standing {
  readonly #known = new Map<string, Promise<Map<number, RosterRow>>>()

  constructor(
    readonly reader: Reader,
    readonly asOf: number,
  ) {}

  of(roster: RosterFacts): Promise<Map<number, RosterRow>> {
    const known = this.#known.get(roster.name) ?? this.#read(roster)
    this.#known.set(roster.name, known)
    return known
  }

  async #read(roster: RosterFacts): Promise<Map<number, RosterRow>> {
    return new Map((await activeRowsAt(this.reader, roster, this.asOf)).map((row) => [row.id, row]))
  }
}

/** Finds the value of a column in a row; all rosters on the way have been read before. */
type Finder = (row: RosterRow) => CsvCell

export async function finderOf(standing: Standing, roster: RosterFacts, { path, cell }: ExportColumn): Promise<Finder> {
  const [first = path, ...rest] = path.split('.')
  const own = roster.cell(first)
  if (own.kind.name !== 'link') return (row) => shown(cell, slice(roster, own, row.cells))
  if (rest[0] === 'id') return (row) => slice(roster, own, row.cells)[0]
  const target = targetOf(own)
  const rows = await standing.of(target)
  const next = await finderOf(standing, target, {
    path: rest.length > 0 ? rest.join('.') : target.label.name,
    cell,
  } as ExportColumn)
  return (row) => {
    const found = rows.get(slice(roster, own, row.cells)[0] as number)
    return found ? next(found) : null
  }
}

/** Numbers in plain digits, everything else as people write it: 300余, 是, 已销号, 2020-06. */
function shown(cell: CellFacts, stored: Stored[]): CsvCell {
  if (stored[0] === null) return null
  return cell.kind.amount && !cell.qualified ? String(cell.kind.show(stored, cell)) : cell.kind.display(stored, cell)
}
