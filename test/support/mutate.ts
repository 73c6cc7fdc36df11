/** Workbooks made worse, the same for the same seed: a sound file comes in, a damaged or hostile one goes out. */
import { inflateRawSync } from 'node:zlib'
import { type Part, zip } from '../sheets/read-tools'

/** Numbers from 0 to below 1, by the mulberry32 rule. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

type Dice = () => number
const pick = <T>(roll: Dice, list: readonly T[]): T => list[Math.floor(roll() * list.length)]!
const upTo = (roll: Dice, most: number): number => Math.floor(roll() * (most + 1))

/** The parts of a zip file that is sound. */
export function unzip(bytes: Buffer): Part[] {
  const parts: Part[] = []
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16)
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, note] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset))
    const local = bytes.readUInt32LE(at + 42)
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const content = bytes.subarray(from, from + packed)
    parts.push([bytes.toString('utf8', at + 46, at + 46 + name!), method === 0 ? content : inflateRawSync(content)])
    at += 46 + name! + extra! + note!
  }
  return parts
}

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '../../etc/passwd', '']
const ODD = ['-1', '0', '1048577', '99999999999999999999', '1e400', 'A0', 'ZZZZ9', '\0', '=1+1', '𠮷', ...NAMES]
const PIECES = [
  '<a>',
  '<is><r>',
  '<c>',
  '<row>',
  '<sheetData>',
  '<!--',
  '<![CDATA[',
  '<si>',
  '</c>',
  '<td>',
  '<table>',
  '"',
]

const edits: Record<string, (text: string, roll: Dice) => string> = {
  cut: (text, roll) => text.slice(0, upTo(roll, text.length)),
  hole: (text, roll) => {
    const at = upTo(roll, text.length)
    return text.slice(0, at) + text.slice(at + 1 + upTo(roll, 60))
  },
  'odd words': (text, roll) => {
    const found = [...text.matchAll(/(?<=[">,\t])[^<>",\t\n]+(?=["<,\t\n])/g)]
    if (found.length === 0) return pick(roll, ODD)
    const hit = pick(roll, found)
    return text.slice(0, hit.index) + pick(roll, ODD) + text.slice(hit.index + hit[0].length)
  },
  'deep nesting': (text, roll) => {
    const at = Math.max(0, text.indexOf('<', upTo(roll, text.length)))
    return text.slice(0, at) + pick(roll, PIECES).repeat(1 + upTo(roll, 5000)) + text.slice(at)
  },
  'said twice': (text, roll) => {
    const [a, b] = [upTo(roll, text.length), upTo(roll, text.length)].sort((x, y) => x - y)
    return text.slice(0, b) + text.slice(a)
  },
}

const bomb = (roll: Dice): string => {
  const row = `<row><c t="inlineStr"><is><t>${'村'.repeat(upTo(roll, 2000))}</t></is></c></row>`
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row.repeat(Math.ceil(12_000_000 / row.length))}</sheetData></worksheet>`
}

const packages: Record<string, (parts: Part[], roll: Dice) => Part[]> = {
  'sizes lied about': (parts, roll) =>
    oneOf(parts, roll, ([name, content]) => [
      name,
      content,
      { claimed: upTo(roll, 0xffffffff), ...(roll() < 0.5 ? { crc: upTo(roll, 0xffffffff) } : {}) },
    ]),
  'flags lied about': (parts, roll) =>
    oneOf(parts, roll, ([name, content]) => [name, content, { flags: upTo(roll, 0xffff) }]),
  'parts gone': (parts, roll) => parts.filter(() => roll() > 0.25),
  'parts named oddly': (parts, roll) => oneOf(parts, roll, ([, content]) => [pick(roll, NAMES), content]),
  'parts twice': (parts, roll) => [...parts, pick(roll, parts)],
  'parts exchanged': (parts, roll) => oneOf(parts, roll, ([name]) => [name, pick(roll, parts)[1]]),
  bomb: (parts, roll) =>
    roll() < 0.1 ? parts.map((part) => (/sheet1\.xml$/.test(part[0]) ? [part[0], bomb(roll)] : part)) : parts.slice(1),
}

function oneOf(parts: Part[], roll: Dice, change: (part: Part) => Part): Part[] {
  const at = upTo(roll, parts.length - 1)
  return parts.map((part, i) => (i === at ? change(part) : part))
}

function flipped(bytes: Buffer, roll: Dice): Buffer {
  const copy = Buffer.from(bytes)
  for (let n = 1 + upTo(roll, 8); n > 0 && copy.length > 0; n--) copy[upTo(roll, copy.length - 1)] = upTo(roll, 255)
  return copy
}

/** A sound file made worse in one way, now and then in two. */
export function mutated(bytes: Buffer, roll: Dice): { bytes: Buffer; how: string } {
  if (roll() < 0.2) return { bytes: flipped(bytes, roll), how: 'bytes flipped' }
  if (roll() < 0.06) return { bytes: bytes.subarray(0, upTo(roll, bytes.length)), how: 'file cut' }
  if (bytes.toString('latin1', 0, 2) !== 'PK') {
    if (bytes[0] === 0xd0) return { bytes: flipped(bytes, roll), how: 'bytes flipped' }
    const how = pick(roll, Object.keys(edits))
    return { bytes: Buffer.from(edits[how]!(bytes.toString('utf8'), roll)), how }
  }
  const parts = unzip(bytes)
  if (roll() < 0.35) {
    const how = pick(roll, Object.keys(packages))
    return { bytes: zip(packages[how]!(parts, roll)), how }
  }
  const how = pick(roll, Object.keys(edits))
  return { bytes: zip(oneOf(parts, roll, ([name, text]) => [name, edits[how]!(text.toString(), roll)])), how }
}
