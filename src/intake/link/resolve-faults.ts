/** What is said of a link that means no row, or several. */
import type { CellFacts } from '../../facts/cell'
import { type Trouble, trouble } from '../../facts/kinds/kind'
import type { LinkPlan } from '../match/targets'
import type { Directory } from './directory'

export const ambiguous = (plan: LinkPlan, directory: Directory, ids: number[]): Trouble => {
  const list = ids.slice(0, 5).map((id) => directory.describe(id))
  return trouble('row.link-ambiguous', {
    target: { zh: plan.target.zh, en: plan.target.name },
    list,
    lacking: lacking(plan),
  })
}

const lacking = (plan: LinkPlan): string[] =>
  [...plan.parts.values()]
    .filter((part) => part.cell !== plan.target.label)
    .map(({ cell }) => cell.headers[0] ?? cell.zh)

export const unknownTarget = (plan: LinkPlan, directory: Directory, text: string): Trouble => {
  const near = directory.near(text)
  return trouble('row.link-unknown', { target: { zh: plan.target.zh, en: plan.target.name }, near })
}

export const incomplete = (plan: LinkPlan, cell: CellFacts): Trouble =>
  trouble('row.link-incomplete', {
    target: { zh: plan.target.zh, en: plan.target.name },
    cell: { zh: cell.headers[0], en: cell.name },
  })
