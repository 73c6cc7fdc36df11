import { messageRef } from '../../messages/words'
import type { Format } from '../sheet'
import { faults } from './faults'
import { inflateAll } from './inflate'
import type { Meter } from './meter'
import type { ByteSource } from './source'
import type { ZipEntry } from './zip'

/** Comes in: the parts of a zip file. Goes out: which kind of workbook they make up, or a fault that says what they are instead. */
export async function packageFormat(source: ByteSource, parts: Map<string, ZipEntry>, meter: Meter): Promise<Format> {
  const has = (name: RegExp) => [...parts.keys()].some((part) => name.test(part))
  if (parts.values().next().value!.flags & 1) throw faults.encrypted()
  if (parts.has('META-INF/manifest.xml') && (parts.has('content.xml') || parts.has('mimetype'))) {
    return openDocument(source, parts, meter)
  }
  if (has(/^(.*\/)?Index\/.*\.iwa$|^(.*\/)?Index\.zip$/)) return 'numbers'
  if (has(/^word\//i)) throw faults.notAWorkbook(messageRef('sheets.word-document', {}))
  if (has(/^ppt\//i)) throw faults.notAWorkbook(messageRef('sheets.presentation', {}))
  if (has(/(^|\/)workbook\.bin$/i)) return 'xlsb'
  if (has(/(^|\/)\[Content_Types\]\.xml$/i) || has(/(^|\/)workbook[^/]*\.xml$/i)) return 'xlsx'
  throw faults.notAWorkbook(messageRef('sheets.archive', {}))
}

async function openDocument(source: ByteSource, parts: Map<string, ZipEntry>, meter: Meter): Promise<Format> {
  const manifest = (await inflateAll(source, parts.get('META-INF/manifest.xml')!, meter)).toString('utf8')
  if (/<(\w+:)?encryption-data/.test(manifest)) throw faults.encrypted()
  const mimetype = parts.get('mimetype')
  const type = mimetype ? (await inflateAll(source, mimetype, meter)).toString('latin1') : manifest
  if (/opendocument\.(text|presentation|graphics|database)\b/.test(type) && !type.includes('spreadsheet')) {
    throw faults.notAWorkbook(messageRef('sheets.open-document', {}))
  }
  return 'ods'
}
