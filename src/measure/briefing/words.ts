/** A query of a template, already read, comes in; goes out what it asks in the words of the rosters, for people who read no queries: 宣传记录（活动类型为部门宣传）的主办单位. */
import type { CellFacts } from '../../facts/cell'
import type { Filter } from '../../filter/tree'
import { type Said, sentences } from '../../filter/vocabulary'
import { filterWords } from '../../filter/words'
import type { CellPath } from '../../query/plan/cell-path'
import { catalogueParameters } from '../catalogue'

const days: Record<string, Said> = {
  on: { zh: '报告日', en: 'the day of the report' },
  start: { zh: '年初', en: 'the start of the year' },
  year: { zh: '报告年度', en: 'the year of the report' },
  first: { zh: '期初', en: 'the start of the period' },
  last: { zh: '期末', en: 'the end of the period' },
}

const nameOf = (name: string): Said =>
  days[name] ?? { zh: catalogueParameters.find((each) => each.name === name)?.zh ?? name, en: name }

export const conditionWords = (where: Filter): Said => filterWords(where, sentences, nameOf)

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
