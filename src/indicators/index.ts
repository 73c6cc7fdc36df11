/** The catalogue that is shipped, by topic. Adding an indicator is one object in one of these files. */
import type { Indicator } from '../measure/indicator'
import { assessment } from './assessment'
import { completeness } from './completeness'
import { funds } from './funds'
import { investment } from './investment'
import { organisation } from './organisation'
import { poverty } from './poverty'
import { publicity } from './publicity'
import { sites } from './sites'
import { supervision } from './supervision'

export { deliveries } from './deliveries'
export { geography } from './geography'
export { parameters } from './parameters'

export const indicators: Indicator[] = [
  ...organisation,
  ...publicity,
  ...sites,
  ...supervision,
  ...funds,
  ...poverty,
  ...investment,
  ...assessment,
  ...completeness,
]
