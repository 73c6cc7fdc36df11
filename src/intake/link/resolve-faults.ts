/** What is said of a link that means no row, or several. */
import type { CellFacts } from '../../facts/cell'
import { type Trouble, trouble } from '../../facts/kinds/kind'
import type { LinkPlan } from '../match/targets'
import type { Directory } from './directory'

export const ambiguous = (plan: LinkPlan, directory: Directory, ids: number[]): Trouble => {
  const list = ids
    .slice(0, 5)
    .map((id) => directory.describe(id))
    .join('、')
  return trouble(
    'LINK_AMBIGUOUS',
    `对应不止一个${plan.target.zh}：${list}。请补充${lacking(plan)}列`,
    `means more than one ${plan.target.name}: ${list}; add what tells them apart`,
  )
}

const lacking = (plan: LinkPlan): string =>
  [...plan.parts.values()]
    .filter((part) => part.cell !== plan.target.label)
    .map((part) => `“${part.cell.headers[0]}”`)
    .join('或')

export const unknownTarget = (plan: LinkPlan, directory: Directory, text: string): Trouble => {
  const near = directory.near(text)
  const hint = near.length > 0 ? `。是不是“${near.join('”或“')}”？` : `。请先导入${plan.target.zh}，或核对名称`
  return trouble(
    'LINK_UNKNOWN',
    `找不到这个${plan.target.zh}${hint}`,
    `no such ${plan.target.name}${near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '; import it first, or check the name'}`,
  )
}

export const incomplete = (plan: LinkPlan, cell: CellFacts): Trouble =>
  trouble(
    'LINK_UNKNOWN',
    `要新建${plan.target.zh}还缺少“${cell.headers[0]}”`,
    `a new ${plan.target.name} also needs ${cell.name}`,
  )
