import { classOf, classOfBuiltIn, type NumberClass } from './number-formats'
import { tags } from './xml'

/** Comes in: the styles part. Goes out: for each cell style, by its number, what it makes of a number. */
export function readStyles(bytes: Buffer): NumberClass[] {
  const formats = new Map<number, NumberClass>()
  const styles: NumberClass[] = []
  let inCells = false
  for (const tag of tags(bytes)) {
    if (tag.name === 'cellXfs') inCells = tag.kind === 'open'
    else if (tag.name === 'numFmt' && tag.kind !== 'close') {
      formats.set(Number(tag.attribute('numFmtId')), classOf(tag.attribute('formatCode') ?? ''))
    } else if (tag.name === 'xf' && tag.kind !== 'close' && inCells) {
      const id = Number(tag.attribute('numFmtId') ?? 0)
      styles.push(formats.get(id) ?? classOfBuiltIn(id))
    }
  }
  return styles
}
