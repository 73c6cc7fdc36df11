/** The words of each roster: every heading that can mean one of its cells. A roster comes in; heading → targets goes out. */
import type { RosterFacts } from '../../facts/roster'
import type { Heading } from '../model/heading'
import { type Target, targetsOf } from './targets'

const remembered = new WeakMap<RosterFacts, Map<string, Target[]>>()

export function vocabulary(roster: RosterFacts): Map<string, Target[]> {
  let words = remembered.get(roster)
  if (!words) {
    words = new Map()
    for (const target of targetsOf(roster)) for (const header of target.headers) add(words, header, target)
    remembered.set(roster, words)
  }
  return words
}

const named = new WeakMap<RosterFacts, Map<string, Target[]>>()

/** Field names as headings: what exports and programs write. Only asked once the roster is known, for `name` and `code` mean anything. */
export function fieldNames(roster: RosterFacts): Map<string, Target[]> {
  let words = named.get(roster)
  if (!words) {
    words = new Map()
    for (const target of targetsOf(roster)) add(words, fieldName(target.path), target)
    named.set(roster, words)
  }
  return words
}

/** `county_code`, `countyCode` and `county.code` are one name. */
export const fieldName = (text: string): string => text.toLowerCase().replace(/[\s._-]/g, '')

function add(words: Map<string, Target[]>, word: string, target: Target): void {
  const list = words.get(word)
  if (list) list.push(target)
  else words.set(word, [target])
}

interface HeaderSpelling {
  text: string
  /** The lowest heading without what stands above it. */
  leafOnly: boolean
}

const spelled = new WeakMap<Heading[], HeaderSpelling[]>()

/** The spellings of a header path, most telling first: whole path, parent and leaf in either order, then the leaf alone. */
export function spellings(path: Heading[]): HeaderSpelling[] {
  let list = spelled.get(path)
  if (!list) {
    list = spell(path)
    spelled.set(path, list)
  }
  return list
}

function spell(path: Heading[]): HeaderSpelling[] {
  const [leaf, parent] = path.toReversed()
  if (!leaf) return []
  const alone = [leaf.text, leaf.bare, ...(leaf.half === undefined ? [] : [leaf.half])]
  if (!parent) return unique(alone.map((text) => ({ text, leafOnly: false })))
  const whole = path.map((level) => level.half ?? level.bare)
  const joined = [
    whole.join('/'),
    whole.join(''),
    `${parent.bare}/${leaf.bare}`,
    parent.bare + leaf.bare,
    leaf.bare + parent.bare,
  ]
  return unique([
    ...joined.map((text) => ({ text, leafOnly: false })),
    ...alone.map((text) => ({ text, leafOnly: true })),
  ])
}

const unique = (list: HeaderSpelling[]): HeaderSpelling[] =>
  list.filter(({ text }, i) => list.findIndex((other) => other.text === text) === i)
