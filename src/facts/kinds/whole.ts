import { snake } from '../cell'
import { type AmountRules, amountReader, parseAmount } from './amount'
import type { Kind } from './kind'

export const qualifiers = [
  { code: 'EXACT', zh: '', en: 'exactly', before: '', after: '' },
  { code: 'ABOUT', zh: '约', en: 'about', before: '约', after: '' },
  { code: 'OVER', zh: '余', en: 'over', before: '', after: '余' },
  { code: 'NEARLY', zh: '近', en: 'nearly', before: '近', after: '' },
  { code: 'AT_LEAST', zh: '不少于', en: 'at least', before: '不少于', after: '' },
]

export const wholeKind: Kind = {
  name: 'whole',
  zh: '整数',
  en: 'whole number',
  columns(cell) {
    const name = snake(cell.name)
    return cell.qualified
      ? [
          { name, type: 'integer', role: 'value' },
          { name: `${name}_qualifier`, type: 'text', role: 'qualifier' },
        ]
      : [{ name, type: 'integer', role: 'value' }]
  },
  reader(cell, { factor }) {
    const rules: AmountRules = {
      places: 0,
      factor,
      exact: true,
      qualified: cell.qualified,
      percent: false,
      example: '120',
    }
    return amountReader(rules)
  },
  show: ([value]) => value,
  parse(value, cell) {
    const number = parseAmount(value, { places: 0 }, cell)
    return cell.qualified ? [number, number === null ? null : 'EXACT'] : [number]
  },
  display([value, qualifier]) {
    if (value === null) return ''
    const how = qualifiers.find((q) => q.code === qualifier)
    return how ? how.before + value + how.after : String(value)
  },
  scalar: 'Int',
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'lt', 'lte', 'gt', 'gte', 'between', 'field'],
  aggregates: ['sum', 'avg', 'min', 'max', 'countDistinct'],
}
