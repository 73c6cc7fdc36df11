/** What measuring gives back, and what it is asked for: the one shape that briefings, snapshots, exports and the API read. */
import type { Area, Indicator } from './indicator'

export interface IndicatorValue {
  /** I-14. */
  code: string
  area: Area
  /** 2020, 2020-06 or 2020-Q2. */
  period: string
  /** The day of the world the value stands for. */
  on: string
  /** The last import that was known; null for now. */
  asOf: number | null
  /** An exact decimal; null when an input is missing or the denominator is 0. */
  value: string | null
  numerator: string | null
  denominator: string | null
  unit: string
  /** OBS_STATUS of SDMX: A normal, M missing. */
  status: 'A' | 'M'
  breakdown: BreakdownValue[]
}

/** The part of a value that comes from one category, month, unit or township. */
export interface BreakdownValue {
  by: string
  key: string
  label: string
  value: string | null
  numerator: string | null
  denominator: string | null
}

export interface MeasureRequest {
  /** All indicators when left out. */
  codes?: string[]
  period?: string
  periods?: string[]
  /** The area whose value is wanted, or whose parts `areas` asks for; the whole store when left out. */
  within?: { level: Area['level']; id: number } | null
  areas?: 'ONE' | 'TOWNSHIPS' | 'VILLAGES' | 'UNITS' | 'DOWN_TO_TOWNSHIPS' | 'DOWN_TO_VILLAGES' | 'ALL'
  /** The clock of the world: what counts as due, overdue, elapsed. */
  on: string
  /** The clock of knowledge: an import id. */
  asOf?: number | null
  /** Whether values are opened by what their indicators allow, or by which of it: ['category']. */
  breakdown?: boolean | string[]
  /** Indicators beside those of the catalogue; one of the same code takes its place. */
  extra?: Indicator[]
  /** Parameters set otherwise for this request: {siteDeadline: "06-30"}. */
  parameters?: Record<string, string>
  /** Keeps the parts of a breakdown that have rows but no value. */
  everyPart?: boolean
}
