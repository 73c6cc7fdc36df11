/** What a template of a report, or a chart in it, does not say rightly. */
import { message } from '../message'

export const templateMessages = {
  'template.not-ended': message(
    'BAD_INPUT',
    { kind: 'text', source: 'text' },
    ({ kind, source }) => `“{{#${kind} ${source}}}”没有“{{/${kind}}}”`,
    ({ kind, source }) => `“{{#${kind} ${source}}}” has no “{{/${kind}}}”`,
  ),
  'template.not-begun': message(
    'BAD_INPUT',
    { inside: 'text', kind: 'text' },
    ({ inside, kind }) => `“{{${inside}}}”前面没有“{{#${kind} …}}”`,
    ({ inside, kind }) => `{{${inside}}} without {{#${kind} …}} before it`,
  ),
  'template.each-format': message(
    'BAD_INPUT',
    { strange: 'text' },
    ({ strange }) => `“{{#each}}”只能用格式“连以”，不能用“${strange}”`,
    ({ strange }) => `{{#each}} takes the format “连以” alone, not “${strange}”`,
  ),
  'template.empty': message('BAD_INPUT', {}, '“{{}}”里没有内容', 'there is nothing in {{}}'),
  'template.not-closed': message(
    'BAD_INPUT',
    { text: 'text' },
    ({ text }) => `“${text}…”没有结束的“}}”`,
    ({ text }) => `“${text}…” is not closed with }}`,
  ),
  'template.no-indicator': message(
    'BAD_INPUT',
    { code: 'text' },
    ({ code }) => `没有指标“${code}”`,
    ({ code }) => `there is no indicator “${code}”`,
  ),
  'template.no-chart': message(
    'BAD_INPUT',
    { name: 'text', charts: 'names' },
    ({ name, charts }) =>
      `没有图表“${name}”。可用：${charts.join('、')}；或按指标画，如“I-14 by UNIT”“I-07 over MONTH”“I-24 by TOWNSHIP in 万元”`,
    ({ name, charts }) =>
      `there is no chart “${name}”; there are ${charts.join(', ')}, or an indicator’s own: I-14 by UNIT, I-07 over MONTH, “I-24 by TOWNSHIP in 万元”`,
  ),
  'template.not-yuan': message(
    'BAD_INPUT',
    { code: 'text', unit: 'text', wanted: 'text' },
    ({ code, unit, wanted }) => `指标 ${code} 的单位是“${unit}”，不能换算成${wanted}`,
    ({ code, unit, wanted }) => `${code} is in “${unit}”, which is not turned into “${wanted}”`,
  ),
  'template.chart-breakdown': message(
    'BAD_INPUT',
    { indicator: 'named', by: 'text', offered: 'texts' },
    ({ indicator, by, offered }) => `指标 ${indicator} 不能按“${by}”分解。可用：${offered.join('、') || '无'}`,
    ({ indicator, by, offered }) =>
      `the indicator ${indicator} has no breakdown by “${by}”; it has ${offered.join(', ') || 'none'}`,
  ),
  'template.no-format': message(
    'BAD_INPUT',
    { name: 'text', filters: 'texts' },
    ({ name, filters }) => `没有格式“${name}”。可用：${filters.join('、')}`,
    ({ name, filters }) => `there is no format “${name}”; there are “${filters.join('”, “')}”`,
  ),
  'template.no-breakdown': message(
    'BAD_INPUT',
    { code: 'text', by: 'text', offered: 'texts' },
    ({ code, by, offered }) => `指标 ${code} 不能按“${by}”分解。可用：${offered.join('、') || '无'}`,
    ({ code, by, offered }) => `${code} is not broken down by “${by}”; there are ${offered.join(', ') || 'none'}`,
  ),
  'template.no-name': message(
    'BAD_INPUT',
    { source: 'text', all: 'texts' },
    ({ source, all }) => `没有“${source}”这个名称。可用：${all.join('、')}`,
    ({ source, all }) => `there is nothing named “${source}”; there are “${all.join('”, “')}”`,
  ),
  'template.no-list': message(
    'BAD_INPUT',
    { value: 'text' },
    ({ value }) => `没有“${value}”这个列表`,
    ({ value }) => `there is no list “${value}”`,
  ),
  'template.not-understood': message(
    'BAD_INPUT',
    { source: 'text', message: 'text' },
    ({ source, message }) => `看不懂“${source}”：${message}`,
    ({ source, message }) => `cannot read “${source}”: ${message}`,
  ),
  'template.no-query': message(
    'BAD_INPUT',
    { source: 'text' },
    ({ source }) => `看不懂“${source}”`,
    ({ source }) => `cannot read “${source}”`,
  ),
  'template.no-figure': message(
    'BAD_INPUT',
    { source: 'text' },
    ({ source }) => `“${source}”要有 totalCount、aggregate 或 nodes`,
    ({ source }) => `“${source}” needs totalCount, aggregate or nodes`,
  ),
  'template.no-cell': message(
    'BAD_INPUT',
    { source: 'text', name: 'text' },
    ({ source, name }) => `“${source}”里没有字段“${name}”，或它是关联`,
    ({ source, name }) => `“${name}” in “${source}” is no cell, or a link without a cell below it`,
  ),
  'template.not-comparable': message(
    'BAD_INPUT',
    { a: 'text', b: 'text', operator: 'text' },
    ({ a, b, operator }) => `“${a}”与“${b}”不能用“${operator}”比较，文字只能用“=”`,
    ({ a, b, operator }) => `“${a}” and “${b}” cannot be compared by ${operator}; texts only by =`,
  ),
  'template.too-many-parts': message(
    'BAD_INPUT',
    { most: 'number' },
    ({ most }) => `填好的汇报超过 ${most} 处，请减少“{{#each}}”的层数`,
    ({ most }) => `the report would have more than ${most} parts; nest {{#each}} less`,
  ),
  'template.format': message(
    'BAD_INPUT',
    {},
    '模板应为 .md 文本、.docx 文档或 .xlsx 工作簿（.doc、.xls 请先另存）',
    'a template is .md text, a .docx document or an .xlsx workbook; save .doc or .xls as one of these',
  ),
  'template.nothing-bound': message(
    'BAD_INPUT',
    {},
    '表里没有要填的格子，请在格子里写 {{指标编码}}',
    'no cell of the form is bound; write {{I-24}} into one',
  ),
  'template.chart-in-cell': message(
    'BAD_INPUT',
    { sheet: 'text', address: 'text' },
    ({ sheet, address }) => `${sheet}!${address}：单元格里放不下图`,
    ({ sheet, address }) => `${sheet}!${address}: a cell holds no chart`,
  ),
  'template.not-closed-in-paragraph': message(
    'BAD_INPUT',
    { start: 'text' },
    ({ start }) => `“${start}…”没有结束的“}}”；“{{”和“}}”要写在同一段里`,
    ({ start }) => `“${start}…” is not closed with }}; both stand in one paragraph`,
  ),
  'template.at': message(
    'BAD_INPUT',
    { text: 'text', why: 'said' },
    ({ text, why }) => `“{{${text}}}”：${why}`,
    ({ text, why }) => `“{{${text}}}”: ${why}`,
  ),
  'template.too-many-rows': message(
    'BAD_INPUT',
    { count: 'number', most: 'number' },
    ({ count, most }) => `共 ${count} 行，一个循环最多 ${most} 行，请加条件或 first:`,
    ({ count, most }) => `there are ${count} rows and a loop goes over ${most} at most; add a condition or first:`,
  ),
  'template.no-loop-value': message(
    'BAD_INPUT',
    { name: 'text', path: 'text', there: 'texts' },
    ({ name, path, there }) => `没有“$${name}${path}”。可用：${there.join('、')}`,
    ({ name, path, there }) => `there is no “$${name}${path}”; there are “${there.join('”, “')}”`,
  ),
  'template.no-word-document': message(
    'BAD_INPUT',
    {},
    '不是可填的 Word 文档，请用 Word 或 WPS 另存为 .docx（不带宏）',
    'this is no Word document that can be filled; save it in Word or WPS as .docx without macros',
  ),
  'template.nothing-to-fill': message(
    'BAD_INPUT',
    {},
    '文档里没有要填的地方，请写 {{指标编码}}，如 {{I-24 | 万元}}',
    'there is nothing to fill in the document; write “{{I-24 | 万元}}” into it',
  ),
  'template.too-long': message(
    'BAD_INPUT',
    {},
    '填好的文档过长，请减少循环的层数',
    'the filled document would be too long; nest loops less',
  ),
  'template.no-end': message(
    'BAD_INPUT',
    { end: 'text' },
    ({ end }) => `没有结束的“{{${end}}}”`,
    ({ end }) => `there is no {{${end}}} for it`,
  ),
  'template.loop-name': message(
    'BAD_INPUT',
    { name: 'text' },
    ({ name }) => `“${name}”不能作循环的名称，请用字母或汉字`,
    ({ name }) => `“${name}” is no name for a loop; use letters`,
  ),
  'template.word-source': message(
    'BAD_INPUT',
    { source: 'text' },
    ({ source }) => `“${source}”不是指标、查询或名称；${taken.zh}`,
    ({ source }) => `“${source}” is no indicator, query or name; ${taken.en}`,
  ),
  'template.still-open': message(
    'BAD_INPUT',
    { inside: 'text' },
    ({ inside }) => `前面未结束的是“{{${inside}}}”`,
    ({ inside }) => `what is open before it is “{{${inside}}}”`,
  ),
  'template.none-open': message(
    'BAD_INPUT',
    { begin: 'text' },
    ({ begin }) => `前面没有“${begin}”`,
    ({ begin }) => `there is no “${begin}” before it`,
  ),
  'template.word-command': message(
    'BAD_INPUT',
    { command: 'text' },
    ({ command }) =>
      `Word 模板不用命令“${command}”，请删去。可用 FOR … IN …、END-FOR、IF、END-IF、INS 和“=”；${taken.zh}`,
    ({ command }) =>
      `the command ${command} is not taken in Word templates, remove it. There are FOR … IN …, END-FOR, IF, END-IF, INS and “=”; ${taken.en}`,
  ),
  'template.condition-in-condition': message(
    'BAD_INPUT',
    {},
    '同一段或同一行里，条件中不能再有条件，请分段写',
    'a condition within a condition needs a paragraph of its own',
  ),
  'template.misplaced': message(
    'BAD_INPUT',
    {},
    '循环或条件的开始和结束放错了位置，请各占一段（表格里各占一行），或放在同一段里',
    'a loop or condition begins and ends in places that do not match; give each a paragraph or row of its own, or put both in one',
  ),
  'template.word-unreadable': message(
    'BAD_INPUT',
    { why: 'said' },
    ({ why }) => why.replaceAll('Excel 或 WPS', 'Word 或 WPS').replaceAll('.xlsx', '.docx'),
    ({ why }) =>
      why.replaceAll('Excel or WPS', 'Word or WPS').replaceAll('.xlsx', '.docx').replaceAll('workbook', 'document'),
  ),
}

/** What a Word template takes. */
const taken = {
  zh: '模板里的文字不作代码运行。可以写指标（I-24）、查询（units { totalCount }）、名称（$on）或循环里的 $名',
  en: 'no text of a template is run as code. Write an indicator (I-24), a query (units { totalCount }), a name ($on) or the $name of a loop',
}
