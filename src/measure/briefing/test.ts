/** Conditions and repetitions of a template: whether something holds of a figure, and what a part says of one of several values. */
import { Refusal } from '../../messages/refusal'
import type { TemplateNode, Test } from './parse'

/** Without a comparison: whether there is anything, and it is not 0. Of what is missing nothing holds. */
export function holds([value = '']: string[], test: Test | null): boolean {
  if (!test) return value !== '' && sizeOf(value) !== 0
  if (value === '') return false
  const [a, b] = [sizeOf(value), sizeOf(test.value)]
  if (Number.isNaN(a) || Number.isNaN(b)) return compared(test, value, test.value)
  return { '>': a > b, '>=': a >= b, '<': a < b, '<=': a <= b, '=': a === b }[test.operator]
}

/** Days are compared as 20200615; 55% is 55; NaN for words. */
function sizeOf(text: string): number {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Number(text.replaceAll('-', ''))
  return /^-?\d+(\.\d+)?%?$/.test(text) ? Number(text.replace('%', '')) : Number.NaN
}

/** Texts are the same or not; none is more than another. */
function compared({ operator }: Test, a: string, b: string): boolean {
  if (operator === '=') return a === b
  throw new Refusal('template.not-comparable', { a, b, operator })
}

/** The same nodes with $each replaced by a value. */
export const withEach = (nodes: TemplateNode[], value: string): TemplateNode[] =>
  nodes.map((node) => {
    if (node.kind === 'text') return node
    if (node.kind === 'chart') return { ...node, name: put(node.name, value) }
    const source = node.source === '$each' ? `$each ${value}` : put(node.source, value)
    if (node.kind === 'figure') return { ...node, source }
    // What stands in an inner repetition is of that one's values.
    if (node.kind === 'each') return { ...node, source }
    return { ...node, source, held: withEach(node.held, value), otherwise: withEach(node.otherwise, value) }
  })

/** Inside of the quotes of a query a quote ends the text. */
const put = (source: string, value: string): string => {
  const quoted = JSON.stringify(value).slice(1, -1)
  return source.replace(/"\$each"/g, () => `"${quoted}"`).replace(/\$each\b/g, () => value)
}
