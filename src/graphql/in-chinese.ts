/** What GraphQL's own library says about a document comes in, in English; goes out in both languages. */
import { type ErrorCode, errorCodes } from '../messages/codes'
import type { Named } from '../messages/shapes'

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

/** A wrong variable, with what one of our scalars says of it in both languages: its words stand behind the library's. */
const VARIABLE = /^(Variable "(.+?)" got invalid value (.+?)(?: at ".+?")?; )(.+)$/s

/** `Unknown type "A".` becomes `没有类型 A。` and itself; what says both already is taken apart. */
export function inTwoLanguages(message: string, code: ErrorCode): Named {
  const variable = VARIABLE.exec(message)
  const said = parted(variable?.[4] ?? message)
  if (variable && said)
    return { zh: `变量 ${variable[2]} 的值 ${variable[3]} 有误：${said.zh}`, en: variable[1] + said.en }
  return said ?? { zh: chinese(message, code), en: message }
}

/** The two halves of a message that has them. */
function parted(message: string): Named | undefined {
  const at = message.indexOf(' / ')
  const [zh, en] = [message.slice(0, at), message.slice(at + 3)]
  return at >= 0 && /\p{Script=Han}/u.test(zh) ? { zh, en } : undefined
}

function chinese(message: string, code: ErrorCode): string {
  const found = sentences.find(([pattern]) => pattern.test(message))
  if (!found) return errorCodes[code][0]
  return message
    .replace(...found)
    .replace('Did you mean', '是不是想写')
    .trim()
}

/** Codes whose messages are the library's. Clients of persisted queries go by the very words of theirs. */
export const libraryCodes: ReadonlySet<string> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
])
