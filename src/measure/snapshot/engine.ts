/** What sealing, checking and comparing need of the measuring engine: the values, and what they were computed by. */
import type { Reader, Store } from '../../store/store'
import { allIndicators, catalogueGeography, parametersOf } from '../catalogue'
import type { Geography, Indicator, Parameter } from '../indicator'
import { measure } from '../measure'
import { measuring } from '../measuring'
import type { IndicatorValue, MeasureRequest } from '../value'

export interface SnapshotEngine {
  measure(store: Store, request: MeasureRequest): Promise<IndicatorValue[]>
  /** The same, an indicator at a time in the order of the codes, each by period and area. */
  measuring(store: Store, request: MeasureRequest): AsyncIterable<IndicatorValue[]>
  indicators(store: Store): Promise<Indicator[]>
  /** Where rows say which area they belong to. */
  geography: Geography
  /** Values that definitions refer to by name. */
  parameters(store: Reader): Promise<Parameter[]>
}

export const engine: SnapshotEngine = {
  measure,
  measuring,
  indicators: allIndicators,
  geography: catalogueGeography,
  parameters: parametersOf,
}
