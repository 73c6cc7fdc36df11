/** The GraphQL type of a cell's value, and the enums that a roster's cells give rise to. */
import { Int } from 'type-graphql'
import { type CellFacts, pascal } from '../cell'
import type { ValueType } from '../kinds/value-types'
import type { RosterFacts } from '../roster'
import { type EnumSpec, enumType, type TypeOf } from './parts'

const builtIn = { String: () => String, Int: () => Int, Boolean: () => Boolean } as const

const choices = new WeakMap<CellFacts, object>()

/** `UnitCategory`: the allowed values of one choice cell. */
function choiceEnum(roster: RosterFacts, cell: CellFacts): object {
  let made = choices.get(cell)
  if (!made) {
    const label = `${roster.zh}：${cell.zh}`
    made = enumType(
      roster.name + pascal(cell.name),
      label,
      `${roster.en.replace(/\.$/, '')}: ${cell.en}.`,
      cell.options.map(option),
    )
    choices.set(cell, made)
  }
  return made
}

const option = ({ code, zh, en }: CellFacts['options'][number]): EnumSpec => ({
  code,
  zh,
  en: pascal(en),
})

export function scalarOf({ scalar }: ValueType): TypeOf {
  return typeof scalar === 'string' ? builtIn[scalar] : () => scalar
}

/** A link has no value of its own; its types are those of the roster it leads to. Enums are made here and now: type-graphql knows none that come late. */
export function valueType(roster: RosterFacts, cell: CellFacts): TypeOf {
  const { value } = cell.kind.graphql
  if (typeof value === 'object') return scalarOf(value)
  if (value === 'link') throw new Error(`${roster.name}.${cell.name} is a link and has no scalar type`)
  const codes = choiceEnum(roster, cell)
  return () => codes
}

export const isLink = (cell: CellFacts): boolean => cell.kind.graphql.value === 'link'
