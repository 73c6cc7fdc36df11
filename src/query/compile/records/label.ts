/** How a row is named to people: by its name or title, and where it has none by the parts of its key: 渡口村 2019. */
import type { CellFacts } from '../../../facts/cell'
import { targetOf } from '../../../facts/roster'
import type { ReadRow, SelectedColumns } from '../selected-columns'
import type { Scope } from '../statement'

export function rowLabel(scope: Scope, columns: SelectedColumns): ReadRow<string> {
  const { roster } = scope
  const names = roster.label.kind.words ? [roster.label.name] : (roster.key.at(-1) ?? [])
  const parts = names.map((name) => readableCell(scope, roster.cell(name), columns))
  return (row) =>
    parts
      .map((part) => part(row))
      .filter(Boolean)
      .join(' ')
}

/** A cell as people read it, '' when it is empty. A link is named by what it leads to, once; deeper it stays a number, which no roster has. */
export function readableCell(scope: Scope, cell: CellFacts, columns: SelectedColumns): ReadRow<string> {
  if (cell.kind.name !== 'link') return displayed(scope, cell, columns)
  return displayed(scope.link(cell), targetOf(cell).label, columns)
}

export function displayed(scope: Scope, cell: CellFacts, columns: SelectedColumns): ReadRow<string> {
  const stored = columns.cells(cell.kind.columns(cell).map(({ name }) => scope.column(name)))
  return (row) => {
    const found = stored(row)
    return found[0] === null ? '' : cell.kind.display(found, cell)
  }
}
