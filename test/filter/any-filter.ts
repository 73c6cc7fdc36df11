/** Random conditions of every form there is: those of test/query, and what a program may write though nobody would. */
import { rosters } from '../../src/county/rosters'
import { inversesOf, type RosterFacts, targetOf } from '../../src/facts/roster'
import { Random } from '../query/random'

type Given = Record<string, any>

export class AnyFilter extends Random {
  override where(roster: RosterFacts, depth: number): Given {
    const found = depth > 0 ? this.#strange(roster, depth) : undefined
    return found ? (this.roll(2) ? found : { ...super.where(roster, depth), ...found }) : super.where(roster, depth)
  }

  #strange(roster: RosterFacts, depth: number): Given | undefined {
    const choice = this.roll(16)
    if (choice === 0) return { or: [] }
    if (choice === 1) return { not: { and: [] } }
    if (choice === 2) return { isActive: { [this.pick(['eq', 'ne'])]: this.roll(2) === 0 } }
    if (choice === 3) return { isListed: { isNull: this.roll(2) === 0 }, id: { notIn: [] } }
    if (choice === 4) return this.#qualifier(roster)
    if (choice === 5) return this.#list(roster, depth)
    if (choice === 6) return this.#link(roster, depth)
    return choice === 7 ? { or: [this.where(roster, depth - 1), { not: this.where(roster, depth - 1) }] } : undefined
  }

  #qualifier(roster: RosterFacts): Given | undefined {
    const qualified = roster.cells.filter((cell) => cell.qualified)
    if (qualified.length === 0) return undefined
    const test = this.pick([{ in: ['OVER', 'NEARLY'] }, { ne: 'EXACT' }, { isNull: true }, { notIn: ['ABOUT'] }])
    return { [`${this.pick(qualified).name}Qualifier`]: test }
  }

  #list(roster: RosterFacts, depth: number): Given | undefined {
    const lists = inversesOf(roster, rosters)
    if (lists.length === 0) return undefined
    const list = this.pick(lists)
    const inner = () => this.where(list.roster, depth - 1)
    const more = { aggregate: { ...this.having(list.roster), count: { notIn: [0, 3] } } }
    return { [list.name]: this.pick([{ some: inner(), none: inner() }, { every: inner(), some: {} }, more]) }
  }

  #link(roster: RosterFacts, depth: number): Given | undefined {
    const links = roster.cells.filter((cell) => cell.kind.name === 'link')
    if (links.length === 0) return undefined
    const cell = this.pick(links)
    const there = this.where(targetOf(cell), depth - 1)
    return {
      [cell.name]: this.pick([
        { or: [{ isNull: true }, there] },
        { ...there, isNull: false, not: { id: { eq: '2' } } },
      ]),
    }
  }
}

const slips = [null, [], {}, 3, 'x', true, { a: { b: 1 } }, [[1]], { eq: { x: 1 } }, '$on']

/** The same with one thing in it that is something else, or goes by another name. */
export function spoilt(given: any, roll: (below: number) => number): any {
  const names = typeof given === 'object' && given !== null ? Object.keys(given) : []
  if (names.length === 0 || roll(5) === 0) return slips[roll(slips.length)]
  const name = names[roll(names.length)]
  const copy = Array.isArray(given) ? [...given] : { ...given }
  if (!Array.isArray(given) && roll(4) === 0) {
    delete copy[name!]
    return { ...copy, [`${name}s`]: given[name!] }
  }
  copy[name!] = spoilt(given[name!], roll)
  return copy
}
