import { mixedText, SLASH, tagEnd } from '../parts/bytes'

/**
 * Comes in: the `<f>` elements of a sheet. Goes out: their formulas, which matter only where no result was saved. A shared
 * formula is written out once; the cells that share it only give its number, and are told the formula as it was written.
 */
export class Formulas {
  /** The place after the element last read. */
  at = 0
  private readonly shared = new Map<string, string>()

  /** The formula whose element's name stands at `name`; undefined when the element says nothing. */
  read(bytes: Buffer, name: number, cut: number): string | undefined {
    const open = tagEnd(bytes, name, cut)
    const closed = bytes[open - 1] === SLASH
    const body = closed ? { text: '', at: open + 1 } : mixedText(bytes, open + 1, cut)
    this.at = closed ? open + 1 : tagEnd(bytes, body.at, cut) + 1
    const id = open - name > 1 ? /\bsi=["'](\d+)/.exec(bytes.toString('latin1', name, open))?.[1] : undefined
    if (id === undefined) return body.text === '' ? undefined : body.text
    if (body.text !== '') this.shared.set(id, body.text)
    return this.shared.get(id)
  }
}
