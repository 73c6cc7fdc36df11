/** A snapshot as a DHIS2 dataValueSet, CSV and JSON: numerators and denominators are data elements, for DHIS2 divides by itself; and the indicators that do so. */
import { createHash } from 'node:crypto'
import type { Indicator } from '../indicator'
import type { Exporting } from './exporting'
import { counting, csvLine, type ExportFile } from './file'
import { areaCode } from './sdmx'
import type { Released } from './suppress'

const COLUMNS =
  'dataelement,period,orgunit,categoryoptioncombo,attributeoptioncombo,value,storedby,lastupdated,comment,followup'.split(
    ',',
  )
/** Nothing is broken down: DHIS2 takes its default combination where none is named, and finds none under a name unless it is told to look by names. */
const DEFAULT = ''

interface DataValue {
  dataElement: string
  period: string
  orgUnit: string
  value: string
  comment?: string
}

/** 2020-06 is 202006, 2020-Q2 is 2020Q2, 2020-H1 is 2020S1. */
const dhisPeriod = (period: string): string =>
  period
    .replace(/^(\d{4})-(\d{2})$/, '$1$2')
    .replace('-Q', 'Q')
    .replace('-H', 'S')

export async function* dhis2Export(work: Exporting): AsyncGenerator<ExportFile> {
  const counted = { rows: 0 }
  yield { name: `${work.stem}.dataValueSets.csv`, mediaType: 'application/csv', content: csv(work, counted), counted }
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

async function* csv({ snapshot, values }: Exporting, counted: { rows: number }): AsyncGenerator<string> {
  yield csvLine(COLUMNS)
  for await (const each of values())
    for await (const { dataElement, period, orgUnit, value } of counting(dataValues(each), counted))
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
  const schemes = '"dataElementIdScheme":"CODE","orgUnitIdScheme":"CODE"'
  yield `{"completeDate":${JSON.stringify(snapshot.on)},${schemes},"dataValues":[`
  let between = '\n'
  for await (const each of values())
    for (const value of dataValues(each)) {
      yield `${between}${JSON.stringify(value)}`
      between = ',\n'
    }
  yield '\n]}\n'
}

/** DHIS2 knows things by eleven letters and digits, the first a letter; the same code always gets the same ones. */
function uidOf(code: string): string {
  const bytes = createHash('sha256').update(`rosterql/${code}`).digest()
  return [...bytes.subarray(0, 11)].map((byte, i) => SIGNS[byte % (i === 0 ? 52 : 62)]).join('')
}
const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** For `/api/metadata`: the data elements the values belong to, and the indicators that divide them. */
async function* definitions({ snapshot }: Exporting): AsyncGenerator<string> {
  const factors = [...new Set(snapshot.definitions.map(({ factor }) => factor ?? 1))]
  const indicatorTypes = factors.map((factor) => ({
    id: typeOf(factor),
    name: factor === 100 ? 'Percentage' : `× ${factor}`,
    factor,
    number: factor === 1,
  }))
  const dataElements = snapshot.definitions.flatMap(elements)
  yield `${JSON.stringify({ dataElements, indicatorTypes, indicators: snapshot.definitions.map(indicator) }, null, 2)}\n`
}

const typeOf = (factor: number): string => uidOf(`factor ${factor}`)

/** Every area has a value of its own, so that DHIS2 need not, and must not, add them up. */
const element = (code: string, name: string) => ({
  id: uidOf(code),
  code,
  name: `${code} ${name}`,
  shortName: `${code} ${name}`.slice(0, 50),
  valueType: 'NUMBER',
  domainType: 'AGGREGATE',
  aggregationType: 'NONE',
  zeroIsSignificant: true,
})

const elements = ({ code, zh, denominator }: Indicator) =>
  denominator === undefined
    ? [element(code, zh)]
    : [element(`${code}.N`, `${zh}（分子）`), element(`${code}.D`, `${zh}（分母）`)]

const indicator = ({ code, zh, en, factor, decimals, denominator }: Indicator) => ({
  id: uidOf(`indicator ${code}`),
  code,
  name: zh,
  shortName: zh.slice(0, 50),
  description: en,
  indicatorType: { id: typeOf(factor ?? 1) },
  decimals: Math.min(decimals, 5),
  numerator: `#{${uidOf(denominator === undefined ? code : `${code}.N`)}}`,
  numeratorDescription: `${zh}（分子）`,
  denominator: denominator === undefined ? '1' : `#{${uidOf(`${code}.D`)}}`,
  denominatorDescription: denominator === undefined ? '1' : `${zh}（分母）`,
})
