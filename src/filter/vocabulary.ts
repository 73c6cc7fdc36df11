/** The words of conditions, in Chinese and English, in two styles: signs for definitions (总户数≥100), sentences for reports (总户数不小于100). One row an operator. */
import type { OperatorName } from './operators'

/** The same in both languages. */
export interface Said {
  zh: string
  en: string
}

const said = (zh: string, en: string): Said => ({ zh, en })

export interface SayingStyle {
  /** Between a value and what it is compared with; days have words of their own. */
  operators: Record<OperatorName, [plain: Said, ofDays: Said]>
  and: Said
  or: Said
  /** Between the values of a list. */
  values: Said
  isEmpty: Said
  isFilled: Said
  not: Said
  /** A link is named before each of its conditions, not once before all. */
  eachLink: boolean
  /** Alternatives and what is denied always stand in brackets, not only where they have several parts. */
  brackets: boolean
}

const one = (zh: string, en: string): [Said, Said] => [said(zh, en), said(zh, en)]

export const signs: SayingStyle = {
  operators: {
    eq: one('＝', ' = '),
    ne: one('≠', ' ≠ '),
    in: one('为', ' in '),
    notIn: one('不为', ' not in '),
    lt: one('＜', ' < '),
    lte: one('≤', ' ≤ '),
    gt: one('＞', ' > '),
    gte: one('≥', ' ≥ '),
    between: one('介于', ' from '),
    overlaps: one('与之相交', ' overlaps '),
    contains: one('包含', ' contains '),
    startsWith: one('开头为', ' starts with '),
    endsWith: one('结尾为', ' ends with '),
  },
  and: said('且', ' and '),
  or: said('或', ' or '),
  values: said('、', ', '),
  isEmpty: said('为空', ' is empty'),
  isFilled: said('已填', ' is filled'),
  not: said('非', 'not '),
  eachLink: false,
  brackets: true,
}

export const sentences: SayingStyle = {
  operators: {
    eq: [said('为', ' is '), said('在', ' is ')],
    ne: [said('不为', ' is not '), said('不在', ' is not ')],
    in: [said('为', ' is '), said('在', ' is ')],
    notIn: [said('不为', ' is not '), said('不在', ' is not ')],
    lt: [said('小于', ' is below '), said('早于', ' is before ')],
    lte: [said('不大于', ' is at most '), said('不晚于', ' is no later than ')],
    gt: [said('大于', ' is above '), said('晚于', ' is after ')],
    gte: [said('不小于', ' is at least '), said('不早于', ' is no earlier than ')],
    between: one('在', ' is '),
    overlaps: one('涉及', ' touches '),
    contains: one('包含', ' contains '),
    startsWith: one('开头为', ' begins with '),
    endsWith: one('结尾为', ' ends with '),
  },
  and: said('、', ' and '),
  or: said('或', ' or '),
  values: said('或', ' or '),
  isEmpty: said('为空', ' is empty'),
  isFilled: said('不为空', ' is filled'),
  not: said('并非', 'not '),
  eachLink: true,
  brackets: false,
}

export const quantifiers: Record<'some' | 'none' | 'every', Said> = {
  some: said('有', 'some '),
  none: said('没有', 'no '),
  every: said('全部', 'every '),
}

export const totalWords = {
  count: said('行数', 'rows'),
  sum: said('合计', 'sum'),
  avg: said('平均', 'average'),
  min: said('最小', 'least'),
  max: said('最大', 'greatest'),
  countDistinct: said('种数', 'distinct values'),
} as const

/** What a row has beside its cells. */
export const ownWords = {
  id: said('编号', 'id'),
  isActive: said('是否有效', 'isActive'),
  isListed: said('是否出现在自己的台账里', 'isListed'),
} as const

export const TO: Said = said('至', ' to ')
/** An empty list of values. */
export const NO_VALUE: Said = said('（无）', '(none)')
/** What holds of every row, and of none. */
export const ALWAYS: Said = said('任何情况', 'anything')
export const NEVER: Said = said('永不成立', 'never')
