/** What sealing, checking and comparing need of the measuring engine: the values and the definitions they were computed by. */
import type { Store } from '../store/store'
import type { Geography, Indicator } from './indicator'
import type { IndicatorValue, MeasureRequest } from './value'

export interface Engine {
  measure(store: Store, request: MeasureRequest): Promise<IndicatorValue[]>
  indicators(store: Store): Promise<Indicator[]>
  /** Where rows say which area they belong to. */
  geography: Geography
}
