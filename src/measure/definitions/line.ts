/** One row of a sheet of definitions comes in; goes out the definition it makes, every fault at the cell it stands in. */
import { entryOf, type OneOrMore } from '../../facts/lists'
import { rawText } from '../../facts/reading'
import type { RosterFacts } from '../../facts/roster'
import { address, type Row } from '../../sheets/sheet'
import type { Expression, Level, Term, Threshold } from '../indicator'
import { today } from '../periods'
import type { Definition } from './definition'
import type { DefinitionFaults } from './faults'
import { aggregateMeant, jsonMeant, pathMeant, rosterMeant, whereMeant } from './words'

/** Headings by what they mean; the first of each is ours. */
export const headings = new Map(
  Object.entries<OneOrMore<string>>({
    code: ['指标编号', '编号', '指标代码'],
    zh: ['名称', '指标名称'],
    en: ['英文名称', '英文名'],
    numeratorRoster: ['分子台账'],
    numeratorWhere: ['分子条件'],
    numeratorAggregate: ['分子汇总', '分子汇总方式', '汇总方式'],
    numeratorField: ['分子字段', '字段', '汇总字段'],
    numeratorDuring: ['分子时间'],
    numerator: ['分子', '分子算式'],
    denominatorRoster: ['分母台账'],
    denominatorWhere: ['分母条件'],
    denominatorAggregate: ['分母汇总', '分母汇总方式'],
    denominatorField: ['分母字段'],
    denominatorDuring: ['分母时间'],
    denominator: ['分母', '分母算式'],
    factor: ['系数'],
    unit: ['单位', '计量单位'],
    decimals: ['小数位', '小数位数'],
    period: ['期间', '统计期间'],
    direction: ['方向'],
    missing: ['缺失处理'],
    pass: ['达标值', '达标阈值', '阈值'],
    warn: ['预警值', '预警阈值'],
    since: ['门槛生效日', '生效日期', '阈值生效日'],
    basis: ['门槛依据', '阈值依据', '依据'],
    levels: ['适用层级', '层级'],
    breakdowns: ['分解', '分组'],
    note: ['说明', '备注'],
  }),
)

/** Words of a column by what they mean; the drop-downs of the form offer them. */
export const columnWords = new Map(
  Object.entries<Record<string, string>>({
    period: { 时点: 'STOCK', 当年累计: 'YEAR', 累计: 'YEAR', 年度: 'ANNUAL' },
    direction: { 越高越好: 'UP', 越低越好: 'DOWN', 仅参考: 'NONE', 参考: 'NONE' },
    missing: { 任一缺失: 'ANY', 全部缺失: 'ALL', 按零: 'ZERO' },
    levels: { 县: 'COUNTY', 乡镇: 'TOWNSHIP', 行政村: 'VILLAGE', 村: 'VILLAGE', 单位: 'UNIT' },
    breakdowns: { 乡镇: 'TOWNSHIP', 行政村: 'VILLAGE', 村: 'VILLAGE', 单位: 'UNIT', 月: 'MONTH', 月份: 'MONTH' },
  }),
)

const limitMeanings: [key: string, means: Threshold['means']][] = [
  ['pass', 'PASS'],
  ['warn', 'WARN'],
]

/** 2020年6月1日 becomes 2020-06-01; what is no day stays as it is, to be told. */
function dayText(given: string): string {
  const [, year, month = '', day = ''] =
    /^(\d{4})[年./-](\d{1,2})[月./-](\d{1,2})日?$/.exec(given.normalize('NFKC')) ?? []
  return year ? [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') : given
}

export const rowText = ({ cells }: Row, at: number | undefined): string =>
  at === undefined ? '' : rawText(cells[at]).trim()

/** One row, read by what its headings mean. */
export class Line {
  constructor(
    private readonly row: Row,
    private readonly columns: Map<string, number>,
    private readonly rosters: RosterFacts[],
    private readonly faults: DefinitionFaults,
  ) {}

  /** D3 分子条件, for a fault at `numerator.where.x`. */
  placeOf(path: string): string {
    const [side = path, part = ''] = path.split('.')
    if (side === 'thresholds') return this.#place(this.#limitOf(path))
    const meant = [`${side}${part[0]?.toUpperCase() ?? ''}${part.slice(1)}`, `${side}Roster`, side]
    const key = meant.find((each) => this.columns.has(each)) ?? 'code'
    return this.#place(key)
  }

  #place(key: string): string {
    const known = this.columns.has(key) ? key : 'code'
    return `${address(this.row.row, entryOf(this.columns, known))} ${entryOf(headings, known)[0]}`
  }

  definition(): Definition {
    const numerator = this.#side('numerator')
    const denominator = this.#side('denominator')
    const rosterName =
      numerator && typeof numerator === 'object' && 'roster' in numerator ? numerator.roster : undefined
    const optional = {
      en: this.#text('en') || undefined,
      denominator,
      factor: this.#number('factor'),
      decimals: this.#number('decimals'),
      period: this.#word('period'),
      direction: this.#word('direction'),
      missing: this.#word('missing'),
      thresholds: this.#thresholds(),
      levels: this.#levels(),
      breakdowns: this.#breakdowns(rosterName),
      note: this.#text('note') ? { zh: this.#text('note'), en: this.#text('note') } : undefined,
    }
    const head = { code: this.#text('code'), zh: this.#text('zh'), unit: this.#text('unit'), numerator }
    return {
      ...head,
      ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    } as Definition
  }

  #text(key: string): string {
    return rowText(this.row, this.columns.get(key))
  }

  #number(key: string): number | undefined {
    const given = this.#text(key)
    if (given === '') return undefined
    if (!/^\d+(\.\d+)?$/.test(given)) this.faults.add([key], `“${given}”不是数字`, `“${given}” is not a number`)
    return Number(given)
  }

  #word(key: string): string | undefined {
    const given = this.#text(key)
    return given === '' ? undefined : (entryOf(columnWords, key)[given] ?? given)
  }

  /** 达标值 and 预警值, both since the same day; the beginning of this year unless stated. */
  #thresholds(): Threshold[] | undefined {
    const since = dayText(this.#text('since')) || `${today().slice(0, 4)}-01-01`
    const limits = limitMeanings.filter(([key]) => this.#text(key) !== '')
    const source = this.#text('basis') || '本单位'
    return limits.length === 0
      ? undefined
      : limits.map(([key, means]) => ({ at: this.#text(key), means, since, source }))
  }

  /** The column of a fault at `thresholds.1.at`. */
  #limitOf(path: string): string {
    const [, n, name] = path.split('.')
    if (name === 'since') return 'since'
    return limitMeanings.filter(([key]) => this.#text(key) !== '')[Number(n ?? 0)]?.[0] ?? 'direction'
  }

  #levels(): Level[] | undefined {
    const given = this.#text('levels')
    return given === ''
      ? undefined
      : (given.split(/[、,，;；]/).map((word) => entryOf(columnWords, 'levels')[word.trim()] ?? word.trim()) as Level[])
  }

  /** A term of three cells, or a formula in JSON. */
  #side(side: 'numerator' | 'denominator'): Expression | undefined {
    const formula = this.#text(side)
    if (formula)
      return (/^-?\d+(\.\d+)?$/.test(formula) ? formula : jsonMeant(formula, this.faults, [side])) as Expression
    const name = this.#text(`${side}Roster`)
    if (!name) return undefined
    const roster = rosterMeant(this.rosters, name, this.faults, [side, 'roster'])
    if (!roster) return undefined
    const during = this.#path(roster, `${side}During`, [side, 'during'])
    const term: Term = {
      roster: roster.name,
      where: whereMeant(roster, this.#text(`${side}Where`), this.faults, [side, 'where']),
      aggregate: aggregateMeant(roster, this.#aggregate(side), this.faults, [side, 'aggregate']),
    }
    return during ? { ...term, during } : term
  }

  /** 合计 支付资金 in one cell, or 合计 and 支付资金 in two. */
  #aggregate(side: 'numerator' | 'denominator'): string {
    return `${this.#text(`${side}Aggregate`)} ${this.#text(`${side}Field`)}`.trim()
  }

  #path(roster: RosterFacts, key: string, at: (string | number)[]): string | undefined {
    const given = this.#text(key)
    const cells = given ? pathMeant(roster, given, this.faults, at) : undefined
    return cells?.map(({ name }) => name).join('.')
  }

  #breakdowns(rosterName: string | undefined): string[] | undefined {
    const given = this.#text('breakdowns')
    if (given === '') return undefined
    const roster = this.rosters.find(({ name }) => name === rosterName)
    return given
      .split(/[、,，;；]/)
      .map((word) => entryOf(columnWords, 'breakdowns')[word.trim()] ?? this.#cellPath(roster, word.trim()))
  }

  #cellPath(roster: RosterFacts | undefined, word: string): string {
    if (!roster) return word
    return (
      pathMeant(roster, word, this.faults, ['breakdowns'])
        ?.map(({ name }) => name)
        .join('.') ?? word
    )
  }
}
