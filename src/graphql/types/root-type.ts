/** The root fields: a list and a single row of every roster, and those of root-fields.ts. */
import { ID, Mutation, Query, Resolver } from 'type-graphql'
import { asOfArgument, listArguments } from '../../facts/as-graphql/connection'
import { addArguments, always, bilingual, type FieldSpec, field, type Shape } from '../../facts/as-graphql/parts'
import type { TypeBook } from '../../facts/as-graphql/type-book'
import { isLink, valueType } from '../../facts/as-graphql/values'
import { about } from '../../facts/as-graphql/words'
import type { RosterFacts } from '../../facts/roster'
import { mutations, queries } from './root-fields'

export function rootType(book: TypeBook): Shape {
  const root = class Root {}
  Resolver()(root)
  for (const spec of [...book.rosters.flatMap((roster) => rosterFields(roster, book)), ...queries])
    add(root, Query, spec)
  for (const spec of mutations) add(root, Mutation, spec)
  return root
}

function add(root: Shape, kind: typeof Query, spec: FieldSpec): void {
  kind(spec.type as never, { description: bilingual(spec.zh, spec.en), nullable: !spec.required })(
    root.prototype,
    spec.name,
    {},
  )
  addArguments(root, spec.name, spec.args)
}

const rosterFields = (roster: RosterFacts, book: TypeBook): FieldSpec[] => [
  always(
    roster.plural,
    () => book.of(roster).connection,
    `${roster.zh}：列表、汇总、分组`,
    `${roster.name} rows: list, aggregates, groups`,
    {
      args: [...listArguments(roster, book), asOfArgument],
    },
  ),
  field(
    roster.singular,
    () => book.of(roster).row,
    `${roster.zh}：按编号或主键取一行（${keys(roster)}）`,
    `One ${roster.name}, by id or by the cells of one key (${keys(roster)})`,
    {
      args: [field('id', () => ID, '编号', 'Id of the row'), ...keyArguments(roster), asOfArgument],
    },
  ),
]

const keys = (roster: RosterFacts): string => roster.key.map((parts) => parts.join(' + ')).join(' | ')

function keyArguments(roster: RosterFacts): FieldSpec[] {
  return [...new Set(roster.key.flat())].map((name) => {
    const cell = roster.cell(name)
    const { zh, en } = about(cell)
    return isLink(cell)
      ? field(name, () => ID, `${zh}的编号`, `Id of: ${en}`)
      : field(name, valueType(roster, cell), zh, en)
  })
}
