// The tables of the two READMEs that repeat what the code says: printed between their markers by npm run schema, and checked by a test.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')

const words = {
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

const bytes = (n) => (n >= 2 ** 30 ? `${n / 2 ** 30} GB` : `${n / 2 ** 20} MB`)

function amount(name, value) {
  if (name.endsWith('Bytes')) return bytes(value)
  if (name === 'milliseconds') return `${value.toLocaleString('en')} ms`
  if (name === 'statement') return `${value.toLocaleString('en')} ms`
  return value.toLocaleString('en')
}

/** Section → rows. `facts` is what the code says: rosters, faultCodes, errorCodes, limits. A limit without words is an error. */
function tables({ rosters, faultCodes, errorCodes, limits }, chinese) {
  const link = ({ name, zh, plural }) =>
    `| [${zh}](schema/rosters.md#${name.toLowerCase()}) | \`${name}\` | \`${plural}\` |`
  return {
    rosters: rosters.map(link),
    faults: Object.entries(faultCodes).map(([code, [zh, en]]) => `| ${code} | ${zh} | ${en} |`),
    errors: Object.entries(errorCodes).map(
      ([code, [zh, en]]) => `| ${code} | ${chinese ? `${zh} | ${en}` : `${en} | ${zh}`} |`,
    ),
    limits: Object.entries(limits).map(
      ([name, value]) => `| \`${name}\` | ${words[name][chinese ? 1 : 0]} | ${amount(name, value)} |`,
    ),
  }
}

const readmes = { 'README.md': false, 'README.zh-CN.md': true }

/** What a README should read; the head of each table (two lines) stays as it is written there. */
function filled(root, name, facts) {
  let text = readFileSync(join(root, name), 'utf8')
  for (const [section, rows] of Object.entries(tables(facts, readmes[name]))) {
    const place = new RegExp(`(<!-- ${section} -->\\n.*\\n.*\\n)[\\s\\S]*?(<!-- /${section} -->)`)
    if (!place.test(text)) throw new Error(`${name} has no place for ${section}`)
    text = text.replace(place, (_, before, after) => `${before}${rows.map((row) => `${row}\n`).join('')}${after}`)
  }
  return text
}

module.exports = { filled, readmes }
