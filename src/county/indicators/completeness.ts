/** How much of what is expected is there: I-48, made from the list of deliveries, so that the two cannot drift. */
import type { Delivery } from '../../measure/chase/delivery'
import type { Expression, Indicator } from '../../measure/indicator'
import { deliveries } from './deliveries'
import { geography } from './geography'
import { count, rate } from './shapes'

const rosterOf = ({ from }: Delivery): string => geography.levels.find(({ level }) => level === from.level)!.roster

const filled = ({ roster, rows, needed }: Delivery): Expression => ({ roster, ...rows, aggregate: { filled: needed } })

/** Cells of the rows there are, and of one row for each area that has none. */
const wanted = (each: Delivery): Expression => ({
  times: [
    {
      plus: [
        { roster: each.roster, ...each.rows, aggregate: { count: true } },
        count(rosterOf(each), { and: [each.from.where, each.absent] }),
      ],
    },
    each.needed.length,
  ],
})

export const completeness: Indicator[] = [
  {
    ...rate,
    code: 'I-48',
    zh: '数据完整率',
    en: 'Data completeness',
    numerator: { plus: deliveries.map(filled) },
    denominator: { plus: deliveries.map(wanted) },
    missing: 'ZERO',
    period: 'STOCK',
    direction: 'UP',
    source: ['PLATFORM'],
    thresholds: [{ at: '95', means: 'WARN', since: '2020-01-01', source: '平台' }],
    levels: ['COUNTY', 'TOWNSHIP', 'UNIT'],
    breakdowns: ['TOWNSHIP', 'UNIT'],
    note: {
      zh: '应填单元格见交付清单；一行都没有的，按一行计',
      en: 'The cells wanted are those of the list of deliveries; where there is no row, one row is wanted',
    },
  },
]
