/**
 * All indicators there are: the ones shipped, and those the office has defined, the newest version of each. What is shipped
 * is content and is registered from outside (`registerCatalogue`); the lists here are the same objects before and after.
 */
import type { CrossRule } from '../facts/cross-rule'
import { groupedBy } from '../facts/lists'
import { allDefinitions } from '../store/ledger/definitions'
import { allParameters } from '../store/ledger/parameters'
import type { Reader } from '../store/store'
import type { Chart } from './charts/chart'
import type { Delivery } from './chase/delivery'
import type { Geography, Indicator, Parameter } from './indicator'

interface Catalogue {
  indicators: Indicator[]
  geography: Geography
  parameters: Parameter[]
  rules: CrossRule[]
  deliveries: Delivery[]
  charts: Chart[]
  /** The template of the work report. */
  workReport: string
}

export const catalogueGeography: Geography = { levels: [], paths: {} }
export const catalogueParameters: Parameter[] = []
export const catalogueRules: CrossRule[] = []
export const catalogueDeliveries: Delivery[] = []
export const catalogueCharts: Chart[] = []
const shipped: Indicator[] = []
let report = ''

const fill = <T>(list: T[], content: T[]): void => {
  list.splice(0, list.length, ...content)
}

/** Registers the content; what was there before goes. */
export function registerCatalogue(content: Catalogue): void {
  fill(shipped, content.indicators)
  fill(catalogueParameters, content.parameters)
  fill(catalogueRules, content.rules)
  fill(catalogueDeliveries, content.deliveries)
  fill(catalogueCharts, content.charts)
  report = content.workReport
  Object.assign(catalogueGeography, content.geography)
}

/** Throws when nothing has been shipped: every figure would be missing, and nobody would know why. */
export function assertRegistered(): void {
  if (catalogueGeography.levels.length === 0)
    throw new Error('no catalogue is registered: import src/county/indicators before measuring')
}

/** The template of the work report. */
export const workReport = (): string => report

/** The shipped definition of a code, whatever an office has made of it. */
export const shippedIndicator = (code: string): Indicator | undefined => shipped.find((each) => each.code === code)

/** The parameters as they are shipped and as the office has set them; what it has set for a day takes that day's place. */
export async function parametersOf(store: Reader): Promise<Parameter[]> {
  const rows = groupedBy(await allParameters(store), ({ name }) => name)
  return catalogueParameters.map((each) => {
    const versions = (rows.get(each.name) ?? []).map(({ since, value, source }) => ({ since, value, source }))
    const bySince = new Map([...each.versions, ...versions].map((version) => [version.since, version]))
    return { ...each, versions: [...bySince.values()].sort((a, b) => (a.since < b.since ? -1 : 1)) }
  })
}

/** By code; an office's own definition takes the place of a shipped one of the same code. */
export async function allIndicators(store: Reader): Promise<Indicator[]> {
  assertRegistered()
  const all = new Map(shipped.map((each) => [each.code, each]))
  for (const each of await defined(store)) all.set(each.code, each)
  return [...all.values()].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

/** The office's own, each in its newest version; what it has withdrawn is gone. */
export async function defined(store: Reader): Promise<Indicator[]> {
  const newest = new Map((await allDefinitions(store)).map((row) => [row.code, row]))
  return [...newest.values()].flatMap(({ version, definition }) => {
    const found = definition as DefinitionVersion
    return 'withdrawn' in found ? [] : [{ ...found, version }]
  })
}

/** What stands in a version of an indicator: a definition, or that there is none any more. */
export type DefinitionVersion = Indicator | { code: string; withdrawn: true }
