import { messageRef } from '../../messages/words'
import { faults } from '../parts/faults'
import { inflateAll } from '../parts/inflate'
import type { Meter } from '../parts/meter'
import { NotPlainXlsx } from '../parts/not-plain-xlsx'
import { SHIFT_1904 } from '../parts/number-formats'
import type { ByteSource } from '../parts/source'
import { isTrue, tags } from '../parts/xml'
import type { ZipEntry } from '../parts/zip'
import type { Visibility } from '../sheet'

/** What the workbook part says: its sheets in order and the parts they lie in. */
export interface Book {
  sheets: BookSheet[]
  strings?: ZipEntry
  styles?: ZipEntry
  /** Days to add to every date: 1,462 in the 1904 system, otherwise 0. */
  shift: number
}

export interface BookSheet {
  name: string
  visibility: Visibility
  part: ZipEntry
}

interface Relation {
  id: string
  /** The last segment of the type, `worksheet`: transitional and strict OOXML differ only before it. */
  type: string
  target: string
}

/** Comes in: the parts of an .xlsx. Goes out: its sheets, found by following the relations from the root. */
export async function readBook(source: ByteSource, parts: Map<string, ZipEntry>, meter: Meter): Promise<Book> {
  const folded = new Map([...parts].map(([name, entry]) => [name.toLowerCase(), entry]))
  const part = (name: string) => folded.get(name.toLowerCase())
  const relations = async (name: string) => {
    const entry = part(name)
    return entry ? readRelations(await inflateAll(source, entry, meter)) : []
  }
  const root = (await relations('_rels/.rels')).find(({ type }) => type === 'officeDocument')
  const path = resolve('', root?.target ?? 'xl/workbook.xml')
  const workbook = part(path)
  if (!workbook) throw new NotPlainXlsx('no workbook part')
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const links = await relations(`${folder}_rels/${path.slice(folder.length)}.rels`)
  const byType = (type: string) => {
    const link = links.find((relation) => relation.type === type)
    return link && part(resolve(folder, link.target))
  }
  const byId = (id: string) => {
    const link = links.find((relation) => relation.id === id)
    return link && part(resolve(folder, link.target))
  }
  const found = readSheets(await inflateAll(source, workbook, meter), byId)
  meter.count('sheets', found.sheets.length)
  return { ...found, strings: byType('sharedStrings'), styles: byType('styles') }
}

function readRelations(bytes: Buffer): Relation[] {
  return [...tags(bytes)]
    .filter((tag) => tag.name === 'Relationship' && tag.attribute('TargetMode') !== 'External')
    .map((tag) => {
      const type = tag.attribute('Type') ?? ''
      return {
        id: tag.attribute('Id') ?? '',
        type: type.slice(type.lastIndexOf('/') + 1),
        target: tag.attribute('Target') ?? '',
      }
    })
}

function readSheets(bytes: Buffer, byId: (id: string) => ZipEntry | undefined): Pick<Book, 'sheets' | 'shift'> {
  const sheets: Book['sheets'] = []
  let shift = 0
  for (const tag of tags(bytes)) {
    if (tag.name === 'workbookPr' && isTrue(tag.attribute('date1904'))) shift = SHIFT_1904
    if (tag.name !== 'sheet' || tag.kind === 'close') continue
    const name = tag.attribute('name') ?? ''
    const part = byId(tag.attribute('id') ?? '')
    if (!part) throw faults.corrupt(messageRef('sheets.no-content', {}), name)
    sheets.push({ name, visibility: visibilities.get(tag.attribute('state') ?? '') ?? 'visible', part })
  }
  if (sheets.length === 0) throw faults.noSheets()
  return { sheets, shift }
}

const visibilities = new Map<string, Visibility>([
  ['hidden', 'hidden'],
  ['veryHidden', 'veryHidden'],
])

/** A target is absolute (`/xl/styles.xml`) or relative to the folder of the part that names it. */
function resolve(folder: string, target: string): string {
  const path = target.startsWith('/') ? target : folder + target
  const steps: string[] = []
  for (const step of path.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
