/** Checks a folder against the rules of a Frictionless Data Package: fields, types, constraints, keys, hashes, lengths. Written from the standard, not from the exporter. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Field {
  name: string
  type: string
  trueValues?: string[]
  falseValues?: string[]
  constraints?: {
    required?: boolean
    unique?: boolean
    minimum?: number
    maximum?: number
    maxLength?: number
    pattern?: string
    enum?: string[]
  }
}

export interface Resource {
  name: string
  path: string
  bytes: number
  hash: string
  schema: {
    fields: Field[]
    missingValues: string[]
    primaryKey?: string[]
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[]
  }
  [more: string]: unknown
}

export type Records = Record<string, string | null>[]

export interface Package {
  descriptor: { name: string; resources: Resource[]; [more: string]: unknown }
  records: Map<string, Records>
  faults: string[]
}

export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = /("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g
  for (let found = pattern.exec(text); found && found.index < text.length; found = pattern.exec(text)) {
    const [, cell = '', end] = found
    rows[rows.length - 1]!.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
    if (end === '\n') rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}

export function openPackage(folder: string): Package {
  const descriptor = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'))
  const found: Package = { descriptor, records: new Map(), faults: [] }
  if (!/^[a-z0-9._-]+$/.test(descriptor.name)) found.faults.push(`package name ${descriptor.name}`)
  for (const resource of descriptor.resources) readResource(folder, resource, found)
  for (const resource of descriptor.resources) checkForeignKeys(resource, found)
  return found
}

function readResource(folder: string, resource: Resource, { records, faults }: Package): void {
  const bytes = readFileSync(join(folder, resource.path))
  if (!/^[a-z0-9._-]+$/.test(resource.name)) faults.push(`${resource.name}: name`)
  if (bytes.length !== resource.bytes) faults.push(`${resource.name}: ${bytes.length} bytes, said ${resource.bytes}`)
  if (`sha256:${createHash('sha256').update(bytes).digest('hex')}` !== resource.hash)
    faults.push(`${resource.name}: hash`)
  const [head, ...rows] = readCsv(bytes.toString('utf8').replace(/^\ufeff/, ''))
  const { fields, missingValues } = resource.schema
  if (head!.join() !== fields.map(({ name }) => name).join())
    faults.push(`${resource.name}: fields do not match the header`)
  if (new Set(head).size !== head!.length) faults.push(`${resource.name}: a field is there twice`)
  const own = rows.map((row) =>
    Object.fromEntries(head!.map((name, i) => [name, missingValues.includes(row[i]!) ? null : row[i]!])),
  )
  records.set(resource.name, own)
  for (const field of fields) checkField(resource, field, own, faults)
  checkPrimaryKey(resource, own, faults)
}

function checkField({ name }: Resource, field: Field, records: Records, faults: string[]): void {
  const { required, unique } = field.constraints ?? {}
  const values = records.map((record) => record[field.name]!)
  const isWrong = (value: string | null) => (value === null ? required === true : !fits(value, field))
  const wrong = values.findIndex(isWrong)
  if (wrong >= 0) faults.push(`${name}.${field.name}: “${values[wrong]}” in row ${wrong + 2}`)
  if (unique && new Set(values).size !== values.length) faults.push(`${name}.${field.name}: not unique`)
}

function fits(
  value: string,
  {
    type,
    trueValues = ['true', 'True', 'TRUE', '1'],
    falseValues = ['false', 'False', 'FALSE', '0'],
    constraints = {},
  }: Field,
): boolean {
  const { minimum, maximum, maxLength, pattern } = constraints
  if (type === 'integer' && !/^[+-]?\d+$/.test(value)) return false
  if (type === 'number' && !/^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value)) return false
  if (type === 'year' && !/^-?\d{4}$/.test(value)) return false
  if (type === 'boolean' && ![...trueValues, ...falseValues].includes(value)) return false
  if (minimum !== undefined && Number(value) < minimum) return false
  if (maximum !== undefined && Number(value) > maximum) return false
  if (maxLength !== undefined && [...value].length > maxLength) return false
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)) return false
  return constraints.enum === undefined || constraints.enum.includes(value)
}

const keyOf = (record: Records[number], names: string[]): string => JSON.stringify(names.map((name) => record[name]))

function checkPrimaryKey({ name, schema }: Resource, records: Records, faults: string[]): void {
  const keys = schema.primaryKey ?? []
  for (const key of keys)
    if (!schema.fields.some((field) => field.name === key)) faults.push(`${name}: key ${key} is no field`)
  if (keys.length > 0 && new Set(records.map((record) => keyOf(record, keys))).size !== records.length)
    faults.push(`${name}: primary key is not unique`)
}

function checkForeignKeys({ name, schema }: Resource, { records, faults }: Package): void {
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const there = new Set(records.get(reference.resource)?.map((record) => keyOf(record, reference.fields)))
    const lost = records
      .get(name)!
      .find((record) => fields.some((one) => record[one] !== null) && !there.has(keyOf(record, fields)))
    if (lost) faults.push(`${name}: ${fields.join()} “${keyOf(lost, fields)}” is not in ${reference.resource}`)
  }
}
