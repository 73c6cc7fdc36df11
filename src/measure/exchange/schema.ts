/** Export columns come in, a Frictionless Table Schema goes out; made from the same facts as tables and checks. */
import type { CellFacts } from '../../facts/cell'
import { qualifiers } from '../../facts/kinds/whole'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type ExportColumn, HIDDEN_HEADING, ID_HEADING } from './columns'
import type { CsvCell } from './file'

export interface SchemaField {
  name: string
  title: string
  description?: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'year'
  trueValues?: string[]
  falseValues?: string[]
  constraints?: Record<string, unknown>
  /** Our own name of the cell, for programs that know the API. */
  'rosterql:path'?: string
}

export interface TableSchema {
  $schema: string
  fields: SchemaField[]
  missingValues: string[]
  primaryKey: string[]
  foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[]
}

/** One file of a package before it is written. */
export interface Resource {
  name: string
  title: string
  schema: TableSchema
  rows: AsyncIterable<CsvCell[]>
}

export const SCHEMA = 'https://datapackage.org/profiles/2.0/tableschema.json'

/** Names of resources keep to what version 1 of the standard allows. */
export const resourceName = ({ plural }: RosterFacts): string =>
  plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** `hiding` leaves out what a hidden cell could not satisfy. */
export function schemaOf(columns: ExportColumn[], hiding: boolean): TableSchema {
  const links = columns.filter(({ path }) => path.endsWith('.id'))
  return {
    $schema: SCHEMA,
    fields: [
      { name: ID_HEADING, title: '编号', type: 'integer', constraints: { required: true, unique: true, minimum: 1 } },
      ...columns.map((column) => fieldOf(column, hiding)),
      {
        name: HIDDEN_HEADING,
        title: '因保密留空的列',
        description: 'Columns left empty in this row so that nobody can be recognised (CONF_STATUS=C)',
        type: 'string',
      },
    ],
    missingValues: [''],
    primaryKey: [ID_HEADING],
    ...(links.length > 0
      ? {
          foreignKeys: links.map(({ header, cell }) => ({
            fields: [header],
            reference: { resource: resourceName(targetOf(cell)), fields: [ID_HEADING] },
          })),
        }
      : {}),
  }
}

/** A day may be a month or a span, so it is text: EDTF, as ISO 8601-2 has it. */
const DAY = '^\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?$'
const QUALIFIED = `^(${qualifiers
  .map(({ before }) => before)
  .filter(Boolean)
  .join('|')})?\\d+(${qualifiers
  .map(({ after }) => after)
  .filter(Boolean)
  .join('|')})?$`

type Described = Pick<SchemaField, 'type' | 'trueValues' | 'falseValues' | 'constraints'>

function fieldOf({ header, path, cell, own }: ExportColumn, hiding: boolean): SchemaField {
  const described: Described = path.endsWith('.id') ? { type: 'integer' } : describe(cell, path === own.name)
  const required = own.required && !hiding && (path === own.name || path.endsWith('.id'))
  const constraints = { ...(required ? { required: true } : {}), ...described.constraints }
  const field = { name: header, title: cell.zh, description: cell.en, ...described, 'rosterql:path': path }
  return Object.keys(constraints).length > 0 ? { ...field, constraints } : field
}

function describe(cell: CellFacts, isOwn: boolean): Described {
  const { kind } = cell
  if (kind.name === 'flag') return { type: 'boolean', trueValues: ['是'], falseValues: ['否'] }
  if (kind.name === 'year') return { type: 'year' }
  if (kind.name === 'day') return { type: 'string', constraints: { pattern: DAY } }
  if (kind.name === 'choice') return { type: 'string', constraints: { enum: cell.options.map(({ zh }) => zh) } }
  if (kind.name === 'whole')
    return cell.qualified
      ? { type: 'string', constraints: { pattern: QUALIFIED } }
      : { type: 'integer', constraints: bounds(cell) }
  if (['money', 'decimal', 'percent'].includes(kind.name)) return { type: 'number', constraints: bounds(cell) }
  if (!isOwn) return { type: 'string' }
  return {
    type: 'string',
    constraints: { maxLength: cell.maxLength, ...(cell.pattern ? { pattern: cell.pattern.test.source } : {}) },
  }
}

/** Money may be taken back, so only what is stated bounds it. */
function bounds(cell: CellFacts): Record<string, number> {
  const lowest = cell.min ?? (cell.kind.name === 'whole' || cell.kind.name === 'percent' ? 0 : undefined)
  const highest = cell.max ?? (cell.kind.name === 'percent' ? 100 : undefined)
  return {
    ...(lowest === undefined ? {} : { minimum: lowest }),
    ...(highest === undefined ? {} : { maximum: highest }),
  }
}
