/** A `where` comes in; goes out how people would say it, in Chinese and English. */
import type { CellFacts } from '../../facts/cell'
import { inversesOf, type RosterFacts, targetOf } from '../../facts/roster'
import { NAMED } from '../../query/compile/terms/period-columns'
import type { Parameter } from '../indicator'

export interface Said {
  zh: string
  en: string
}

const operators: Record<string, Said> = {
  eq: { zh: '＝', en: ' = ' },
  ne: { zh: '≠', en: ' ≠ ' },
  in: { zh: '为', en: ' in ' },
  notIn: { zh: '不为', en: ' not in ' },
  lt: { zh: '＜', en: ' < ' },
  lte: { zh: '≤', en: ' ≤ ' },
  gt: { zh: '＞', en: ' > ' },
  gte: { zh: '≥', en: ' ≥ ' },
  between: { zh: '介于', en: ' between ' },
  overlaps: { zh: '与之相交', en: ' overlaps ' },
  contains: { zh: '包含', en: ' contains ' },
  startsWith: { zh: '开头为', en: ' starts with ' },
  endsWith: { zh: '结尾为', en: ' ends with ' },
}
const quantifiers: Record<string, Said> = {
  some: { zh: '有', en: 'some' },
  none: { zh: '没有', en: 'no' },
  every: { zh: '全部', en: 'every' },
}
const days: Record<string, Said> = {
  on: { zh: '统计日', en: 'the day' },
  start: { zh: '年初', en: 'the start of the year' },
  year: { zh: '当年', en: 'the year' },
  first: { zh: '期初', en: 'the start of the period' },
  last: { zh: '期末', en: 'the end of the period' },
}

interface World {
  rosters: RosterFacts[]
  parameters: Parameter[]
}

export const saidWhere = (roster: RosterFacts, given: unknown, rosters: RosterFacts[], parameters: Parameter[]): Said =>
  all(roster, given, { rosters, parameters })

const together = (parts: Said[], zh: string, en: string): Said => ({
  zh: parts
    .map((part) => part.zh)
    .filter(Boolean)
    .join(zh),
  en: parts
    .map((part) => part.en)
    .filter(Boolean)
    .join(en),
})

function all(roster: RosterFacts, given: unknown, world: World): Said {
  const parts = Object.entries((given ?? {}) as object).map(([name, part]) => one(roster, name, part, world))
  return together(parts, '且', ' and ')
}

function one(roster: RosterFacts, name: string, part: unknown, world: World): Said {
  const each = () => [part].flat().map((inner) => all(roster, inner, world))
  if (name === 'and') return together(each(), '且', ' and ')
  if (name === 'or') return wrapped(together(each(), '或', ' or '))
  if (name === 'not') {
    const { zh, en } = all(roster, part, world)
    return { zh: `非（${zh}）`, en: `not (${en})` }
  }
  const cell = roster.cells.find((found) => found.name === name)
  if (cell?.kind.name === 'link') return linked(cell, part, world)
  if (cell) return tested(roster, cell, part, world)
  const list = inversesOf(roster, world.rosters).find((found) => found.name === name)
  return list
    ? listed(list.roster, name, part, world)
    : { zh: `${name}${JSON.stringify(part)}`, en: `${name} ${JSON.stringify(part)}` }
}

const wrapped = ({ zh, en }: Said): Said => ({ zh: `（${zh}）`, en: `(${en})` })

function linked(cell: CellFacts, part: unknown, world: World): Said {
  const { isNull, ...rest } = part as { isNull?: boolean }
  const empty = isNull === undefined ? [] : [nothing(cell, isNull)]
  const inner = all(targetOf(cell), rest, world)
  const deeper = inner.zh ? [{ zh: `${cell.zh}的${inner.zh}`, en: `${cell.name}.${inner.en}` }] : []
  return together([...empty, ...deeper], '且', ' and ')
}

const nothing = (cell: CellFacts, isNull: boolean): Said => ({
  zh: `${cell.zh}${isNull ? '为空' : '已填'}`,
  en: `${cell.name} is ${isNull ? 'empty' : 'filled'}`,
})

function tested(roster: RosterFacts, cell: CellFacts, part: unknown, { parameters }: World): Said {
  const tests = Object.entries(part as object).map(([operator, given]): Said => {
    if (operator === 'isNull') return nothing(cell, given as boolean)
    if (operator === 'field') return compared(roster, cell, given as Record<string, string>)
    const sign = operators[operator] ?? { zh: operator, en: ` ${operator} ` }
    const words = [given].flat().map((word) => worded(cell, word, parameters))
    return {
      zh: `${cell.zh}${sign.zh}${words.map(({ zh }) => zh).join('、')}`,
      en: `${cell.name}${sign.en}${words.map(({ en }) => en).join(', ')}`,
    }
  })
  return together(tests, '且', ' and ')
}

function compared(roster: RosterFacts, cell: CellFacts, given: Record<string, string>): Said {
  const tests = Object.entries(given).map(([operator, other]) => ({
    zh: `${cell.zh}${operators[operator].zh}${roster.cell(other).zh}`,
    en: `${cell.name}${operators[operator].en}${other}`,
  }))
  return together(tests, '且', ' and ')
}

function worded(cell: CellFacts, given: unknown, parameters: Parameter[]): Said {
  const name = typeof given === 'string' ? NAMED.exec(given)?.[1] : undefined
  if (name) return days[name] ?? { zh: parameters.find((each) => each.name === name)?.zh ?? name, en: name }
  const option = cell.options.find(({ code }) => code === given)
  if (option) return { zh: option.zh, en: option.code }
  return typeof given === 'boolean'
    ? { zh: given ? '是' : '否', en: String(given) }
    : { zh: String(given), en: String(given) }
}

function listed(roster: RosterFacts, name: string, part: unknown, world: World): Said {
  const parts = Object.entries(part as object).map(([how, inner]): Said => {
    const { zh, en } = all(roster, inner, world)
    const found = quantifiers[how] ?? { zh: how, en: how }
    return {
      zh: `${found.zh}${roster.zh}${zh ? `（${zh}）` : ''}`,
      en: `${found.en} ${name}${en ? ` (${en})` : ''}`,
    }
  })
  return together(parts, '且', ' and ')
}
