/** The import mutation: hands the files to the importer and answers with its report. */
import { moneyUnits } from '../../facts/kinds/money'
import type { ImportOptions } from '../../intake/model/import-options'
import { reasonFault } from '../../intake/model/reason'
import type { ImportReport, SheetReport } from '../../intake/model/report'
import { type Fault, faultWords } from '../../intake/model/table'
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import type { UploadedFile } from '../types/upload'

interface Pair {
  field: string
  value: string
}

/** Options as GraphQL has them; a list of pairs where the importer takes a record, for GraphQL knows no maps. */
interface GivenOptions {
  dryRun?: boolean | null
  strict?: boolean | null
  again?: boolean | null
  sheet?: string | null
  roster?: string | null
  moneyUnit?: string | null
  set?: Pair[] | null
  map?: { header: string; field: string }[] | null
  dropPersonal?: boolean | null
  fill?: string[] | null
  strategy?: ImportOptions['strategy'] | null
  blanks?: ImportOptions['blanks'] | null
  reason?: string | null
}

function importOptionsOfInput({ sheet, moneyUnit, set, map, ...rest }: GivenOptions): ImportOptions {
  const wrong = typeof rest.reason === 'string' ? reasonFault(rest.reason) : null
  if (wrong) throw new Refusal('request.reason', { wrong })
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined))
  return {
    ...given,
    ...(sheet ? { sheets: [sheet] } : {}),
    ...(moneyUnit ? { moneyUnit: moneyUnits.find((unit) => unit.code === moneyUnit)!.zh } : {}),
    ...(set ? { set: Object.fromEntries(set.map(({ field, value }) => [field, value])) } : {}),
    ...(map ? { map: Object.fromEntries(map.map(({ header, field }) => [header, field])) } : {}),
  }
}

interface Given {
  upload?: UploadedFile | null
  uploads?: UploadedFile[] | null
  options?: GivenOptions | null
}

async function importWorkbook(_source: unknown, { upload, uploads, options }: Given, { importer }: Context) {
  if (!importer) throw new Refusal('request.import-off', {})
  const files = [...(upload ? [upload] : []), ...(uploads ?? [])]
  if (files.length === 0) throw new Refusal('request.no-upload', {})
  const sources = files.map(({ name, content }) => ({ name, content }))
  return reportWithLists(await importer(sources, importOptionsOfInput(options ?? {})))
}

/** Counts by fault code become a list, for the same reason; faults speak of arguments, not of options of a command. */
export function reportWithLists(report: ImportReport | null): unknown {
  if (!report) return null
  return {
    ...report,
    files: report.files.map((file) => ({
      ...file,
      faults: worded(file.faults),
      sheets: file.sheets.map(sheetWithLists),
    })),
  }
}

const worded = (faults: Fault[]): Fault[] =>
  faults.map((fault) => ({ ...fault, message: faultWords(fault, 'graphql') }))

function sheetWithLists({ faults: told, faultCounts = {}, ...sheet }: SheetReport): unknown {
  const faults = worded(told)
  return {
    ...sheet,
    faults,
    // Why there is no roster is the first thing that is wrong with the sheet.
    reason: sheet.reason && (faults[0]?.message ?? sheet.reason),
    faultCounts: Object.entries(faultCounts).map(([code, count]) => ({ code, count })),
  }
}

export const uploadResolvers: FieldResolvers = { Mutation: { importWorkbook } }
