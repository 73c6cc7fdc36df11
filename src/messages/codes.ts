/** Every code a message can carry, each in one closed list with a title in Chinese and English: what went wrong, and where it is told. Extended only by adding. */

/** In an import report: what can be wrong with a file, a sheet or a cell. */
export const faultCodes = {
  UNREADABLE: ['文件无法读取', 'the file cannot be read'],
  ENCRYPTED: ['文件有密码', 'the file is encrypted'],
  NOT_A_WORKBOOK: ['不是工作簿', 'not a workbook'],
  TOO_LARGE: ['超过限制', 'over a limit'],
  NO_TABLE: ['找不到表格', 'no table found'],
  NO_ROSTER: ['认不出是哪种台账', 'no roster fits'],
  AMBIGUOUS_ROSTER: ['像不止一种台账', 'several rosters fit'],
  MISSING_COLUMN: ['缺少必需的列', 'a required column is missing'],
  DUPLICATE_COLUMN: ['两列对应同一字段', 'two columns mean the same field'],
  UNIT_UNKNOWN: ['金额单位不明', 'the unit is not stated or not known'],
  PERSONAL_DATA: ['含个人信息，拒绝导入', 'personal data, refused'],
  REQUIRED: ['必填项为空', 'a required cell is empty'],
  NOT_A_NUMBER: ['不是数字', 'not a number'],
  NOT_A_DAY: ['不是日期', 'not a day'],
  NOT_A_CHOICE: ['不在可选值之列', 'not one of the choices'],
  NOT_A_FLAG: ['不是“是/否”', 'not yes or no'],
  OUT_OF_RANGE: ['超出范围', 'out of range'],
  TOO_LONG: ['文字过长', 'the text is too long'],
  PRECISION_LOST: ['精度丢失', 'precision lost'],
  CHECK_DIGIT: ['校验位不符', 'the check digit fails'],
  ERROR_CELL: ['单元格是错误值', 'an error cell'],
  UNCACHED_FORMULA: ['公式没有结果', 'a formula without its result'],
  LINK_UNKNOWN: ['找不到对应的记录', 'no such row to link to'],
  LINK_AMBIGUOUS: ['对应不止一条记录', 'several rows to link to'],
  KEY_DUPLICATE: ['主键重复', 'the key is repeated'],
  KEY_CONFLICT: ['不同的主键指向不同记录', 'two keys hit different rows'],
  CELL_CONFLICT: ['两处数据互相矛盾', 'two cells contradict each other'],
  RULE: ['违反校验规则', 'a rule is broken'],
  CONTROL_TOTAL: ['合计与明细不符', 'a total disagrees with its rows'],
  PERCENT_SCALE: ['百分比量级可疑', 'a percentage scale looks wrong'],
  HIDDEN: ['含隐藏的行、列或工作表', 'hidden rows, columns or sheets'],
  ROW_NUMBER: ['序号不连续或重复', 'the row numbers skip or repeat'],
  PICTURE: ['单元格是图片', 'a picture in a cell'],
  IGNORED_COLUMN: ['有未识别的列', 'a column was not recognised'],
} as const

/** In `extensions.code`, of the protocol: the document or the request itself is wrong. */
const protocolCodes = {
  BAD_REQUEST: ['HTTP 请求不是合格的 GraphQL 请求', 'the HTTP request is not a GraphQL request'],
  REQUEST_TOO_LARGE: ['请求过大', 'the request body is over the limit'],
  GRAPHQL_PARSE_FAILED: ['查询语法有误', 'the document has a syntax error'],
  GRAPHQL_VALIDATION_FAILED: ['查询与模式不符', 'the document does not fit the schema'],
  BAD_USER_INPUT: ['变量的值有误', 'a variable has a wrong value'],
  OPERATION_RESOLUTION_FAILURE: [
    '找不到要执行的操作，或有多个而未指名',
    'no such operation in the document, or several and none is named',
  ],
  PERSISTED_QUERY_NOT_FOUND: ['未保存过该查询，请发送全文', 'the persisted query is not known; send its text'],
  PERSISTED_QUERY_NOT_SUPPORTED: ['未启用持久化查询', 'persisted queries are off'],
} as const

/** In `extensions.code`, of a query: the engine does not answer it. */
const queryCodes = {
  BAD_INPUT: ['参数有误', 'an argument is wrong'],
  BAD_CURSOR: ['游标不属于这个列表', 'a cursor is not one of this list'],
  BAD_KEY: ['主键缺失、不完整或对应多条', 'the key is missing, incomplete or fits several rows'],
  BAD_AS_OF: ['asOf 不是导入编号或时间', 'asOf is neither an import nor a timestamp'],
  PAGE_TOO_LARGE: ['超过一页的行数', 'more rows than one page holds'],
  TOO_DEEP: ['查询嵌套过深', 'the document nests too deeply'],
  TOO_COSTLY: ['一次查询的数据过多', 'the document asks for too much at once'],
  TOO_SLOW: ['查询超时，已中止', 'a statement was stopped because it took too long'],
  TOO_LARGE: ['合计超出 64 位整数', 'a sum exceeds 64 bits'],
  UNAVAILABLE: ['数据库没有应答', 'the database did not answer'],
} as const

/** In `extensions.code`, of anything else that is asked. */
const requestCodes = {
  NOT_FOUND: ['没有这一项', 'there is no such thing'],
  PLAN_REFUSED: [
    '计划不存在、已执行，或数据在预览后有变化',
    'the plan is gone, was applied, or the data changed since',
  ],
  UNDO_REFUSED: ['该导入无法撤销', 'the import cannot be taken back'],
  BAD_DEFINITION: ['指标定义有误，`faults` 逐处说明', 'the definition of an indicator is wrong; `faults` says where'],
  NOT_EXPORTABLE: ['该格式放不下查询的内容', 'the format cannot hold what the document asks for'],
  UPLOAD_FAILED: ['上传的内容无法读取', 'the upload cannot be read'],
  INTERNAL_SERVER_ERROR: ['服务器内部错误，详情见服务器日志', 'our mistake; the server’s log has the details'],
} as const

/** Of a command, which ends with exit status 2; over GraphQL and HTTP these are never told. */
export const commandCodes = {
  MISUSE: ['命令的写法有误', 'the command is called in a wrong way'],
  NOT_STARTED: ['服务无法启动', 'the server cannot be started'],
  DATABASE_REFUSED: ['数据库不可用', 'the database cannot be used'],
  MOVE_REFUSED: ['无法转移数据', 'the data cannot be moved'],
  MARK_REFUSED: ['工作簿无法标注', 'the workbook cannot be marked'],
} as const

export const errorCodes = { ...protocolCodes, ...queryCodes, ...requestCodes } as const

export type FaultCode = keyof typeof faultCodes
export type ErrorCode = keyof typeof errorCodes
export type Code = FaultCode | ErrorCode | keyof typeof commandCodes

export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code)

interface CodeEntry {
  code: Code
  /** Where it is told. */
  told: { zh: string; en: string }
  zh: string
  en: string
}

const lists = [
  [faultCodes, { zh: '导入报告', en: 'import report' }],
  [protocolCodes, { zh: '请求', en: 'request' }],
  [queryCodes, { zh: '查询', en: 'query' }],
  [requestCodes, { zh: '其他操作', en: 'other operations' }],
  [commandCodes, { zh: '命令行', en: 'command line' }],
] as const

/** All of them, for the documentation. */
export const codeList: CodeEntry[] = lists.flatMap(([codes, told]) =>
  Object.entries(codes).map(([code, [zh, en]]) => ({ code: code as Code, told, zh, en })),
)
