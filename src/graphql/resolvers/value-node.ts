/** One value of an indicator, and the measurement it came from. */

import type { Judgement } from '../../measure/checks/judge'
import type { Indicator } from '../../measure/indicator'
import type { BreakdownValue, IndicatorValue } from '../../measure/value'
import type { Measurement } from './measurement'

/** A value with the measurement it came from. */
export interface ValueNode extends IndicatorValue {
  /** A period of a trend of which nothing is known: rows without days say how things are, not how they were. */
  silent: boolean
  level: Judgement | null
  definition: Indicator
  of: Measurement
}

export interface BreakdownNode extends BreakdownValue {
  value: string | null
  whole: ValueNode
}
