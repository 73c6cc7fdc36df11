/** A roster becomes the object type of its rows: cells, links, the lists other rosters' links make, and where it all came from. */
import { ID } from 'type-graphql'
import type { CellFacts } from '../cell'
import { inversesOf, type RosterFacts, targetOf } from '../roster'
import { listArguments } from './connection'
import { always, type FieldSpec, field, objectType, type Shape, type TypeOf } from './parts'
import type { TypeBook } from './type-book'
import { isLink, valueType } from './values'
import { about, QualifierType, unitArguments } from './words'

export function rowType(roster: RosterFacts, book: TypeBook): Shape {
  return objectType(roster.name, roster.zh, roster.en, [
    always('id', () => ID, '编号', 'Id of the row'),
    ...roster.cells.flatMap((cell) => cellFields(roster, cell, book)),
    ...lists(roster, book),
    always('isActive', () => Boolean, '是否有效（最近一次导入中是否仍在）', 'Whether it is still in force'),
    always(
      'isListed',
      () => Boolean,
      '是否出现在自己的台账里；只被其他台账提到的为否',
      'Whether its own roster lists it; false when only another roster names it',
    ),
    field(
      '_source',
      () => book.source,
      '来源：哪个文件、工作表、行和单元格',
      'Where it came from: file, sheet, row and cell',
    ),
  ])
}

/**
 * Whether a cell is never null. The import refuses a row without its required cells, but a bare row born from a link has
 * nothing besides the name it was born from, and a link may lead to a row that was not known yet at the `asOf` asked for.
 * So the cells of the key are never null, links excepted; of a roster that links may add rows to, only the label is.
 */
function neverNull(roster: RosterFacts, cell: CellFacts, rosters: RosterFacts[]): boolean {
  if (!cell.required || isLink(cell) || !roster.key.flat().includes(cell.name)) return false
  const born = rosters.some((other) => other.cells.some((link) => link.creates && link.target?.() === roster.class))
  return !born || cell === roster.label
}

function cellFields(roster: RosterFacts, cell: CellFacts, book: TypeBook): FieldSpec[] {
  const { zh, en } = about(cell)
  if (isLink(cell)) return [field(cell.name, () => book.of(targetOf(cell)).row, zh, en)]
  const value = field(cell.name, valueType(roster, cell), zh, en, {
    required: neverNull(roster, cell, book.rosters),
    args: unitArguments(cell.kind),
  })
  if (!cell.qualified) return [value]
  return [
    value,
    field(`${cell.name}Qualifier`, () => QualifierType, `${cell.zh}的限定词（约、余、近）`, `Qualifier of: ${cell.en}`),
  ]
}

function lists(roster: RosterFacts, book: TypeBook): FieldSpec[] {
  return inversesOf(roster, book.rosters).map(({ name, roster: other, cell }) =>
    always(
      name,
      list(other, book),
      `${other.zh}（其${cell.zh}是本行）`,
      `${other.name} rows whose ${cell.name} is this one`,
      {
        args: listArguments(other, book),
      },
    ),
  )
}

const list =
  (roster: RosterFacts, book: TypeBook): TypeOf =>
  () =>
    book.of(roster).connection
