/** The closed list of `extensions.code`: what went wrong and whose turn it is. Extended only by adding; the README prints it. */
import { refusals } from '../query/refusal'

/** Codes of the protocol: the document or the request itself is wrong. */
const protocol = {
  BAD_REQUEST: ['the HTTP request is not a GraphQL request', 'HTTP 请求不是合格的 GraphQL 请求'],
  REQUEST_TOO_LARGE: ['the request body is over the limit', '请求过大'],
  GRAPHQL_PARSE_FAILED: ['the document has a syntax error', '查询语法有误'],
  GRAPHQL_VALIDATION_FAILED: ['the document does not fit the schema', '查询与模式不符'],
  BAD_USER_INPUT: ['a variable has a wrong value', '变量的值有误'],
  OPERATION_RESOLUTION_FAILURE: [
    'no such operation in the document, or several and none is named',
    '找不到要执行的操作，或有多个而未指名',
  ],
  PERSISTED_QUERY_NOT_FOUND: ['the persisted query is not known; send its text', '未保存过该查询，请发送全文'],
  PERSISTED_QUERY_NOT_SUPPORTED: ['persisted queries are off', '未启用持久化查询'],
} as const

const ours = {
  NOT_FOUND: ['there is no such thing', '没有这一项'],
  PLAN_REFUSED: [
    'the plan is gone, was applied, or the data changed since',
    '计划不存在、已执行，或数据在预览后有变化',
  ],
  UNDO_REFUSED: ['the import cannot be taken back', '该导入无法撤销'],
  BAD_DEFINITION: ['the definition of an indicator is wrong; `faults` says where', '指标定义有误，`faults` 逐处说明'],
  NOT_EXPORTABLE: ['the format cannot hold what the document asks for', '该格式放不下查询的内容'],
  UPLOAD_FAILED: ['the upload cannot be read', '上传的内容无法读取'],
  INTERNAL_SERVER_ERROR: ['our mistake; the server’s log has the details', '服务器内部错误，详情见服务器日志'],
} as const

export const errorCodes = { ...protocol, ...refusals, ...ours } as const
export type ErrorCode = keyof typeof errorCodes

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code)
