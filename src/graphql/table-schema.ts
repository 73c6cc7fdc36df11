/** A roster as a Frictionless Table Schema: what a CSV of its rows holds, values as the API gives them, links as ids. */
import type { CellFacts } from '../facts/cell'
import { qualifiers } from '../facts/kinds/whole'
import { type RosterFacts, targetOf } from '../facts/roster'

interface Field {
  name: string
  title: string
  description: string
  type: string
  constraints?: Record<string, unknown>
}

export const tableSchema = (roster: RosterFacts): Record<string, unknown> => ({
  $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
  name: roster.plural,
  title: roster.zh,
  description: roster.en,
  fields: [
    {
      name: 'id',
      title: '编号',
      description: 'Id of the row',
      type: 'string',
      constraints: { required: true, unique: true },
    },
    ...roster.cells.flatMap(fields),
  ],
  missingValues: [''],
  primaryKey: ['id'],
  uniqueKeys: roster.key,
  foreignKeys: roster.cells
    .filter((cell) => cell.kind.name === 'link')
    .map((cell) => ({ fields: [cell.name], reference: { resource: targetOf(cell).plural, fields: ['id'] } })),
})

function fields(cell: CellFacts): Field[] {
  const { type, constraints: own } = cell.kind.schema(cell, 'shown')
  const constraints = { ...(cell.required ? { required: true } : {}), ...own }
  const described = {
    name: cell.name,
    title: cell.unit ? `${cell.zh}（${cell.unit}）` : cell.zh,
    description: cell.unit ? `${cell.en} (${cell.unit})` : cell.en,
    type,
  }
  const field = Object.keys(constraints).length > 0 ? { ...described, constraints } : described
  return cell.qualified ? [field, qualifier(cell)] : [field]
}

const qualifier = (cell: CellFacts): Field => ({
  name: `${cell.name}Qualifier`,
  title: `${cell.zh}的限定词`,
  description: `Qualifier of: ${cell.en}`,
  type: 'string',
  constraints: { enum: qualifiers.map(({ code }) => code) },
})
