/** A query of a template, already read, comes in; goes out what it asks in the words of the rosters, for people who read no queries: 宣传记录（活动类型为部门宣传）的主办单位. */
import type { CellFacts } from '../../facts/cell'
import { inversesOf, type RosterFacts, targetOf } from '../../facts/roster'
import type { CellPath } from '../../query/plan/cell-path'
import { catalogueParameters } from '../catalogue'

const operators: Record<string, [word: string, ofDays: string]> = {
  eq: ['为', '在'],
  ne: ['不为', '不在'],
  in: ['为', '在'],
  notIn: ['不为', '不在'],
  lt: ['小于', '早于'],
  lte: ['不大于', '不晚于'],
  gt: ['大于', '晚于'],
  gte: ['不小于', '不早于'],
  between: ['在', '在'],
  overlaps: ['涉及', '涉及'],
  contains: ['包含', '包含'],
  startsWith: ['开头为', '开头为'],
  endsWith: ['结尾为', '结尾为'],
}
const lists: Record<string, string> = { some: '有', none: '没有', every: '全部' }
const named: Record<string, string> = { $on: '报告日', $start: '年初', $year: '报告年度' }

type Where = Record<string, unknown>

export function whereWords(roster: RosterFacts, where: unknown, rosters: RosterFacts[]): string[] {
  return Object.entries((where ?? {}) as Where).flatMap(([name, test]) => {
    const inside = (part: unknown): string => whereWords(roster, part, rosters).join('、')
    if (name === 'and') return (test as unknown[]).map(inside)
    if (name === 'or') return [(test as unknown[]).map(inside).join('或')]
    if (name === 'not') return [`并非${inside(test)}`]
    const cell = roster.cells.find((one) => one.name === name)
    return cell ? cellWords(cell, test as Where, rosters) : listWords(roster, name, test as Where, rosters)
  })
}

function cellWords(cell: CellFacts, test: Where, rosters: RosterFacts[]): string[] {
  if (cell.kind.name === 'link' && !('isNull' in test))
    return whereWords(targetOf(cell), test, rosters).map((words) => `${cell.zh}的${words}`)
  return Object.entries(test).map(([operator, value]) => {
    if (operator === 'isNull') return `${cell.zh}${value ? '为空' : '不为空'}`
    const [plain, ofDays] = operators[operator] ?? [operator, operator]
    return `${cell.zh}${cell.kind.name === 'day' ? ofDays : plain}${valueWords(cell, value)}`
  })
}

function valueWords(cell: CellFacts, value: unknown): string {
  if (Array.isArray(value))
    return value.map((one) => valueWords(cell, one)).join(cell.kind.name === 'day' ? '至' : '或')
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  const parameter = text.startsWith('$') && catalogueParameters.find(({ name }) => `$${name}` === text)
  if (parameter) return parameter.zh
  return named[text] ?? cell.options.find(({ code }) => code === text)?.zh ?? text
}

function listWords(roster: RosterFacts, name: string, test: Where, rosters: RosterFacts[]): string[] {
  const list = inversesOf(roster, rosters).find((one) => one.name === name)
  if (!list) return [name]
  return Object.entries(test).flatMap(([which, part]) => {
    const inner = whereWords(list.roster, part, rosters).join('、')
    return lists[which] ? [`${lists[which]}${list.roster.zh}${inner && `（${inner}）`}`] : [`按${list.roster.zh}汇总`]
  })
}

const aggregates: Record<string, string> = { sum: '合计', avg: '平均', min: '最小', max: '最大', countDistinct: '种数' }

type Wish = { count: true } | { cell: CellFacts; aggregate: string } | { path: CellPath }

/** 的行数, 的下达资金合计, 的主办单位: what a link leads to is known by its name, which need not be said. */
export function wishWords(wish: Wish): string {
  if ('count' in wish) return '的行数'
  if ('cell' in wish) return `的${wish.cell.zh}${aggregates[wish.aggregate] ?? wish.aggregate}`
  const { links, roster: owner, cell } = wish.path
  const said = cell === owner.label ? links : [...links, cell]
  return `的${said.length > 0 ? said.map(({ zh }) => zh).join('的') : '名称'}`
}
