/** A field that others than the engine answer comes in; goes out what it costs at most: its fields, times the rows it asks for. Refuses what nests too deeply. */
import { isObjectType } from 'graphql'
import type { QueryLimits } from '../limits'
import { weights } from './cost'
import { type DocumentContext, type Field, fieldsOf } from './selection'

export function fieldCost(field: Field, reading: DocumentContext, limits: QueryLimits): number {
  const each = fieldsOf(field, reading).reduce(
    (sum, part) =>
      sum +
      (isObjectType(part.type) && part.name !== '__typename'
        ? weights.link + fieldCost(part, reading, limits)
        : weights.field),
    0,
  )
  return each * rowsOf(field, limits)
}

const rowsOf = ({ args, type }: Field, { defaultPage }: QueryLimits): number =>
  args.first ?? args.last ?? (isObjectType(type) && 'nodes' in type.getFields() ? defaultPage : 1)
