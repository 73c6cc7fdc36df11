// The measures as a Markdown table, in Chinese or English: measures come in, lines go out.
const figures = ({ med, p90, max }) => `${med} / ${p90} / ${max}`
const amount = (n) => n.toLocaleString('en')
const listed = (names) => (names.length ? names.map((name) => `\`${name.replace(/^src\//, '')}\``).join(', ') : '0')

/** Chinese, English, and what it reads. One row is one line here. */
const rows = [
  ['src 行数 / 文件数', 'lines / files of src', ({ lines, files }) => `${amount(lines)} / ${amount(files)}`],
  [
    '函数行数：中位 / 九成 / 最长',
    'lines of a function: median / 90 % / longest',
    ({ functions }) => figures(functions),
  ],
  ['文件行数：中位 / 九成 / 最长', 'lines of a file: median / 90 % / longest', ({ fileLines }) => figures(fileLines)],
  [
    '文件最多的五个文件夹',
    'the five fullest folders',
    ({ folders }) => folders.map(([folder, n]) => `\`${folder}\` ${n}`).join(', '),
  ],
  [
    '循环引用（各含文件数）',
    'circles of files (files in each)',
    ({ circles }) => (circles.length ? `${circles.length} (${circles.join(', ')})` : '0'),
  ],
  [
    '导出的名字 / 在多个文件中重名',
    'exported names / in several files',
    ({ names, homonyms }) => `${amount(names)} / ${homonyms}`,
  ],
  [
    'store 与 query/compile 之外的 SQL：处 / 文件夹',
    'SQL outside store and query/compile: pieces / folders',
    ({ sql }) => (sql.pieces ? `${sql.pieces} / ${listed(sql.rooms)}` : '0'),
  ],
  [
    'facts/kinds 之外按类型分支：处 / 文件',
    'kind switches outside facts/kinds: places / files',
    ({ kinds }) => `${kinds.switches} / ${kinds.files.length}`,
  ],
  [
    '类型断言 as（其中 any）/ 非空断言 !',
    'casts with as (any among them) / !',
    ({ casts }) => `${casts.as} (${casts.any}) / ${casts.bang}`,
  ],
  ['Number() / String() 调用', 'calls of Number() / String()', ({ casts }) => `${casts.Number} / ${casts.String}`],
  [
    '无人使用的导出 / 仅测试使用',
    'exports nobody uses / only tests use',
    ({ unused, testOnly }) => `${unused.length} / ${testOnly.length}`,
  ],
  ['测试行数 : 源码行数', 'lines of tests : of source', ({ tests }) => tests.ratio.toFixed(2)],
  [
    '有对应测试的源文件：同名 / 同文件夹',
    'source files with a test of their name / of their folder',
    ({ tests, files }) => `${tests.byName} / ${tests.byFolder} (${files})`,
  ],
]

const heads = { zh: ['度量', '数值'], en: ['measure', 'value'] }

/** The table in one language, `zh` or `en`. */
function tableOf(measures, language) {
  const line = (...cells) => `| ${cells.join(' | ')} |`
  const body = rows.map(([zh, en, read]) => line(language === 'zh' ? zh : en, read(measures)))
  return [line(...heads[language]), line('---', '---'), ...body].join('\n')
}

module.exports = { tableOf }
