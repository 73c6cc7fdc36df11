/** What is wrong with a condition, wherever it is written: a query, a saved form, a definition, a template. */
import { message } from '../message'

export const filterMessages = {
  'filter.unknown-near': message(
    'BAD_INPUT',
    { what: 'named', word: 'text', near: 'texts' },
    ({ what, word, near }) => `没有${what}“${word}”；是不是想写 ${near.join('、')}？`,
    ({ what, word, near }) => `there is no ${what} “${word}”; did you mean ${near.join(' or ')}?`,
  ),
  'filter.unknown': message(
    'BAD_INPUT',
    { what: 'named', word: 'text', known: 'texts' },
    ({ what, word, known }) => `没有${what}“${word}”；可用：${known.join('、')}`,
    ({ what, word, known }) => `there is no ${what} “${word}”; there are ${known.join(', ')}`,
  ),
  'filter.too-deep': message('TOO_DEEP', {}, '条件嵌套过深', 'the conditions nest too deeply'),
  'filter.too-many-values': message(
    'TOO_COSTLY',
    { found: 'number', most: 'number' },
    ({ found, most }) => `列了 ${found} 个值，最多 ${most} 个，请拆分`,
    ({ found, most }) => `${found} values, at most ${most}; split the list`,
  ),
  'filter.no-quantifier': message(
    'BAD_INPUT',
    {},
    '要写 some、every、none 或 aggregate，例如 {"some": {}}',
    'write some, every, none or aggregate, such as {"some": {}}',
  ),
  'filter.no-operator': message(
    'BAD_INPUT',
    { example: 'text' },
    ({ example }) => `要写运算，例如 ${example}`,
    ({ example }) => `write an operator, such as ${example}`,
  ),
  'filter.empty': message(
    'BAD_INPUT',
    {},
    '条件是空的，请写出运算，例如 {"eq": true}',
    'the condition is empty; write an operator, such as {"eq": true}',
  ),
  'filter.true-or-false': message('BAD_INPUT', {}, '要写 true 或 false', 'write true or false'),
  'filter.not-two': message(
    'BAD_INPUT',
    { found: 'number' },
    ({ found }) => `between 需要两个值 [起, 止]，现有 ${found} 个`,
    ({ found }) => `between takes two values, [from, to]; found ${found}`,
  ),
  'filter.no-totals': message(
    'BAD_INPUT',
    {},
    '要写汇总的条件，例如 {"count": {"gt": 3}} 或 {"paid": {"sum": {"gte": "100000"}}}',
    'write conditions on aggregates, such as {"count": {"gt": 3}} or {"paid": {"sum": {"gte": "100000"}}}',
  ),
  'filter.not-one-value': message(
    'BAD_INPUT',
    {},
    '这里应是一个值，不是列表或对象',
    'one value is expected here, neither a list nor an object',
  ),
  'filter.no-value': message(
    'BAD_INPUT',
    {},
    '这里需要一个值；查空值请写 {isNull: true}',
    'a value is needed here; to find empty cells write {isNull: true}',
  ),
  /** The English is the kind's own, which says why. */
  'filter.not-of-kind': message(
    'BAD_INPUT',
    { given: 'text', kind: 'text', why: 'text' },
    ({ given, kind }) => `“${given}”不是${kind}`,
    ({ why }) => why,
  ),
  'filter.not-yes-or-no': message(
    'BAD_INPUT',
    { given: 'text' },
    ({ given }) => `“${given}”不是 true 或 false`,
    ({ given }) => `“${given}” is neither true nor false`,
  ),
  'filter.null': message(
    'BAD_INPUT',
    {},
    'null 不是条件；请省略，或写 {isNull: true}',
    'null is no condition; leave it out, or ask for {isNull: true}',
  ),
  'filter.no-condition': message('BAD_INPUT', {}, '这里应是条件对象', 'a condition object is expected here'),
}
