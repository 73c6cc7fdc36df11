/**
 * A document with its variables comes in; goes out a file of everything it asks for, as a stream: counted first, read page by
 * page, hashed on the way. Whatever cannot be given whole is refused before the first byte, or breaks the stream off.
 */
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { GraphQLSchema } from 'graphql'
import { world } from '../../facts/world'
import { Refusal } from '../../messages/refusal'
import { openReaders } from '../../store/readers/readers'
import type { Store } from '../../store/store'
import { defaultQueryLimits, type QueryLimits } from '../limits'
import { metered } from '../run/metered'
import { countOf } from './count'
import { csvOf } from './csv'
import { moment } from './moment'
import { ndjsonOf } from './ndjson'
import { type ExportTable, readTables } from './tables'
import { xlsxOf } from './xlsx'

/** What a format is called, how it is sent, and how tables become it. */
const formats = {
  csv: { type: 'text/csv; charset=utf-8', write: csvOf },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxOf },
  ndjson: { type: 'application/x-ndjson', write: ndjsonOf },
} as const
export type ExportFormat = keyof typeof formats
export const exportFormats = Object.keys(formats) as ExportFormat[]
export const isExportFormat = (given: unknown): given is ExportFormat =>
  typeof given === 'string' && Object.hasOwn(formats, given)

export interface ExportRequest {
  document: string
  variables?: Record<string, unknown>
  /** Which operation, when the document has several. */
  operation?: string
  format: ExportFormat
}

export interface Export {
  contentType: string
  /** `投资项目.csv` */
  fileName: string
  /** Rows it will hold, lists below the rows not counted. */
  count: number
  /** Ends only when all rows are out; an error breaks it off. */
  stream: Readable
  /** Hexadecimal; known when the stream has ended. */
  sha256(): Promise<string>
  /** What it has cost so far. */
  cost: { statements: number; rowsReturned: number; milliseconds: number }
}

export interface Exporter {
  /** Throws a GraphQLError when the document is wrong or the format cannot hold what it asks for. */
  export(request: ExportRequest): Promise<Export>
  close(): Promise<void>
}

export function createExporter(
  store: Store,
  schema: GraphQLSchema,
  options: { limits?: Partial<QueryLimits> } = {},
): Exporter {
  const limits = { ...defaultQueryLimits, ...options.limits }
  const known = world(store.rosters)
  const readers = openReaders(store, { readers: 2, timeout: limits.statement })
  return {
    async export({ format, ...asked }) {
      const tables = readTables(asked, schema, known, limits)
      const { type, write } = formats[format]
      const cost = { statements: 0, rowsReturned: 0, milliseconds: 0 }
      const at = await moment(store.dialect, known, limits, metered(readers, cost))
      const count = await countOf(tables, at)
      const { stream, sha256 } = hashed(write(tables, at, count))
      return { contentType: type, fileName: `${nameOf(tables)}.${format}`, count: total(count), stream, sha256, cost }
    },
    close: () => readers.close(),
  }
}

/** One export from a store of its own choosing, as the command line makes it: close the exporter when the stream has ended. */
export async function exportQuery(
  store: Store,
  schema: GraphQLSchema,
  { limits, ...request }: ExportRequest & { limits?: Partial<QueryLimits> },
): Promise<Export & { close(): Promise<void> }> {
  const exporter = createExporter(store, schema, { limits })
  try {
    return { ...(await exporter.export(request)), close: exporter.close }
  } catch (error) {
    await exporter.close()
    throw error
  }
}

const total = (count: Map<ExportTable, number>): number => [...count.values()].reduce((sum, n) => sum + n, 0)

function nameOf(tables: ExportTable[]): string {
  const [first] = tables
  if (!first) throw new Refusal('export.no-rows', {})
  return first.title
}

/** The stream, and the hash of what has gone through it. */
function hashed(chunks: AsyncIterable<string | Buffer>): Pick<Export, 'stream' | 'sha256'> {
  const hash = createHash('sha256')
  let done: (digest: string) => void
  let failed: (error: unknown) => void
  const digest = new Promise<string>((resolve, reject) => {
    done = resolve
    failed = reject
  })
  // Whoever reads the stream hears of the failure there; the hash may never be asked for.
  digest.catch(() => {})
  async function* through(): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of chunks) {
        const bytes = Buffer.from(chunk)
        hash.update(bytes)
        yield bytes
      }
      done(hash.digest('hex'))
    } catch (error) {
      failed(error)
      throw error
    }
  }
  const stream = Readable.from(through(), { objectMode: false })
  stream.once('close', () => failed(new Error('the stream was broken off')))
  return { stream, sha256: () => digest }
}
