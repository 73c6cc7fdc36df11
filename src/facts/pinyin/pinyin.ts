/** Chinese order that every database agrees on: a text becomes a key whose plain byte order is its pinyin order. */
import { pinyinOrder } from './order'
import { readLike, severalReadings } from './readings'

const FIRST = 0x4e00
const rank = new Uint16Array(pinyinOrder.length)
for (let i = 0; i < pinyinOrder.length; i++) rank[pinyinOrder.charCodeAt(i) - FIRST] = FIRST + i
const several = new Uint8Array(rank.length)
for (const character of severalReadings) several[character.charCodeAt(0) - FIRST] = 1

/** Behind the rank of another character: those read like it, apart from the character itself. U+0001 is taken: it parts key and text where the least and greatest are sought. */
const LIKE = '\u0002'

/**
 * `sortKey('石桥村')`: every Han character is replaced by the one at its pinyin rank, letters are lowered, widths unified; one with
 * several readings goes where it is read: 重庆 to chóng. Longer than 60 characters are cut; order beyond that does not matter to a reader.
 */
export const sortKey = (text: string): string => keyOf(text, keyAsRead)

/** The same without a look at readings: what a character's rank alone says. Digests of rows hold it, whatever readings are added later. */
export const rankKey = (text: string): string => keyOf(text, keyByRank)

function keyOf(text: string, one: (text: string, at: number, place: number) => string): string {
  let key = ''
  const folded = isPlain(text) ? text : text.normalize('NFKC').toLowerCase()
  const length = Math.min(folded.length, 60)
  for (let i = 0; i < length; i++) {
    const place = folded.charCodeAt(i) - FIRST
    key += place >= 0 && place < rank.length ? one(folded, i, place) : folded[i]
  }
  return key
}

/** The character that stands for a place in the order; places outside it are asked about by nobody. */
const ranked = (place: number): string => String.fromCharCode(rank[place] ?? 0)

const keyByRank = (_text: string, _at: number, place: number): string => ranked(place)

function keyAsRead(text: string, at: number, place: number): string {
  if (!several[place]) return ranked(place)
  const like = readLike(text, at)
  const key = ranked(like.charCodeAt(0) - FIRST)
  return like === text[at] ? key : key + LIKE
}

/** True when no character needs folding: Han, digits, small letters and a few marks. */
const isPlain = (text: string): boolean => /^[\u4e00-\u9fff0-9a-z\-_.]*$/.test(text)
