/** Random arguments within the schema: filters, orders, group keys and conditions on groups. */

import { rosters } from '../../src/county/rosters'
import type { CellFacts } from '../../src/facts/cell'
import { point } from '../../src/facts/numbers'
import { inversesOf, type RosterFacts, targetOf } from '../../src/facts/roster'
import { storedOf } from './naive'
import { type Row, type Sample, someDay, texts } from './sample'

type Roll = (below: number) => number
type Given = Record<string, any>

export class Random {
  constructor(
    readonly roll: Roll,
    readonly sample: Sample,
  ) {}

  pick<T>(list: readonly T[]): T {
    return list[this.roll(list.length)]!
  }

  #row(roster: RosterFacts): Row {
    return this.pick(this.sample.get(roster.name)!)
  }

  /** A value as a client writes it, mostly one that occurs. */
  value(roster: RosterFacts, cell: CellFacts): any {
    const kind = cell.kind.name
    if (kind === 'day') return someDay(this.roll)
    const found = this.roll(4) ? storedOf(cell, this.#row(roster)) : null
    const stored =
      found ??
      {
        text: this.pick(texts),
        whole: this.roll(50),
        year: 2018,
        money: this.roll(1000),
        decimal: 5,
        percent: 5_000_000,
        flag: 1,
        choice: cell.options[0]?.code,
        link: 1,
      }[kind]
    if (kind === 'money') return point(stored!, 2)
    if (kind === 'decimal' || kind === 'percent') return point(stored!, 6, true)
    return kind === 'flag' ? stored === 1 : stored
  }

  where(roster: RosterFacts, depth: number): Given {
    const where: Given = {}
    for (let n = 1 + this.roll(2); n > 0; n--) Object.assign(where, this.#condition(roster, depth))
    return where
  }

  #condition(roster: RosterFacts, depth: number): Given {
    const choice = depth > 0 ? this.roll(10) : 5
    if (choice === 0) return { and: [this.where(roster, depth - 1), this.where(roster, depth - 1)] }
    if (choice === 1) return { or: [this.where(roster, depth - 1), this.where(roster, depth - 1)] }
    if (choice === 2) return { not: this.where(roster, depth - 1) }
    if (choice === 3) return this.#list(roster, depth)
    if (choice === 4 && this.roll(2))
      return this.pick([
        { id: { in: ['1', '5', '9'] } },
        { id: { ne: '3' } },
        { isActive: { eq: true } },
        { isListed: { ne: false } },
      ])
    const cell = this.pick(roster.cells)
    if (cell.kind.name === 'link') return { [cell.name]: this.#link(targetOf(cell), depth) }
    if (cell.qualified && this.roll(3) === 0) return { [`${cell.name}Qualifier`]: { eq: 'ABOUT' } }
    return { [cell.name]: this.condition(roster, cell) }
  }

  #link(target: RosterFacts, depth: number): Given {
    const choice = this.roll(5)
    if (choice === 0) return { isNull: this.roll(2) === 0 }
    if (choice === 1) return { id: { in: ['1', '2', '4'] } }
    if (choice === 2) return { not: { id: { eq: '2' } } }
    return depth > 0 ? this.where(target, depth - 1) : { id: { eq: '1' } }
  }

  #list(roster: RosterFacts, depth: number): Given {
    const lists = inversesOf(roster, rosters).filter((list) => (this.sample.get(list.roster.name)?.length ?? 0) > 0)
    if (lists.length === 0) return {}
    const list = this.pick(lists)
    const how = this.pick(['some', 'every', 'none', 'aggregate'])
    return {
      [list.name]: { [how]: how === 'aggregate' ? this.having(list.roster) : this.where(list.roster, depth - 1) },
    }
  }

  condition(roster: RosterFacts, cell: CellFacts): Given {
    const operator = this.pick(cell.kind.operators.filter((o) => o !== 'field' || this.#peers(roster, cell).length > 1))
    const value = () => this.value(roster, cell)
    if (operator === 'isNull') return { isNull: this.roll(2) === 0 }
    if (operator === 'field')
      return {
        field: {
          [this.pick(cell.kind.operators.includes('lt') ? ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] : ['eq', 'ne'])]:
            this.pick(this.#peers(roster, cell)).name,
        },
      }
    if (operator === 'in' || operator === 'notIn') return { [operator]: Array.from({ length: this.roll(8) }, value) }
    if (operator === 'between') return { between: [value(), value()] }
    if (['contains', 'startsWith', 'endsWith'].includes(operator)) return { [operator]: this.#piece(value()) }
    return { [operator]: value() }
  }

  #peers(roster: RosterFacts, cell: CellFacts): CellFacts[] {
    const codes = (c: CellFacts) => c.options.map((o) => o.code).join()
    return roster.cells.filter((c) => c.kind === cell.kind && codes(c) === codes(cell))
  }

  #piece(text: string): string {
    const points = [...text]
    const from = this.roll(points.length)
    return points.slice(from, from + 1 + this.roll(2)).join('')
  }

  having(roster: RosterFacts): Given {
    if (this.roll(4) === 0) return { count: { gte: this.roll(4) } }
    const cell = this.pick(roster.cells.filter((c) => c.kind.aggregates.length > 0))
    const word = this.pick(cell.kind.aggregates)
    const operator = this.pick(['gt', 'lte', 'eq', 'ne'])
    if (word === 'countDistinct') return { [cell.name]: { countDistinct: { [operator]: this.roll(5) } } }
    if (cell.kind.name === 'text')
      return { [cell.name]: { [word]: this.pick([{ eq: this.pick(texts) }, { contains: 'a' }, { startsWith: '石' }]) } }
    return { [cell.name]: { [word]: this.roll(8) ? { [operator]: this.value(roster, cell) } : { isNull: true } } }
  }

  order(roster: RosterFacts, depth: number): Given {
    const direction = this.pick(['ASC', 'DESC', 'ASC_NULLS_LAST', 'DESC_NULLS_LAST'])
    const lists = inversesOf(roster, rosters).filter((list) => (this.sample.get(list.roster.name)?.length ?? 0) > 0)
    if (this.roll(4) === 0 && lists.length > 0) {
      const list = this.pick(lists)
      return { [list.name]: { aggregate: this.measure(list.roster, direction) } }
    }
    if (this.roll(12) === 0) return { [this.pick(['id', 'isActive', 'isListed'])]: direction }
    const cell = this.pick(roster.cells.filter((c) => depth > 0 || c.kind.name !== 'link'))
    if (cell.kind.name !== 'link') return { [cell.name]: direction }
    const deeper = this.order(targetOf(cell), depth - 1)
    return { [cell.name]: deeper }
  }

  measure(roster: RosterFacts, direction: string): Given {
    if (this.roll(4) === 0) return { count: direction }
    const cell = this.pick(roster.cells.filter((c) => c.kind.aggregates.length > 0))
    return { [cell.name]: { [this.pick(cell.kind.aggregates)]: direction } }
  }

  /** How groups are ordered: by an aggregate, or by one of their keys. */
  groupOrder(roster: RosterFacts, by: Given[]): Given {
    const direction = this.pick(['ASC', 'DESC', 'ASC_NULLS_LAST', 'DESC_NULLS_LAST'])
    if (by.length === 0 || this.roll(2)) return { aggregate: this.measure(roster, direction) }
    const ordered = (part: any): any => {
      if (part === true || part.grain) return direction
      const [name, deeper] = Object.entries(part)[0]!
      return { [name]: ordered(deeper) }
    }
    return { key: ordered(this.pick(by)) }
  }

  /** A key of `by`, with the path of names to it. */
  key(roster: RosterFacts, depth: number): Given {
    if (this.roll(20) === 0) return { id: true }
    const cell = this.pick(roster.cells.filter((c) => depth > 0 || c.kind.name !== 'link'))
    if (cell.kind.name === 'link') return { [cell.name]: this.key(targetOf(cell), depth - 1) }
    return {
      [cell.name]:
        cell.kind.name === 'day' ? { grain: this.pick(['DAY', 'MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR']) } : true,
    }
  }
}
