import { messageRef } from '../../messages/words'
import { nameEnds, SLASH, tagEnd } from '../parts/bytes'
import { faults } from '../parts/faults'
import { inflate } from '../parts/inflate'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import type { ByteSource } from '../parts/source'
import { decodeXml } from '../parts/xml'
import type { ZipEntry } from '../parts/zip'
import { RichText } from './rich'
import { Window } from './window'

/**
 * Comes in: the shared strings part. Goes out: its strings in order, read while it is being inflated. A string longer than
 * a cell may hold is kept one character too long, so that the cell that uses it can be named.
 */
export async function readStrings(source: ByteSource, entry: ZipEntry, meter: Meter): Promise<string[]> {
  const reader = new StringsReader(meter)
  for await (const chunk of inflate(source, entry, meter)) reader.push(chunk)
  reader.finish()
  return reader.strings
}

class StringsReader {
  readonly strings: string[] = []
  private readonly window = new Window()
  private prefix: Buffer | undefined
  private item = Buffer.from('<si')
  private rich = new RichText(Buffer.alloc(0))
  private kept = 0

  constructor(private readonly meter: Meter) {}

  push(chunk: Buffer): void {
    const { window } = this
    window.push(chunk)
    this.meter.weigh(window.end - window.start)
    if (!this.prefix && !this.begin()) return
    const cut = window.lastFresh(this.item)
    if (cut > window.start) this.scan(cut)
  }

  finish(): void {
    const { window, prefix } = this
    if (!prefix) throw new NotPlainXlsx('no string table')
    const rest = window.bytes.subarray(window.start, window.end)
    if (this.strings.length === 0 && !rest.includes(this.item)) return
    const end = rest.lastIndexOf(`</${prefix.toString('latin1')}sst`)
    if (end < 0) throw faults.corrupt(messageRef('sheets.strings-cut-off', {}))
    this.scan(window.start + end)
  }

  /** The root element must be in sight before anything else: it shows the prefix that all names carry. */
  private begin(): boolean {
    const { window } = this
    const head = window.bytes.subarray(window.start, Math.min(window.end, window.start + 4_096))
    const root = /<((?:[\w.-]+:)?)sst[\s>/]/.exec(head.toString('latin1'))
    if (!root) {
      if (head.length >= 4_096) throw new NotPlainXlsx('no string table')
      return false
    }
    decodeXml(head)
    const [, prefix = ''] = root
    this.prefix = Buffer.from(prefix, 'latin1')
    this.item = Buffer.from(`<${prefix}si`, 'latin1')
    this.rich = new RichText(this.prefix)
    return true
  }

  /** Reads the items that start before `cut`; all of them are whole. */
  private scan(cut: number): void {
    const { window, item, meter, strings, rich } = this
    const { bytes } = window
    let i = window.start
    for (;;) {
      i = bytes.indexOf(item, i)
      if (i < 0 || i >= cut) break
      const name = i + item.length
      i = name
      if (!nameEnds(bytes, name)) continue
      const open = tagEnd(bytes, name, cut)
      i = open + 1
      let text = ''
      if (bytes[open - 1] !== SLASH) {
        text = rich.read(bytes, i, cut)
        i = rich.at
      }
      strings.push(this.keep(text, meter.limits.cellText))
    }
    window.start = cut
  }

  private keep(text: string, most: number): string {
    const kept = text.length > most ? Buffer.from(text.slice(0, most + 1)).toString() : text
    this.kept += kept.length
    if (this.kept * 4 > this.meter.limits.memoryBytes) this.meter.count('memoryBytes', this.kept * 4)
    return kept
  }
}
