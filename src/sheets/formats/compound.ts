import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import type { Meter } from '../parts/meter'
import { refuseAmplifiers } from './amplifiers'
import { sheetjs } from './library'

/**
 * Comes in: an OLE compound file (the container of .xls, .et, .doc and of anything encrypted). Goes out: nothing when a
 * workbook is inside, otherwise a fault that says what it is.
 */
export function checkCompound(bytes: Buffer, meter: Meter): void {
  const streams = rootStreams(bytes)
  const has = (...names: string[]) => names.some((name) => streams.has(name))
  if (has('encryptedpackage', 'encryptioninfo')) throw faults.encrypted()
  const workbook = streams.get('workbook') ?? streams.get('book')
  if (workbook) {
    meter.weigh(workbook.length)
    refuseAmplifiers('', workbook, 'xls', meter)
    return
  }
  if (has('worddocument')) throw faults.notAWorkbook(messageRef('sheets.old-word', {}))
  if (has('powerpoint document')) throw faults.notAWorkbook(messageRef('sheets.presentation', {}))
  throw faults.notAWorkbook(messageRef('sheets.other-office', {}))
}

/** The streams directly under the root, by their names in lower case: an embedded document does not count. */
function rootStreams(bytes: Buffer): Map<string, Buffer> {
  try {
    const file = sheetjs().CFB.parse(bytes, { type: 'buffer' })
    const streams = new Map<string, Buffer>()
    file.FullPaths.forEach((path: string, index: number) => {
      const [, name, deeper] = path.split('/')
      if (name && !deeper) streams.set(name.toLowerCase(), Buffer.from(file.FileIndex[index].content ?? []))
    })
    return streams
  } catch {
    throw faults.corrupt(messageRef('sheets.old-directory', {}))
  }
}
