/** What GraphQL's own library says about a document comes in, in English; goes out the same with the Chinese beside it. */
import { type ErrorCode, errorCodes } from './error-codes'

/** Its sentences, by how they begin; what it adds (did you mean …) is kept as it stands. */
const sentences: [RegExp, string][] = [
  [/^Syntax Error: (.*)$/s, '语法有误：$1'],
  [/^Cannot query field "(.+?)" on type "(.+?)"\.(.*)$/s, '类型 $2 没有字段 $1。$3'],
  [/^Unknown argument "(.+?)" on field "(.+?)"\.(.*)$/s, '字段 $2 没有参数 $1。$3'],
  [/^Unknown type "(.+?)"\.(.*)$/s, '没有类型 $1。$2'],
  [/^Unknown operation named "(.+?)"\.$/s, '没有名为 $1 的操作'],
  [/^Unknown fragment "(.+?)"\.$/s, '没有名为 $1 的片段'],
  [/^Field "(.+?)" is not defined by type "(.+?)"\.(.*)$/s, '$2 没有 $1 这一项。$3'],
  [
    /^Field "(.+?)" of type "(.+?)" must have a selection of subfields\.(.*)$/s,
    '字段 $1 要用 { … } 写明取哪些子字段。$3',
  ],
  [
    /^Field "(.+?)" must not have a selection since type "(.+?)" has no subfields\.$/s,
    '字段 $1 没有子字段，不能写 { … }',
  ],
  [
    /^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required, but it was not provided\.$/s,
    '字段 $1 缺少必填的参数 $2（$3）',
  ],
  [/^Field "(.+?)" of required type "(.+?)" was not provided\.$/s, '缺少必填的 $1（$2）'],
  [/^Variable "(.+?)" of required type "(.+?)" was not provided\.$/s, '缺少必填的变量 $1（$2）'],
  [/^Variable "(.+?)" of non-null type "(.+?)" must not be null\.$/s, '变量 $1（$2）不能为空'],
  [/^Variable "(.+?)" got invalid value (.+?);? .*$/s, '变量 $1 的值 $2 有误'],
  [/^Variable "(.+?)" is never used(?: in operation "(?:.+?)")?\.$/s, '变量 $1 没有用到'],
  [/^Variable "(.+?)" is not defined(?: by operation "(?:.+?)")?\.$/s, '变量 $1 没有声明'],
  [/^Variable "(.+?)" of type "(.+?)" used in position expecting type "(.+?)"\.$/s, '变量 $1 的类型是 $2，这里要 $3'],
  [/^Value "(.+?)" does not exist in "(.+?)" enum\.(.*)$/s, '$2 没有选项 $1。$3'],
  [/^Expected value of type "(.+?)", found (.+?)\.$/s, '这里要 $1，写的是 $2'],
]

const saysBoth = (message: string): boolean => {
  const at = message.lastIndexOf(' / ')
  return at >= 0 && /[\u4e00-\u9fff]/.test(message.slice(at))
}

/** `Unknown type "A".` becomes `Unknown type "A". / 没有类型 A。`; what says both already is left alone. */
export function inBoth(message: string, code: ErrorCode): string {
  if (saysBoth(message)) return message
  const found = sentences.find(([pattern]) => pattern.test(message))
  const zh = found
    ? message
        .replace(...found)
        .replace('Did you mean', '是不是想写')
        .trim()
    : errorCodes[code][1]
  return `${message} / ${zh}`
}

/** Codes whose messages are the library's. Clients of persisted queries go by the very words of theirs. */
export const libraryCodes: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
])
