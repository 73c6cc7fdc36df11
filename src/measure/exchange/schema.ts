/** Export columns come in, a Frictionless Table Schema goes out; made from the same facts as tables and checks. */
import type { CellFacts } from '../../facts/cell'
import type { FieldSchema } from '../../facts/kinds/kind'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { type ExportColumn, HIDDEN_HEADING, ID_HEADING } from './columns'
import type { CsvCell } from './file'

interface SchemaField extends FieldSchema {
  name: string
  title: string
  description?: string
  /** Our own name of the cell, for programs that know the API. */
  'rosterql:path'?: string
}

interface TableSchema {
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

function fieldOf({ header, path, cell, own }: ExportColumn, hiding: boolean): SchemaField {
  const described: FieldSchema = path.endsWith('.id') ? { type: 'integer' } : describe(cell, path === own.name)
  const required = own.required && !hiding && (path === own.name || path.endsWith('.id'))
  const constraints = { ...(required ? { required: true } : {}), ...described.constraints }
  const field = { name: header, title: cell.zh, description: cell.en, ...described, 'rosterql:path': path }
  return Object.keys(constraints).length > 0 ? { ...field, constraints } : field
}

/** Names of linked rows are bounded where they are declared. */
const describe = (cell: CellFacts, isOwn: boolean): FieldSchema =>
  cell.kind.words && !isOwn ? { type: 'string' } : cell.kind.schema(cell, 'displayed')
