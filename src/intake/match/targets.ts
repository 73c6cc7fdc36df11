/**
 * What a column can mean for a roster. A plain cell is one target; a link is one target for each cell its key needs, so that
 * a village is found by 乡镇 + 行政村 wherever these columns stand.
 */
import type { CellFacts } from '../../facts/cell'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { normalHeading } from '../model/heading'

export interface Target {
  /** `paid`, `village` (the column that names it), `village.township`, `site.unit`. */
  path: string
  /** The cell whose kind reads the column. */
  cell: CellFacts
  /** The roster's own cell this belongs to; the same as `cell` unless it is a part of a link. */
  own: CellFacts
  headers: string[]
}

/** How a link is found: alternatives of target keys, each a list of parts; a part is a slot of read values or again a link. */
export interface LinkPlan {
  cell: CellFacts
  target: RosterFacts
  /** Key part name → path of the target that reads it, or the plan of a nested link. */
  parts: Map<string, { path: string; cell: CellFacts; nested?: LinkPlan }>
}

const headersOf = (cell: CellFacts): string[] => cell.headers.map(normalHeading)

const known = new WeakMap<RosterFacts, Target[]>()

/** All targets of a roster, in declaration order. */
export function targetsOf(roster: RosterFacts): Target[] {
  let targets = known.get(roster)
  if (!targets) {
    targets = roster.cells.flatMap((cell) =>
      cell.kind.name === 'link'
        ? linkTargets(planOf(cell, cell.name), cell)
        : [{ path: cell.name, cell, own: cell, headers: headersOf(cell) }],
    )
    known.set(roster, targets)
  }
  return targets
}

/** The plan of a link cell at a path; nested links (a site's unit) follow the same rule. */
export function planOf(cell: CellFacts, path: string): LinkPlan {
  const target = targetOf(cell)
  const parts: LinkPlan['parts'] = new Map()
  for (const name of new Set(target.key.flat())) {
    const part = target.cell(name)
    const at = part === target.label ? path : `${path}.${name}`
    parts.set(
      name,
      part.kind.name === 'link' ? { path: at, cell: part, nested: planOf(part, at) } : { path: at, cell: part },
    )
  }
  return { cell, target, parts }
}

function linkTargets(plan: LinkPlan, own: CellFacts, headers = headersOf(plan.cell)): Target[] {
  return [...plan.parts.values()].flatMap((part) => {
    if (part.nested) return linkTargets(part.nested, own, headersOf(part.cell))
    const mine = part.cell === plan.target.label ? headers : headersOf(part.cell).filter((header) => !vague.has(header))
    return [{ path: part.path, cell: part.cell, own, headers: mine }]
  })
}

/** Headings too vague to mean the code or level of a row we merely link to. */
const vague = new Set(
  [
    '行政区划代码',
    '区划代码',
    '行政编码',
    '级别',
    '层级',
    '文号',
    '编码',
    '县',
    '县名',
    '县(区)',
    '县区',
    '县名称',
    '县(市、区)',
    '县市区',
    '县/区',
    '县市名称',
    '县级名称',
  ].map(normalHeading),
)

/** Every path a plan reads, nested ones too. */
export const paths = (plan: LinkPlan): string[] =>
  [...plan.parts.values()].flatMap((part) => (part.nested ? paths(part.nested) : [part.path]))
