/** Chinese order that every database agrees on: a text becomes a key whose plain byte order is its pinyin order. */
import { pinyinOrder } from './pinyin-order'

const FIRST = 0x4e00
const rank = new Uint16Array(pinyinOrder.length)
for (let i = 0; i < pinyinOrder.length; i++) rank[pinyinOrder.charCodeAt(i) - FIRST] = FIRST + i

/** `sortKey('石桥村')`: every Han character is replaced by the one at its pinyin rank, letters are lowered, widths unified. Longer than 60 characters are cut; order beyond that does not matter to a reader. */
export function sortKey(text: string): string {
  let key = ''
  const folded = isPlain(text) ? text : text.normalize('NFKC').toLowerCase()
  const length = Math.min(folded.length, 60)
  for (let i = 0; i < length; i++) {
    const code = folded.charCodeAt(i)
    key += code >= FIRST && code < FIRST + rank.length ? String.fromCharCode(rank[code - FIRST]) : folded[i]
  }
  return key
}

/** True when no character needs folding: Han, digits, small letters and a few marks. */
const isPlain = (text: string): boolean => /^[\u4e00-\u9fff0-9a-z\-_.]*$/.test(text)
