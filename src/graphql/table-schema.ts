/** A roster as a Frictionless Table Schema: what a CSV of its rows holds, values as the API gives them, links as ids. */
import type { CellFacts } from '../facts/cell'
import type { Kind } from '../facts/kinds/kind'
import { qualifiers } from '../facts/kinds/whole'
import { type RosterFacts, targetOf } from '../facts/roster'

interface Field {
  name: string
  title: string
  description: string
  type: string
  constraints?: Record<string, unknown>
}

/** A day may be a month or a span, so it is text: EDTF, as ISO 8601-2 has it. */
const types: Record<Kind['name'], string> = {
  text: 'string',
  whole: 'integer',
  decimal: 'number',
  money: 'number',
  percent: 'number',
  day: 'string',
  year: 'year',
  flag: 'boolean',
  choice: 'string',
  link: 'string',
}

const DAY = '^\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?$'

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
  const described = {
    name: cell.name,
    title: cell.unit ? `${cell.zh}（${cell.unit}）` : cell.zh,
    description: cell.unit ? `${cell.en} (${cell.unit})` : cell.en,
    type: types[cell.kind.name],
  }
  const constraints = constraintsOf(cell)
  const field = Object.keys(constraints).length > 0 ? { ...described, constraints } : described
  return cell.qualified ? [field, qualifier(cell)] : [field]
}

function constraintsOf(cell: CellFacts): Record<string, unknown> {
  const { kind } = cell
  const numeric = ['whole', 'decimal', 'money', 'percent'].includes(kind.name)
  return {
    ...(cell.required ? { required: true } : {}),
    ...(kind.name === 'choice' ? { enum: cell.options.map((option) => option.code) } : {}),
    ...(kind.name === 'text' ? { maxLength: cell.maxLength } : {}),
    ...(kind.name === 'day' ? { pattern: DAY } : {}),
    ...(cell.pattern ? { pattern: cell.pattern.test.source } : {}),
    ...(numeric ? { minimum: cell.min ?? 0 } : {}),
    ...(numeric && (cell.max !== undefined || kind.name === 'percent') ? { maximum: cell.max ?? 100 } : {}),
  }
}

const qualifier = (cell: CellFacts): Field => ({
  name: `${cell.name}Qualifier`,
  title: `${cell.zh}的限定词`,
  description: `Qualifier of: ${cell.en}`,
  type: 'string',
  constraints: { enum: qualifiers.map(({ code }) => code) },
})
