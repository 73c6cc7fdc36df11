/** The service with its inbox: first what lies in the folder is imported, then the address is opened. */
import { Refusal } from '../messages/refusal'
import '../county/indicators'
import { statSync } from 'node:fs'
import '../county/indicators'
import { createServer, loopback } from '../http/server'
import { importFiles } from '../intake/intake'
import type { ImportReport } from '../intake/model/report'
import { threadReading } from '../intake/read/reading-thread'
import { both } from '../messages/words'
import type { Limits } from '../sheets/parts/limits'
import type { Store } from '../store/store'
import { openDatabase } from './database'
import { importInto } from './import-sources'
import { serviceLimits } from './input/limit-flags'
import { findSources } from './input/sources'
import { totalText } from './output/report-lines'

interface ServiceOptions {
  db: string
  host: string
  port: number
  inbox?: string
  limit?: string[]
}

interface Service {
  url: string
  imported: ImportReport | undefined
  /** What to tell people, the address last but one. */
  lines: string[]
  close(): Promise<void>
}

export async function startService({ db, host, port, inbox, limit }: ServiceOptions): Promise<Service> {
  const limits = serviceLimits(limit)
  loopback(host)
  const store = await openDatabase(db)
  try {
    const imported = inbox === undefined ? undefined : await importInbox(store, inbox, limits.file)
    const server = await createServer({
      store,
      host,
      port,
      limits: limits.query,
      fileBytes: limits.file.fileBytes,
      importer: importerOf(store, limits.file),
    })
    const lines = [
      ...inboxLines(inbox, imported),
      both(`RosterQL 已就绪：${server.url}（按 Ctrl+C 停止）`, `ready at ${server.url} (Ctrl+C stops it)`),
    ]
    return { url: server.url, imported, lines, close: () => server.close().then(() => store.close()) }
  } catch (error) {
    await store.close()
    throw error
  }
}

const importerOf =
  (store: Store, limits: Partial<Limits>): Parameters<typeof createServer>[0]['importer'] =>
  (files, options) =>
    importFiles(store, files, { ...options, limits, reading: threadReading(require.resolve('../county/rosters')) })

async function importInbox(store: Store, folder: string, limits: Partial<Limits>): Promise<ImportReport | undefined> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Refusal('cli.no-inbox', { folder })
  const found = findSources([folder])
  return found.sources.length === 0 ? undefined : importInto(store, found, { limits })
}

function inboxLines(folder: string | undefined, report: ImportReport | undefined): string[] {
  if (folder === undefined) return []
  if (!report) return [both(`收件箱 ${folder}：没有工作簿`, `inbox ${folder}: no workbooks`)]
  const { files } = report
  const count = both(`收件箱 ${folder}：${files.length} 个文件`, `inbox ${folder}: ${files.length} files`)
  const refused = files.filter(({ status }) => status === 'refused').map(({ file }) => file)
  const left = refused.length > 0 ? [both(`未导入：${refused.join('、')}`, `refused: ${refused.join(', ')}`)] : []
  return [`${count}: ${totalText(report)}`, ...left]
}
