/** A snapshot as a DHIS2 dataValueSet, CSV and JSON: numerators and denominators are data elements, for DHIS2 divides by itself; and the indicators that do so. */
import { csvLine, type ExportFile } from './export-file'
import type { Exporting } from './export-formats'
import { areaCode } from './export-sdmx'
import type { Released } from './export-suppress'
import type { Indicator } from './indicator'

const COLUMNS =
  'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,storedby,lastupdated,comment,followup'.split(
    ',',
  )
/** What DHIS2 calls the only combination there is when nothing is broken down. */
const DEFAULT = 'default'

interface DataValue {
  dataElement: string
  period: string
  orgUnit: string
  value: string
  comment?: string
}

/** 2020-06 is 202006, 2020-Q2 is 2020Q2, 2020-H1 is 2020S1. */
export const dhisPeriod = (period: string): string =>
  period
    .replace(/^(\d{4})-(\d{2})$/, '$1$2')
    .replace('-Q', 'Q')
    .replace('-H', 'S')

export async function* dhis2Export(work: Exporting): AsyncGenerator<ExportFile> {
  yield { name: `${work.stem}.dataValueSets.csv`, mediaType: 'application/csv', content: csv(work) }
  yield { name: `${work.stem}.dataValueSets.json`, mediaType: 'application/json', content: json(work) }
  yield { name: `${work.stem}.indicators.json`, mediaType: 'application/json', content: definitions(work) }
}

/** `I-26.N` and `I-26.D`; a count has only its value. What is hidden or missing is left out, as DHIS2 has no value for it. */
function* dataValues(value: Released): Generator<DataValue> {
  const place = { period: dhisPeriod(value.period), orgUnit: areaCode(value) }
  const { code, numerator, denominator } = value
  if (denominator === null) {
    if (value.value !== null) yield { dataElement: code, ...place, value: value.value }
    return
  }
  if (numerator !== null) yield { dataElement: `${code}.N`, ...place, value: numerator }
  yield { dataElement: `${code}.D`, ...place, value: denominator }
}

async function* csv({ snapshot, values }: Exporting): AsyncGenerator<string> {
  yield csvLine(COLUMNS)
  for await (const each of values())
    for (const { dataElement, period, orgUnit, value } of dataValues(each))
      yield csvLine([
        dataElement,
        period,
        orgUnit,
        DEFAULT,
        DEFAULT,
        value,
        'rosterql',
        snapshot.sealedAt,
        snapshot.name,
        'false',
      ])
}

async function* json({ snapshot, values }: Exporting): AsyncGenerator<string> {
  yield `{"completeDate":${JSON.stringify(snapshot.on)},"dataValues":[`
  let between = '\n'
  for await (const each of values())
    for (const value of dataValues(each)) {
      yield `${between}${JSON.stringify(value)}`
      between = ',\n'
    }
  yield '\n]}\n'
}

async function* definitions({ snapshot }: Exporting): AsyncGenerator<string> {
  const factors = [...new Set(snapshot.definitions.map(({ factor }) => factor ?? 1))]
  const indicatorTypes = factors.map((factor) => ({
    id: `factor${factor}`,
    name: factor === 100 ? 'Percentage' : `× ${factor}`,
    factor,
    number: factor === 1,
  }))
  yield `${JSON.stringify({ indicatorTypes, indicators: snapshot.definitions.map(indicator) }, null, 2)}\n`
}

const indicator = ({ code, zh, en, factor, decimals, denominator }: Indicator) => ({
  code,
  name: zh,
  shortName: zh.slice(0, 50),
  description: en,
  indicatorType: { id: `factor${factor ?? 1}` },
  decimals: Math.min(decimals, 5),
  numerator: denominator === undefined ? `#{${code}}` : `#{${code}.N}`,
  numeratorDescription: `${zh}（分子）`,
  denominator: denominator === undefined ? '1' : `#{${code}.D}`,
  denominatorDescription: denominator === undefined ? '1' : `${zh}（分母）`,
})
