/** What an office says of an indicator of its own. */
import type { Indicator } from '../indicator'

/** What an office has to say; the rest has a usual value. */
export type Definition = Pick<Indicator, 'code' | 'zh' | 'numerator' | 'unit'> & Partial<Indicator>
