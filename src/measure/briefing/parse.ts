import { Refusal } from '../../messages/refusal'
/** The text of a template comes in; goes out what it is made of: words, figures in double braces, and parts that stand only when something holds. */

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; source: string; filters: FigureFilter[] }
  | { kind: 'chart'; name: string }
  | { kind: 'if'; source: string; test: Test | null; held: TemplateNode[]; otherwise: TemplateNode[] }
  | { kind: 'each'; source: string; separator: string; body: TemplateNode[] }

export interface FigureFilter {
  name: string
  arguments: string[]
}

export interface Test {
  operator: '>' | '>=' | '<' | '<=' | '='
  /** A number, a text, or a name such as $on. */
  value: string
}

interface Open {
  node: Extract<TemplateNode, { kind: 'if' | 'each' }>
  into: TemplateNode[]
}

/**
 * `{{I-24 | 万元}}` is a figure, `{{#if I-30 > 0}}…{{else}}…{{/if}}` a part that may be left out. A query's own braces may
 * touch the outer ones: `{{units { totalCount }}}`. `{{chart site-progress}}` is a picture. `{{#each I-24 by source.line}}…$each…{{/each}}`
 * writes a part for each of several values.
 */
export function parseTemplate(template: string): TemplateNode[] {
  const root: TemplateNode[] = []
  const open: Open[] = []
  const into = (): TemplateNode[] => open.at(-1)?.into ?? root
  let last = 0
  for (const token of tokensOf(template)) {
    if (token.at > last) into().push({ kind: 'text', text: template.slice(last, token.at) })
    last = token.end
    take(token.inside.trim(), open, into)
  }
  if (last < template.length) into().push({ kind: 'text', text: template.slice(last) })
  const [unended] = open
  if (unended) throw unclosed(unended.node)
  return root
}

const unclosed = ({ kind, source }: Open['node']): Refusal => new Refusal('template.not-ended', { kind, source })

function take(inside: string, open: Open[], into: () => TemplateNode[]): void {
  const [, kind, rest = ''] = /^#(if|each)\s+([\s\S]+)$/.exec(inside) ?? []
  if (kind) {
    const begun = kind === 'if' ? conditionOf(rest) : repeatedOf(rest)
    into().push(begun.node)
    open.push(begun)
  } else if (inside === 'else' || inside === '/if' || inside === '/each') leave(inside, open)
  else into().push(figureOf(inside))
}

function leave(inside: 'else' | '/if' | '/each', open: Open[]): void {
  const kind = inside === '/each' ? 'each' : 'if'
  const top = open.at(-1)
  if (top?.node.kind !== kind) throw new Refusal('template.not-begun', { inside, kind })
  if (inside === 'else') top.into = (top.node as Extract<TemplateNode, { kind: 'if' }>).otherwise
  else open.pop()
}

/** What a condition compares with is a number, "a text" or $on. */
const COMPARED = /^([\s\S]*?\S)\s*(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?|"[^"]*"|\$\w+)$/

function conditionOf(text: string): Open {
  const [, source = text, operator, value = ''] = COMPARED.exec(text) ?? []
  const test = operator ? { operator: operator as Test['operator'], value: value.replaceAll('"', '') } : null
  const held: TemplateNode[] = []
  return { node: { kind: 'if', source: source.trim(), test, held, otherwise: [] }, into: held }
}

/** `{{#each units { nodes { name } } | 连以 ；}}`: what stands between is 、 unless stated. */
function repeatedOf(text: string): Open {
  const [source = '', ...filters] = split(text)
  const [, separator = '、'] = filters.map((one) => one.split(/\s+/)).find(([name]) => name === '连以') ?? []
  const strange = filters.find((one) => !/^连以\s/.test(one))
  if (strange) throw new Refusal('template.each-format', { strange })
  const body: TemplateNode[] = []
  return { node: { kind: 'each', source, separator, body }, into: body }
}

function figureOf(inside: string): TemplateNode {
  const chart = /^(?:chart|图)(?:\s+([\s\S]+))?$/.exec(inside)
  if (chart) return { kind: 'chart', name: chart[1]?.replace(/\s+/g, ' ') ?? '' }
  const [source, ...filters] = split(inside)
  if (!source) throw new Refusal('template.empty', {})
  return {
    kind: 'figure',
    source,
    filters: filters.map((text) => {
      const [name = text, ...given] = text.split(/\s+/)
      return { name, arguments: given }
    }),
  }
}

/** Apart at the strokes that stand outside of quotes. */
const split = (text: string): string[] => (text.match(/(?:"[^"]*"|[^|"])+/g) ?? []).map((part) => part.trim())

interface Token {
  inside: string
  at: number
  end: number
}

/** From `{{` to the `}}` that closes it, counting the braces between. */
function* tokensOf(template: string): Generator<Token> {
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', at)) {
    const end = endOf(template, at)
    yield { inside: template.slice(at + 2, end - 2), at, end }
    at = end
  }
}

function endOf(template: string, at: number): number {
  let depth = 0
  for (let i = at; i < template.length; i++) {
    if (template[i] === '{') depth++
    else if (template[i] === '}' && --depth === 0) return i + 1
  }
  const text = template.slice(at, at + 30)
  throw new Refusal('template.not-closed', { text })
}
