/** The GraphQL scalars of our own: exact decimals, money and days travel as strings, because a JSON number is a binary double. */
import { Kind as Ast, GraphQLError, GraphQLScalarType, print, type ValueNode } from 'graphql'
import { bothWords, messageRef } from '../../messages/words'
import { parseEdtf } from '../days'

const literal = (node: ValueNode): unknown =>
  node.kind === Ast.STRING || node.kind === Ast.INT || node.kind === Ast.FLOAT ? node.value : undefined

/** `node` is where it stands in the document; a variable has none. */
const refuse = (name: string, value: unknown, example: string, node?: ValueNode): never => {
  const found = JSON.stringify(value) ?? (node ? print(node) : 'this')
  throw new GraphQLError(bothWords(messageRef('query.scalar', { name, found, example })), { nodes: node })
}

function scalar(
  name: string,
  description: string,
  example: string,
  valid: (text: string) => boolean,
): GraphQLScalarType {
  const parse = (value: unknown, node?: ValueNode): string => {
    const text = typeof value === 'number' && name !== 'Day' && Number.isSafeInteger(value) ? String(value) : value
    return typeof text === 'string' && valid(text) ? text : refuse(name, value, `"${example}"`, node)
  }
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value,
    parseValue: (value) => parse(value),
    parseLiteral: (node) => parse(literal(node), node),
  })
}

const isDecimal = (places: number) => (text: string) => new RegExp(`^-?\\d{1,16}(\\.\\d{1,${places}})?$`).test(text)

export const Money = scalar(
  'Money',
  '金额：精确的十进制字符串，单位元，如 "450000.00"。\n\nMoney as an exact decimal string in yuan, such as "450000.00".',
  '450000.00',
  isDecimal(2),
)
export const DecimalScalar = scalar(
  'Decimal',
  '精确小数，以字符串表示，如 "89.77"。\n\nAn exact decimal as a string, such as "89.77".',
  '89.77',
  isDecimal(6),
)
export const Day = scalar(
  'Day',
  '日期，EDTF / ISO 8601-2 字符串，可精确到日、月、年或区间："2020-06-15"、"2020-06"、"2020"、"2020-06-11/2020-06-20"（6月中旬）。\n\nA day as an EDTF / ISO 8601-2 string: a day, a month, a year or an interval.',
  '2020-06-15',
  (text) => parseEdtf(text) !== null,
)
export const SafeInt = new GraphQLScalarType({
  name: 'SafeInt',
  description: '整数，最大 2^53−1，用于合计。\n\nAn integer up to 2^53−1, used for sums.',
  serialize: (value) => value,
  parseValue: (value) => (Number.isSafeInteger(value) ? value : refuse('SafeInt', value, '120')),
  parseLiteral: (node) =>
    node.kind === Ast.INT && Number.isSafeInteger(Number(node.value))
      ? Number(node.value)
      : refuse('SafeInt', literal(node), '120', node),
})
