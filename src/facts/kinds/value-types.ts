/**
 * The GraphQL types that values have, each with the input its conditions are written in. Kinds whose values are alike share
 * one: counts and years are both Int, and both asked for by IntWhere.
 */
import type { GraphQLScalarType } from 'graphql'
import type { Operator } from './operator'
import { Day, DecimalScalar, Money, SafeInt } from './scalars'

export interface ValueType {
  scalar: GraphQLScalarType | 'String' | 'Int' | 'Boolean'
  /** Name of the input of conditions, and what they are conditions on. */
  where: string
  zh: string
  en: string
  operators: readonly Operator[]
  /** Compared as an interval. */
  interval?: true
}

export const equality = ['eq', 'ne', 'in', 'notIn', 'isNull'] as const satisfies Operator[]
export const ordered = [...equality, 'lt', 'lte', 'gt', 'gte', 'between'] as const satisfies Operator[]

export const textValue: ValueType = {
  scalar: 'String',
  where: 'TextWhere',
  zh: '文字',
  en: 'text',
  operators: [...equality, 'contains', 'startsWith', 'endsWith'],
}
export const intValue: ValueType = {
  scalar: 'Int',
  where: 'IntWhere',
  zh: '整数',
  en: 'a whole number',
  operators: ordered,
}
export const safeIntValue: ValueType = {
  scalar: SafeInt,
  where: 'SafeIntWhere',
  zh: '大整数（合计）',
  en: 'a large whole number (a sum)',
  operators: ordered,
}
export const decimalValue: ValueType = {
  scalar: DecimalScalar,
  where: 'DecimalWhere',
  zh: '小数',
  en: 'a decimal',
  operators: ordered,
}
export const moneyValue: ValueType = {
  scalar: Money,
  where: 'MoneyWhere',
  zh: '金额（元）',
  en: 'money in yuan (元)',
  operators: ordered,
}
export const dayValue: ValueType = {
  scalar: Day,
  where: 'DayWhere',
  zh: '日期（按时段比较）',
  en: 'a day, compared as an interval',
  operators: [...ordered, 'overlaps'],
  interval: true,
}
export const flagValue: ValueType = {
  scalar: 'Boolean',
  where: 'FlagWhere',
  zh: '是/否',
  en: 'yes or no',
  operators: equality,
}
