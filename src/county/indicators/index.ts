/** The catalogue that is shipped, by topic. Adding an indicator is one object in one of these files. Importing this room registers it. */

import { registerCatalogue } from '../../measure/catalogue'
import type { Indicator } from '../../measure/indicator'
import { workReportTemplate } from '../work-report'
import { assessment } from './assessment'
import { charts } from './charts'
import { completeness } from './completeness'
import { deliveries } from './deliveries'
import { funds } from './funds'
import { geography } from './geography'
import { investment } from './investment'
import { organisation } from './organisation'
import { parameters } from './parameters'
import { poverty } from './poverty'
import { publicity } from './publicity'
import { rules } from './rules'
import { sites } from './sites'
import { supervision } from './supervision'

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

registerCatalogue({ indicators, geography, parameters, rules, deliveries, charts, workReport: workReportTemplate })
