/** How a row is named to people: by its name or title, and where it has none by the parts of its key: 渡口村 2019. */
import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { targetOf } from '../../facts/roster'
import type { Sql } from '../../query/compile/sql'
import type { Scope } from '../../query/compile/statement'

export interface Label {
  columns: Sql[]
  /** Reads the label out of the columns, which begin at `from`. */
  read(row: Stored[], from: number): string
}

export interface LabelPart {
  cell: CellFacts
  columns: Sql[]
}

export function labelOf(scope: Scope): Label {
  const { roster } = scope
  const names = roster.label.kind.name === 'text' ? [roster.label.name] : roster.key[roster.key.length - 1]
  const parts = names.map((name) => partOf(scope, roster.cell(name)))
  return {
    columns: parts.flatMap(({ columns }) => columns),
    read: (row, from) =>
      parts
        .map((part) => labelPartText(part, row, from + widthBefore(parts, part)))
        .filter(Boolean)
        .join(' '),
  }
}

/** A cell as people read it. A link is named by what it leads to, once; deeper it stays a number, which no roster has. */
export function partOf(scope: Scope, cell: CellFacts): LabelPart {
  if (cell.kind.name === 'link') {
    const { label } = targetOf(cell)
    const at = scope.link(cell)
    return { cell: label, columns: label.kind.columns(label).map(({ name }) => at.column(name)) }
  }
  return { cell, columns: cell.kind.columns(cell).map(({ name }) => scope.column(name)) }
}

const widthBefore = (parts: LabelPart[], part: LabelPart): number =>
  parts.slice(0, parts.indexOf(part)).reduce((sum, { columns }) => sum + columns.length, 0)

export const labelPartText = ({ cell, columns }: LabelPart, row: Stored[], at: number): string =>
  row[at] === null ? '' : cell.kind.display(row.slice(at, at + columns.length), cell)
