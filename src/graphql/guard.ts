/**
 * An operation that the engine does not answer alone comes in; its other fields are held to the limits of a request before
 * anything is read. Introspection has no rows to count: it may not ask for the same list twice, so that it stays below what
 * the whole schema comes to.
 */
import { getNamedType, isObjectType, SchemaMetaFieldDef, TypeMetaFieldDef } from 'graphql'
import { weights } from '../query/plan/cost'
import { fieldCost } from '../query/plan/field-cost'
import { type DocumentContext, type Field, fieldsOf } from '../query/plan/selection'
import { refusal } from '../query/refusal'
import { operationRoots } from '../query/run/answer'
import type { Context } from './context'
import type { DocumentOperation } from './operation'

export function guard({ schema, document, operationName, variables }: DocumentOperation, context: Context): void {
  const { engine, limits } = context
  const found = operationRoots({ schema, document, operation: operationName, variables })
  if (!found) return
  const others = found.roots.filter(({ name }) => name !== '__typename' && !engine.answers(name))
  const introspection = others.filter(({ name }) => name.startsWith('__')).map(introspected)
  once(introspection.filter(({ name }) => name === '__schema'))
  for (const field of introspection) distinct(field, { ...found.reading, depth: Number.POSITIVE_INFINITY })
  const reading = { ...found.reading, depth: limits.depth }
  for (const field of others) {
    const cost = field.name.startsWith('__') || !isObjectType(field.type) ? 0 : fieldCost(field, reading, limits)
    engine.charge(context, weights.foreign + cost, field.path)
  }
}

/** Its type is not in the schema's own query type. */
const introspected = (field: Field): Field => ({
  ...field,
  type: getNamedType((field.name === '__schema' ? SchemaMetaFieldDef : TypeMetaFieldDef).type),
})

function distinct(field: Field, reading: DocumentContext): void {
  const below = fieldsOf(field, reading).filter(({ name, type }) => isObjectType(type) && !name.startsWith('__'))
  once(below)
  for (const part of below) distinct(part, reading)
}

function once(fields: Field[]): void {
  const twice = fields.find(({ name }, i) => fields.findIndex((other) => other.name === name) < i)
  if (twice) throw refusal('request.introspection-twice', { name: twice.name }, twice.path)
}
