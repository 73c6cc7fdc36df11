/** The text of a template comes in; goes out what it is made of: words, figures in double braces, and parts that stand only when something holds. */

export type TemplateNode =
  | { kind: 'text'; text: string }
  | { kind: 'figure'; source: string; filters: Filter[] }
  | { kind: 'chart'; name: string }
  | { kind: 'if'; source: string; test: Test | null; held: TemplateNode[]; otherwise: TemplateNode[] }

export interface Filter {
  name: string
  arguments: string[]
}

export interface Test {
  operator: '>' | '>=' | '<' | '<=' | '='
  value: string
}

/** Something in a template that cannot be understood, with what it says and where. */
export class TemplateFault extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${en} / ${zh}`)
  }
}

interface Open {
  node: Extract<TemplateNode, { kind: 'if' }>
  into: TemplateNode[]
}

/**
 * `{{I-24 | 万元}}` is a figure, `{{#if I-30 > 0}}…{{else}}…{{/if}}` a part that may be left out. A query's own braces may
 * touch the outer ones: `{{units { totalCount }}}`. `{{chart site-progress}}` is a picture.
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
  if (open.length > 0)
    throw new TemplateFault(
      `“{{#if ${open[0].node.source}}}”没有“{{/if}}”`,
      `{{#if ${open[0].node.source}}} has no {{/if}}`,
    )
  return root
}

function take(inside: string, open: Open[], into: () => TemplateNode[]): void {
  const opened = /^#if\s+([\s\S]+)$/.exec(inside)
  if (opened) {
    const node = conditionOf(opened[1])
    into().push(node)
    open.push({ node, into: node.held })
  } else if (inside === 'else' || inside === '/if') {
    const top = open.at(-1)
    if (!top) throw new TemplateFault(`“{{${inside}}}”前面没有“{{#if …}}”`, `{{${inside}}} without {{#if …}} before it`)
    if (inside === 'else') top.into = top.node.otherwise
    else open.pop()
  } else into().push(figureOf(inside))
}

function conditionOf(text: string): Open['node'] {
  const compared = /^([\s\S]*?\S)\s*(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?)$/.exec(text)
  const test = compared ? { operator: compared[2] as Test['operator'], value: compared[3] } : null
  return { kind: 'if', source: (compared?.[1] ?? text).trim(), test, held: [], otherwise: [] }
}

function figureOf(inside: string): TemplateNode {
  const chart = /^(?:chart|图)(?:\s+([\s\S]+))?$/.exec(inside)
  if (chart) return { kind: 'chart', name: chart[1]?.replace(/\s+/g, ' ') ?? '' }
  const [source, ...filters] = split(inside)
  if (!source) throw new TemplateFault('“{{}}”里没有内容', 'there is nothing in {{}}')
  return {
    kind: 'figure',
    source,
    filters: filters.map((text) => ({ name: text.split(/\s+/)[0], arguments: text.split(/\s+/).slice(1) })),
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
  throw new TemplateFault(`“${text}…”没有结束的“}}”`, `“${text}…” is not closed with }}`)
}
