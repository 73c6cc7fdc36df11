import { buildSchema, parse, validate } from 'graphql'
import { getVariableValues } from 'graphql/execution/values'
import { inTwoLanguages } from '../../src/graphql/in-chinese'

const schema = buildSchema(`
  enum Level { COUNTY TOWN }
  input Where { name: String! level: Level }
  type Village { name: String township(id: ID!): Village }
  type Query { villages(where: Where, first: Int): [Village] }
`)

const said = (document: string, variables?: Record<string, unknown>): string => {
  try {
    const parsed = parse(document)
    const [wrong] = validate(schema, parsed)
    if (wrong) return wrong.message
    const [operation] = parsed.definitions as any
    return getVariableValues(schema, operation.variableDefinitions, variables ?? {}).errors![0]!.message
  } catch (error) {
    return (error as Error).message
  }
}
const zh = (message: string): string => inTwoLanguages(message, 'GRAPHQL_VALIDATION_FAILED').zh

describe('what the GraphQL library says', () => {
  it.each([
    ['{ villages {', '语法有误：Expected Name, found <EOF>.'],
    ['{ village { name } }', '类型 Query 没有字段 village。 是不是想写 "villages"?'],
    ['{ villages(firts: 1) { name } }', '字段 Query.villages 没有参数 firts。 是不是想写 "first"?'],
    ['{ villages }', '字段 villages 要用 { … } 写明取哪些子字段。 是不是想写 "villages { ... }"?'],
    ['{ villages { name { a } } }', '字段 name 没有子字段，不能写 { … }'],
    ['{ villages { township { name } } }', '字段 township 缺少必填的参数 id（ID!）'],
    ['{ villages(where: {names: "a"}) { name } }', '缺少必填的 Where.name（String!）'],
    ['{ villages(where: {name: "a", x: 1}) { name } }', 'Where 没有 x 这一项。'],
    ['{ villages(where: {name: "a", level: CITY}) { name } }', 'Level 没有选项 CITY。'],
    ['query ($a: Int) { villages { name } }', '变量 $a 没有用到'],
    ['{ villages(first: $a) { name } }', '变量 $a 没有声明'],
    ['query ($a: String) { villages(first: $a) { name } }', '变量 $a 的类型是 String，这里要 Int'],
    ['query ($a: Nothing) { villages { name } }', '没有类型 Nothing。 是不是想写 "String"?'],
    ['{ villages { ...F } }', '没有名为 F 的片段'],
    ['query ($a: Int!) { villages(first: $a) { name } }', '缺少必填的变量 $a（Int!）'],
  ])('%s', (document, chinese) => {
    expect(zh(said(document))).toBe(chinese)
  })

  it('about variables', () => {
    const document = 'query ($a: Int!) { villages(first: $a) { name } }'
    expect(zh(said(document, { a: 'x' }))).toBe('变量 $a 的值 "x" 有误')
    expect(zh(said(document, { a: null }))).toBe('变量 $a（Int!）不能为空')
  })

  it('is said once, and never left without Chinese', () => {
    expect(inTwoLanguages('有误 / wrong', 'BAD_USER_INPUT')).toEqual({ zh: '有误', en: 'wrong' })
    expect(inTwoLanguages('something new', 'BAD_USER_INPUT')).toEqual({ zh: '变量的值有误', en: 'something new' })
    const ours = 'Variable "$a" got invalid value "x"; "x" 不是合格的 Day / Day cannot represent "x"'
    expect(inTwoLanguages(ours, 'BAD_USER_INPUT')).toEqual({
      zh: '变量 $a 的值 "x" 有误："x" 不是合格的 Day',
      en: 'Variable "$a" got invalid value "x"; Day cannot represent "x"',
    })
  })
})
