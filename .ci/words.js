// Words of the documentation for what the code has no words of its own: English, then Chinese. Something in the code without words here is an error.

const limits = {
  fileBytes: ['a file on disk', '文件大小'],
  entries: ['zip entries besides media', '压缩包内条目数（媒体除外）'],
  sheets: ['sheets of a workbook', '工作表数'],
  ratio: ['inflated ÷ deflated of a part', '单个部分的解压比'],
  ratioFloorBytes: ['… enforced once the part has given this much', '……解压到这么多之后才检查'],
  inflatedBytes: ['inflated in all', '解压总量'],
  rows: ['rows of a sheet', '每张表行数'],
  columns: ['columns of a sheet, by content', '每张表列数（按内容计）'],
  merges: ['merged areas of a sheet', '每张表合并区域数'],
  cellText: ['characters in a cell', '单元格字符数'],
  milliseconds: ['reading one file', '读取一个文件的时间'],
  memoryBytes: ['memory for reading one file', '读取一个文件的内存'],
  depth: ['levels of fields in a query', '查询嵌套层数'],
  cost: ['estimated rows of a query, multiplied down the tree', '查询的估算行数（逐层相乘）'],
  defaultPage: ['rows of a page when none are asked for', '未写明时每页行数'],
  page: ['rows of a page at most', '每页最多行数'],
  statement: ['one statement, which is then stopped', '单条语句的时间，超时即中止'],
  conditions: ['conditions in one `where`', '一个 `where` 中的条件数'],
  values: ['values in one `in` list', '一个 `in` 列表的值数'],
  joins: ['links joined in one statement', '一条语句连接的关联数'],
}

const operators = {
  eq: ['is the same', '相等'],
  ne: ['is another', '不相等'],
  in: ['is one of a list', '是其中之一'],
  notIn: ['is none of a list', '不是其中任何一个'],
  isNull: ['`true`: the cell is empty; `false`: it is filled', '`true` 为空，`false` 不为空'],
  lt: ['less; a day that ends before the value begins', '小于；日期在其开始之前结束'],
  lte: ['at most; a day that ends no later than the value ends', '不大于；日期不晚于其末日结束'],
  gt: ['more; a day that begins after the value ends', '大于；日期在其结束之后开始'],
  gte: ['at least; a day that begins no earlier than the value begins', '不小于；日期不早于其首日开始'],
  between: ['from … to, both ends included; days lie within', '从……到……，含两端；日期整段落在其内'],
  overlaps: ['the two days have at least one day in common', '两段日期至少有一天相同'],
  contains: ['the text stands somewhere in it', '文字中包含'],
  startsWith: ['begins with', '开头是'],
  endsWith: ['ends with', '结尾是'],
  field: ['compared with another cell of the same row', '与同一行的另一个字段相比'],
}

const aggregates = {
  sum: ['sum, exact', '合计（精确）'],
  avg: ['average, rounded half up: money to 2 places, others to 6', '平均，四舍五入：金额到 2 位小数，其他到 6 位'],
  min: ['least, earliest, first by pinyin', '最小、最早、拼音最前'],
  max: ['greatest, latest, last by pinyin', '最大、最晚、拼音最后'],
  countDistinct: ['how many different values; empty cells are not counted', '不同的值有几个，空值不计'],
}

const rosterOptions = {
  zh: ['Chinese name: 行政村', '中文名：行政村'],
  en: ['one sentence in English', '英文说明，一句话'],
  plural: ['the list in GraphQL: `villages`', '列表的名称：`villages`'],
  singular: [
    'the single row in GraphQL, and the name of the table: `village`',
    '单行的名称，也是数据表的名称：`village`',
  ],
  sheets: [
    'titles and sheet names that announce this roster; the first names the template',
    '能认出本台账的标题和工作表名，第一个用作模板的名称',
  ],
  key: [
    'alternatives that a row is found by when it comes in again, strongest first: `[["code"], ["township", "name"]]`',
    '再次导入时凭什么认出同一行，强的在前：`[["code"], ["township", "name"]]`',
  ],
  prefix: [
    'its names may stand before other names and are left out when names are compared: 样板县司法局 is 县司法局',
    '它的名称可以冠在别的名称之前，比较名称时略去：样板县司法局 就是 县司法局',
  ],
  rules: ['statements that must hold within one row, see below', '一行之内必须成立的规则，见下'],
}

const cellOptions = {
  headers: ['headings that mean this cell; the first is printed', '认得的列名，第一个是我们打印的'],
  required: ['an empty cell refuses its row', '必填：空着则整行拒绝'],
  en: ['description in English', '英文说明'],
  zh: ['Chinese label; the first heading unless stated', '中文标签，不写则为第一个列名'],
  maxLength: [
    'longest text, 200 unless stated; above 300 it is prose and is not sorted by',
    '最长多少字，默认 200；超过 300 视为长文，不用来排序',
  ],
  style: [
    'how spellings of one name are recognised: `plain`, `village`, `township`, `unit`, `document`',
    '同一名称的不同写法怎样认出：`plain`、`village`、`township`、`unit`、`document`',
  ],
  code: [
    'a code: no spaces, ordered by its characters, never read from scientific notation',
    '编码：去掉空格，按字符排序，科学计数的一律不收',
  ],
  pattern: [
    'a regular expression with what it asks for: `{ test, zh, en }`',
    '须符合的正则表达式及其说明：`{ test, zh, en }`',
  ],
  checkDigit: [
    '`uscc`: the check digit of GB 32100; a failure is a warning',
    '`uscc`：按 GB 32100 核对校验位，不符为提示',
  ],
  unit: ['what one counts: 户, 人, 亩', '计数单位：户、人、亩'],
  qualified: ['may carry 余, 约 or 近, kept in `<name>Qualifier`', '可带“余”“约”“近”，存在 `<字段>Qualifier` 中'],
  min: ['least value allowed', '最小值'],
  max: ['greatest value allowed', '最大值'],
  options: [
    'the values allowed: `[code, zh, en, …other spellings]`; rows sort in this order',
    '可选的值：`[代码, 中文, 英文, ……别的写法]`，也按此排序',
  ],
  inverse: ['name of the list on the linked roster: `villages`', '对方台账上反向列表的名称：`villages`'],
  creates: [
    'a name never seen makes a bare row (`isListed: false`); otherwise it is a fault',
    '没见过的名称会新建一行（`isListed: false`）；不写则报错',
  ],
  only: ['a blank cell means the only row there is', '空着表示唯一的那一行'],
}

const ruleOptions = {
  id: ['`V-01`; several rules may share one', '`V-01`，几条规则可以同号'],
  when: ['the rule applies only to rows for which this holds', '只对符合此条件的行适用'],
  must: ['a condition that must hold', '必须成立的条件'],
  left: ['or a comparison: its left side', '或者一个比较：左边'],
  operator: ['`le`, `ge`, `eq`', '`le`、`ge`、`eq`'],
  right: ['its right side', '右边'],
  tolerance: ['how far apart the sides may lie', '两边最多可差多少'],
  severity: ['`error` refuses the row, `warning` is told', '`error` 整行拒绝，`warning` 只提示'],
  blank: [
    'an empty cell: `skip` leaves the rule out (default), `zero` reads it as 0',
    '空值：`skip` 不适用（默认），`zero` 当作 0',
  ],
  zh: ['the rule in Chinese', '中文说明'],
  en: ['the rule in English', '英文说明'],
}

/** Name → whether it is for people who run the program (else for those who test it), and the words. */
const environment = {
  ROSTERQL_DB: [true, 'the database; `--db` is stronger', '数据库；写了 `--db` 以 `--db` 为准'],
  ROSTERQL_DEBUG: [
    true,
    'anything: an unforeseen failure prints where in the program it happened',
    '任意值：遇到意外错误时打印出自程序何处',
  ],
  DIALECTS: [false, '`sqlite`: tests start no PostgreSQL', '`sqlite`：测试不启动 PostgreSQL'],
  ROSTERQL_BUILT: [false, '`1`: tests do not compile first', '`1`：测试之前不编译'],
  ROSTERQL_TEST_POSTGRES: [
    false,
    'set by the tests: the address of the PostgreSQL they started',
    '由测试设置：所启动的 PostgreSQL 的地址',
  ],
  ROSTERQL_TEST_CACHE: [
    false,
    'set by the tests: the folder of databases that are filled once and copied',
    '由测试设置：存放只填一次、供复制的数据库的文件夹',
  ],
  ROSTERQL_CORPUS: [false, 'a folder of further real workbooks to read', '另一批真实工作簿所在的文件夹'],
  ROSTERQL_FUZZ: [false, 'how many damaged workbooks are tried', '试读多少个弄坏的工作簿'],
  ROSTERQL_SEED: [
    false,
    'the first random number of a run, to repeat one that failed',
    '随机数的起点，用来重现失败的一次',
  ],
  ROSTERQL_KILLS: [
    false,
    'how many imports are killed half-way, to see that nothing of them stays',
    '中途杀掉多少次导入，以验证不留半截数据',
  ],
  RUNS: [false, 'how many random queries are compared with plain arrays', '拿多少个随机查询与数组对照'],
}

const scripts = {
  start: ['installs and compiles as needed, imports the inbox, serves', '按需安装和编译，导入收件箱，启动服务'],
  test: [
    'types, lint, tests on SQLite and on a PostgreSQL it starts itself; a warning of Node is a failure. `npm test -- test/cli` runs the tests of one folder',
    '类型、代码检查、SQLite 和 PostgreSQL（自行启动）上的测试；Node 的警告算失败。`npm test -- test/cli` 只跑一个文件夹',
  ],
  build: ['installs and compiles as needed', '按需安装和编译'],
  lint: ['checks the code', '检查代码'],
  format: ['formats the code', '格式化代码'],
  schema: ['prints `schema/` and the tables of these pages anew', '重新打印 `schema/` 和各页中的表格'],
  measure: [
    'measures the code itself: functions, files, circles, what breaks the rules of the house',
    '量一量代码本身：函数长短、文件、循环引用、违反规矩之处',
  ],
  prepack: ['compiles before the package is packed', '打包之前编译'],
  migration: [
    'compares the rosters with the migrations and writes the difference: `npm run migration add-my-roster`',
    '比较台账与迁移，写出差异：`npm run migration add-my-roster`',
  ],
}

module.exports = {
  limits,
  operators,
  aggregates,
  rosterOptions,
  cellOptions,
  ruleOptions,
  environment,
  scripts,
}
