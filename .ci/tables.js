// The tables that the documentation prints from the code. `facts` is what the code says; goes out section → Markdown, in one language.
const words = require('./words')
const advice = require('./fault-words')

const cellText = (text) => String(text).replaceAll('|', '\\|').replaceAll('\n', ' ')
const line = (cells) => `| ${cells.map(cellText).join(' | ')} |\n`
const table = (head, rows) => `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`
const code = (text) => `\`${text}\``

/** The words for what the code names, in one language. */
function said(list, name, chinese) {
  const found = words[list][name]
  if (!found) throw new Error(`.ci/words.js says nothing about ${list}.${name}`)
  return found[found.length - (chinese ? 1 : 2)]
}

const bytes = (n) => (n >= 2 ** 30 ? `${n / 2 ** 30} GB` : `${n / 2 ** 20} MB`)

function amount(name, value) {
  if (name.endsWith('Bytes')) return bytes(value)
  const number = value.toLocaleString('en')
  return name === 'milliseconds' || name === 'statement' ? `${number} ms` : number
}

const yes = (chinese, value) => (value ? (chinese ? '是' : 'yes') : '')

const rosters = ({ rosters }, chinese) =>
  table(
    chinese ? ['台账', '类型', '列表', '单行'] : ['台账', 'type', 'list', 'one row'],
    rosters.map(({ name, zh, plural, singular }) => [
      `[${zh}](../../schema/rosters.md#${name.toLowerCase()})`,
      code(name),
      code(plural),
      code(singular),
    ]),
  )

const faults = ({ faultCodes }, chinese) =>
  table(
    chinese ? ['代码', '含义', 'English'] : ['code', 'meaning', '中文'],
    Object.entries(faultCodes).map(([name, [zh, en]]) => [code(name), ...(chinese ? [zh, en] : [en, zh])]),
  )

const remedies = ({ faultCodes }, chinese) =>
  table(
    chinese ? ['代码', '说的是', '含义', '怎么办'] : ['code', 'speaks of a', 'meaning', 'what to do'],
    Object.entries(faultCodes).map(([name, [zh, en]]) => {
      if (!advice[name]) throw new Error(`.ci/fault-words.js has no advice on ${name}`)
      const [about, doEn, doZh] = advice[name]
      return [code(name), about[chinese ? 1 : 0], chinese ? zh : en, chinese ? doZh : doEn]
    }),
  )

const errors = ({ errorCodes }, chinese) =>
  table(
    chinese ? ['代码', '含义', 'English'] : ['code', 'meaning', '中文'],
    Object.entries(errorCodes).map(([name, [zh, en]]) => [code(name), ...(chinese ? [zh, en] : [en, zh])]),
  )

const messages = ({ messageTable }, chinese) => `${messageTable(chinese ? 'zh' : 'en')}\n`

const limits = ({ limits }, chinese) =>
  table(
    chinese ? ['名称', '限制', '默认'] : ['name', 'limit', 'default'],
    Object.entries(limits).map(([name, value]) => [code(name), said('limits', name, chinese), amount(name, value)]),
  )

const flagRow =
  (chinese) =>
  ({ flags, zh, en, choices, default: fallback, repeat, env }) => [
    code(flags),
    (chinese ? zh : en) + (repeat && !/重复|多次/.test(zh) ? (chinese ? '（可重复）' : ' (repeatable)') : ''),
    (choices ?? []).map(code).join(' '),
    [fallback === undefined ? '' : code(fallback), env ? code(env) : ''].filter(Boolean).join('，'),
  ]

function commands({ commands, common }, chinese) {
  const head = chinese ? ['选项', '说明', '可选', '默认'] : ['option', 'says', 'one of', 'default']
  const one = ({ name, arguments: given, zh, en, flags }) =>
    `### \`${name}\`\n\n\`rosterql ${[name, given].filter(Boolean).join(' ')}\` — ${chinese ? zh : en}\n` +
    (flags.length > 0 ? `\n${table(head, flags.map(flagRow(chinese)))}` : '')
  return `${table(head, common.map(flagRow(chinese)))}\n${commands.map(one).join('\n')}`
}

const graphqlType = ({ graphql: { value } }, chinese) => {
  if (value === 'enum') return chinese ? '枚举' : 'an enum'
  if (value === 'link') return chinese ? '所关联的类型' : 'the type linked to'
  return code(typeof value.scalar === 'object' ? value.scalar.name : (value.name ?? value.scalar))
}

const kinds = ({ kinds }, chinese) =>
  table(
    chinese ? ['种类', '装饰器', 'GraphQL', '筛选', '汇总'] : ['kind', 'decorator', 'GraphQL', 'filters', 'aggregates'],
    kinds.map((kind) => [
      chinese ? kind.zh : kind.en,
      code(`@${kind.name}`),
      graphqlType(kind, chinese),
      kind.operators.map(code).join(' '),
      kind.aggregates.map(code).join(' '),
    ]),
  )

const unique = (list) => [...new Set(list)]

function operators({ kinds }, chinese) {
  const all = kinds
  const of = (operator) => all.filter((kind) => kind.operators.includes(operator))
  const where = (some) => {
    if (some.length >= all.length - 1) return chinese ? '各种' : 'nearly all'
    return some.map((kind) => (chinese ? kind.zh : kind.name)).join(chinese ? '、' : ', ')
  }
  return table(
    chinese ? ['写法', '含义', '用于'] : ['operator', 'holds when', 'on'],
    unique(all.flatMap((kind) => kind.operators)).map((name) => [
      code(name),
      said('operators', name, chinese),
      where(of(name)),
    ]),
  )
}

const aggregates = ({ kinds }, chinese) =>
  table(
    chinese ? ['函数', '含义'] : ['function', 'gives'],
    unique(kinds.flatMap((kind) => kind.aggregates)).map((name) => [code(name), said('aggregates', name, chinese)]),
  )

const options = (list, names, chinese) =>
  table(
    chinese ? ['选项', '必写', '说明'] : ['option', 'needed', 'says'],
    names.map(({ name, needed }) => [code(name), yes(chinese, needed), said(list, name, chinese)]),
  )

const rosterOptions = ({ decorators }, chinese) => options('rosterOptions', decorators.roster, chinese)
const ruleOptions = ({ decorators }, chinese) => options('ruleOptions', decorators.rule, chinese)

/** One row an option, with the decorators that take it. */
function cellOptions({ decorators: { cells } }, chinese) {
  const all = Object.keys(cells)
  const names = unique(Object.values(cells).flatMap((given) => given.map(({ name }) => name)))
  return table(
    chinese ? ['选项', '装饰器', '必写', '说明'] : ['option', 'decorators', 'needed', 'says'],
    names.map((name) => {
      const takers = all.filter((one) => cells[one].some((option) => option.name === name))
      const needed = cells[takers[0]].some((option) => option.name === name && option.needed)
      const of =
        takers.length === all.length ? (chinese ? '全部' : 'all') : takers.map((one) => code(`@${one}`)).join(' ')
      return [code(name), of, yes(chinese, needed), said('cellOptions', name, chinese)]
    }),
  )
}

const whole = { en: '1', zh: '1' }

const indicators = ({ indicators, rosters, parameters, say }, chinese) =>
  table(
    chinese
      ? ['编号', '指标', '单位', '期间', '分子', '分母']
      : ['code', 'indicator', 'unit', 'period', 'numerator', 'denominator'],
    indicators.map((one) => {
      const sides = [one.numerator, one.denominator].map((side) =>
        side === undefined ? whole : say(side, rosters, parameters),
      )
      return [
        one.code,
        chinese ? one.zh : `${one.en} ${one.zh}`,
        one.unit,
        one.period,
        ...sides.map((side) => (chinese ? side.zh : side.en)),
      ]
    }),
  )

const thresholds = ({ indicators }, chinese) =>
  table(
    chinese ? ['指标', '门槛', '含义', '自', '依据'] : ['indicator', 'limit', 'means', 'since', 'from'],
    indicators.flatMap(({ code: id, zh, en, unit, direction, thresholds = [] }) =>
      thresholds.map(({ at, means, since, source }) => [
        `${id} ${chinese ? zh : en}`,
        `${direction === 'DOWN' ? '≤' : '≥'} ${at} ${unit}`,
        means === 'PASS' ? (chinese ? '达标' : 'pass') : chinese ? '预警' : 'warning',
        since,
        source,
      ]),
    ),
  )

const parameters = ({ parameters }, chinese) =>
  table(
    chinese ? ['名称', '是什么', '种类', '值'] : ['name', 'what it is', 'kind', 'value'],
    parameters.map(({ name, zh, en, kind, versions }) => [
      code(name),
      chinese ? zh : en,
      code(kind),
      versions.map(({ since, value }) => (chinese ? `${since} 起 ${value}` : `${value} since ${since}`)).join('; '),
    ]),
  )

const rules = ({ rules }, chinese) =>
  table(
    chinese ? ['规则', '台账', '程度', '内容'] : ['rule', 'roster', 'severity', 'says'],
    rules.map(({ id, roster, severity, zh, en }) => [
      id,
      roster ?? '—',
      severity === 'error' ? (chinese ? '错误' : 'error') : chinese ? '提示' : 'warning',
      chinese ? zh : en,
    ]),
  )

const every = { YEAR: ['each year', '每年'], MONTH: ['each month', '每月'], QUARTER: ['each quarter', '每季'] }
const level = {
  COUNTY: ['county', '县'],
  TOWNSHIP: ['township', '乡镇'],
  UNIT: ['unit', '单位'],
  VILLAGE: ['village', '村'],
}

const deliveries = ({ deliveries }, chinese) =>
  table(
    chinese
      ? ['编号', '应报什么', '台账', '谁报', '周期', '期后宽限（日）']
      : ['id', 'what', 'roster', 'owed by', 'how often', 'days of grace'],
    deliveries.map((one) => [
      one.id,
      chinese ? one.zh : one.en,
      one.roster,
      level[one.from.level][chinese ? 1 : 0],
      one.every ? every[one.every][chinese ? 1 : 0] : chinese ? '常年更新' : 'kept up to date',
      one.grace ?? '',
    ]),
  )

const charts = ({ charts }, chinese) =>
  table(
    chinese ? ['写法', '图题', '画法'] : ['binding', 'shows', 'drawn as'],
    charts.map(({ id, zh, en, kind }) => [code(`{{chart ${id}}}`), chinese ? zh : en, kind]),
  )

const formats = ({ filters }, chinese) =>
  table(
    chinese ? ['格式', '作用'] : ['format', 'does'],
    filters.map(({ name, zh, en }) => [code(`| ${name}`), chinese ? zh : en]),
  )

const exporting = ({ exportFormats }, chinese) =>
  table(
    chinese ? ['格式', '内容', '文件', '默认隐去小数'] : ['format', 'what', 'files', 'hides small numbers'],
    exportFormats.map(({ name, zh, en, leaves, single }) => [
      code(name),
      chinese ? zh : en,
      single ? (chinese ? '一个' : 'one') : chinese ? '一个文件夹' : 'a folder',
      yes(chinese, leaves),
    ]),
  )

const variables =
  (forUsers) =>
  ({ environment }, chinese) =>
    table(
      chinese ? ['变量', '说明'] : ['variable', 'says'],
      environment
        .filter((name) => {
          said('environment', name, chinese)
          return words.environment[name][0] === forUsers
        })
        .map((name) => [code(name), said('environment', name, chinese)]),
    )

const scripts = ({ scripts }, chinese) =>
  table(
    chinese ? ['命令', '作用'] : ['command', 'does'],
    scripts.map((name) => [
      code(name === 'start' || name === 'test' ? `npm ${name}` : `npm run ${name}`),
      said('scripts', name, chinese),
    ]),
  )

const sections = {
  rosters,
  faults,
  remedies,
  errors,
  messages,
  limits,
  commands,
  kinds,
  operators,
  aggregates,
  'roster-options': rosterOptions,
  'cell-options': cellOptions,
  'rule-options': ruleOptions,
  indicators,
  thresholds,
  parameters,
  rules,
  deliveries,
  charts,
  formats,
  exports: exporting,
  environment: variables(true),
  'test-environment': variables(false),
  scripts,
}

module.exports = { sections }
