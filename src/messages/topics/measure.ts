/** What cannot be measured: periods, days, names, areas, quantities that do not go together. */
import { message } from '../message'

export const measureMessages = {
  'measure.period': message(
    'BAD_INPUT',
    { period: 'text' },
    ({ period }) => `“${period}”不是期间，请写 2020、2020-H1、2020-Q2 或 2020-06`,
    ({ period }) => `“${period}” is not a period; write 2020, 2020-H1, 2020-Q2 or 2020-06`,
  ),
  'measure.day': message(
    'BAD_INPUT',
    { text: 'text' },
    ({ text }) => `“${text}”不是具体的一天，请写 2020-06-15`,
    ({ text }) => `“${text}” is not a single day; write 2020-06-15`,
  ),
  'measure.unknown-name': message(
    'BAD_INPUT',
    { name: 'text', on: 'text' },
    ({ name, on }) => `“$${name}”在 ${on} 没有定义`,
    ({ name, on }) => `“$${name}” is not known on ${on}`,
  ),
  'measure.no-area': message(
    'BAD_INPUT',
    { level: 'named', id: 'number' },
    ({ level, id }) => `没有编号为 ${id} 的${level}`,
    ({ level, id }) => `there is no ${level} ${id}`,
  ),
  'measure.no-indicator': message(
    'BAD_INPUT',
    { code: 'text' },
    ({ code }) => `没有指标“${code}”`,
    ({ code }) => `there is no indicator “${code}”`,
  ),
  'measure.units-apart': message(
    'BAD_INPUT',
    { operation: 'text', a: 'named', b: 'named' },
    ({ operation, a, b }) => `${a}与${b}不能相${operation === 'minus' ? '减' : '加或相比'}`,
    ({ operation, a, b }) => `${operation}: ${a} and ${b} do not go together`,
  ),
  'measure.money-times-money': message('BAD_INPUT', {}, '金额不能乘以金额', 'times: money times money'),
}
