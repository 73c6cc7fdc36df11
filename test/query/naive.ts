/** The query language over plain arrays, written for clarity and nothing else: what the engine must agree with. */

import { rosters } from '../../src/county/rosters'
import type { CellFacts } from '../../src/facts/cell'
import { edtf } from '../../src/facts/days'
import type { Stored } from '../../src/facts/kinds/kind'
import { point } from '../../src/facts/numbers'
import { inversesOf, type RosterFacts, targetOf } from '../../src/facts/roster'
import type { Row, Sample } from './sample'

type Given = Record<string, any>

const columnsOf = (cell: CellFacts) => cell.kind.columns(cell)
const named = (cell: CellFacts, role: string): string | undefined => columnsOf(cell).find((c) => c.role === role)?.name
export const storedOf = (cell: CellFacts, row: Row): Stored => row[columnsOf(cell)[0]!.name]!
const endOf = (cell: CellFacts, row: Row): Stored => row[named(cell, 'end') ?? columnsOf(cell)[0]!.name]!
const cellOf = (roster: RosterFacts, name: string): CellFacts | undefined => roster.cells.find((c) => c.name === name)

export class Naive {
  constructor(readonly sample: Sample) {}

  rows(roster: RosterFacts): Row[] {
    return this.sample.get(roster.name) ?? []
  }
  linked(cell: CellFacts, row: Row | undefined): Row | undefined {
    const id = row && storedOf(cell, row)
    return id === null || id === undefined ? undefined : this.rows(targetOf(cell)).find((r) => r.id === id)
  }
  children(roster: RosterFacts, name: string, row: Row): { roster: RosterFacts; rows: Row[] } {
    const list = inversesOf(roster, rosters).find((l) => l.name === name)!
    return { roster: list.roster, rows: this.rows(list.roster).filter((r) => storedOf(list.cell, r) === row.id) }
  }

  matches(roster: RosterFacts, row: Row, where: Given): boolean {
    return Object.entries(where).every(([name, part]) => this.#one(roster, row, name, part))
  }

  #one(roster: RosterFacts, row: Row, name: string, part: any): boolean {
    if (name === 'and') return part.every((p: Given) => this.matches(roster, row, p))
    if (name === 'or') return part.some((p: Given) => this.matches(roster, row, p))
    if (name === 'not') return !this.matches(roster, row, part)
    if (name === 'id') return compare([row.id, row.id], part, (v) => [Number(v), Number(v)])
    if (name === 'isActive') return compare([row.is_active, row.is_active], part, (v) => [v ? 1 : 0, v ? 1 : 0])
    if (name === 'isListed') return compare([row.is_listed, row.is_listed], part, (v) => [v ? 1 : 0, v ? 1 : 0])
    const cell = cellOf(roster, name)
    if (cell?.kind.name === 'link') return this.#link(cell, row, part)
    if (cell) return compareCell(roster, cell, row, part)
    const qualified = roster.cells.find((c) => `${c.name}Qualifier` === name)
    if (qualified) {
      const found = row[named(qualified, 'qualifier')!]
      return compare([found, found], part, (v) => [v, v])
    }
    const list = this.children(roster, name, row)
    return Object.entries(part as Given).every(([how, inner]) => {
      const held = (r: Row) => this.matches(list.roster, r, inner)
      if (how === 'some') return list.rows.some(held)
      if (how === 'every') return list.rows.every(held)
      if (how === 'none') return !list.rows.some(held)
      return this.having(list.roster, list.rows, inner)
    })
  }

  #link(cell: CellFacts, row: Row, where: Given): boolean {
    const target = this.linked(cell, row)
    return Object.entries(where).every(([name, part]) => {
      if (name === 'isNull') return (target === undefined) === part
      if (name === 'and') return part.every((p: Given) => this.#link(cell, row, p))
      if (name === 'or') return part.some((p: Given) => this.#link(cell, row, p))
      if (name === 'not') return !this.#link(cell, row, part)
      if (name === 'id') return compare([storedOf(cell, row), storedOf(cell, row)], part, (v) => [Number(v), Number(v)])
      return target !== undefined && this.#one(targetOf(cell), target, name, part)
    })
  }

  having(roster: RosterFacts, rows: Row[], given: Given): boolean {
    return Object.entries(given).every(([name, part]) => {
      if (name === 'count') return compare([rows.length, rows.length], part, (v) => [v, v])
      const cell = cellOf(roster, name)!
      return Object.entries(part as Given).every(([word, wanted]) => {
        const found = measure(cell, rows, word)
        const first =
          cell.kind.name === 'text' && typeof found === 'string' && word !== 'countDistinct'
            ? found.slice(found.indexOf('\u0001') + 1)
            : found
        return compare([first, first], wanted, (v) => scaled(cell, word, v))
      })
    })
  }

  search(roster: RosterFacts, row: Row, words: string): boolean {
    const lower = (text: string) => text.replace(/[A-Z]/g, (c) => c.toLowerCase())
    return roster.cells.some(
      (cell) =>
        cell.kind.name === 'text' &&
        storedOf(cell, row) !== null &&
        lower(storedOf(cell, row) as string).includes(lower(words)),
    )
  }

  ordered(roster: RosterFacts, rows: Row[], orderBy: Given[]): Row[] {
    const terms = orderBy.map((given) => ({
      keys: new Map(rows.map((row) => [row, this.#keys(roster, row, given)])),
      direction: directionOf(given),
    }))
    return [...rows].sort((a, b) => {
      for (const { keys, direction } of terms) {
        const x = keys.get(a)!
        const y = keys.get(b)!
        for (let i = 0; i < x.length; i++) {
          const found = ranked(x[i], y[i], direction)
          if (found) return found
        }
      }
      return (a.id as number) - (b.id as number)
    })
  }

  #keys(roster: RosterFacts, row: Row | undefined, given: Given): unknown[] {
    const [name, part] = Object.entries(given)[0]!
    const plain = { id: 'id', isActive: 'is_active', isListed: 'is_listed' }[name]
    if (plain) return [row?.[plain] ?? null]
    const cell = cellOf(roster, name)
    if (cell?.kind.name === 'link') return this.#keys(targetOf(cell), this.linked(cell, row), part)
    if (cell) return row ? sortKeys(cell, row) : sortKeys(cell, {}).map(() => null)
    if (!row)
      return [part.aggregate.count ? 0 : Object.values(part.aggregate as Given).some((p) => p.countDistinct) ? 0 : null]
    const list = this.children(roster, name, row)
    const [of, how] = Object.entries(part.aggregate as Given)[0]!
    if (of === 'count') return [list.rows.length]
    return [measure(cellOf(list.roster, of)!, list.rows, Object.keys(how)[0]!)]
  }
}

const directionOf = (given: any): string => (typeof given === 'string' ? given : directionOf(Object.values(given)[0]))

export function sortKeys(cell: CellFacts, row: Row): unknown[] {
  const value = row[named(cell, 'sort') ?? columnsOf(cell)[0]!.name] ?? null
  if (cell.kind.name === 'choice' && value !== null) return [cell.options.findIndex(({ code }) => code === value)]
  return named(cell, 'end') ? [value, row[named(cell, 'end')!] ?? null] : [value]
}

export const byBytes = (a: unknown, b: unknown): number =>
  typeof a === 'string'
    ? Buffer.compare(Buffer.from(a), Buffer.from(b as string))
    : (a as any) < (b as any)
      ? -1
      : (a as any) > (b as any)
        ? 1
        : 0

export function ranked(a: unknown, b: unknown, direction: string): number {
  if (a === null && b === null) return 0
  if (a === null || b === null) {
    const last = direction !== 'ASC'
    return (a === null) === last ? 1 : -1
  }
  return direction.startsWith('DESC') ? -byBytes(a, b) : byBytes(a, b)
}

type Span = [any, any]

function compareCell(roster: RosterFacts, cell: CellFacts, row: Row, given: Given): boolean {
  const x: Span = [storedOf(cell, row), endOf(cell, row)]
  const parse = (v: unknown): Span => {
    const stored = cell.kind.parse(v, cell)
    return cell.kind.name === 'day' ? [stored[0], stored[1]] : [stored[0], stored[0]]
  }
  const { field = {}, ...rest } = given
  return (
    compare(x, rest, parse) &&
    Object.entries(field as Given).every(([name, other]) => {
      const peer = cellOf(roster, other)!
      return compare(x, { [name]: other }, () => [storedOf(peer, row), endOf(peer, row)])
    })
  )
}

export function compare(x: Span, given: Given, parse: (value: any) => Span): boolean {
  return Object.entries(given).every(([name, wanted]) => {
    if (name === 'isNull') return (x[0] === null) === wanted
    if (x[0] === null) return false
    const same = (v: any) => byBytes(x[0], parse(v)[0]) === 0 && byBytes(x[1], parse(v)[1]) === 0
    if (name === 'in') return wanted.some(same)
    if (name === 'notIn') return !wanted.some(same)
    if (name === 'between') return x[0] >= parse(wanted[0])[0] && x[1] <= parse(wanted[1])[1]
    const y = parse(wanted)
    if (y[0] === null) return false
    return {
      eq: () => same(wanted),
      ne: () => !same(wanted),
      lt: () => x[1] < y[0],
      lte: () => x[1] <= y[1],
      gt: () => x[0] > y[1],
      gte: () => x[0] >= y[0],
      overlaps: () => x[0] <= y[1] && x[1] >= y[0],
      contains: () => x[0].includes(y[0]),
      startsWith: () => x[0].startsWith(y[0]),
      endsWith: () => x[0].endsWith(y[0]),
    }[name]!()
  })
}

const isWhole = (cell: CellFacts) => cell.kind.name === 'whole'
const PLACES = 1_000_000n

/** The value of an aggregate in the unit it is compared in: sums and averages as big integers of the last place. */
export function measure(cell: CellFacts, rows: Row[], word: string): any {
  const present = rows.filter((row) => storedOf(cell, row) !== null)
  const values = present.map((row) => storedOf(cell, row))
  if (word === 'countDistinct') return new Set(present.map((row) => `${storedOf(cell, row)}/${endOf(cell, row)}`)).size
  if (present.length === 0) return null
  if (word === 'sum' || word === 'avg') {
    const sum = values.reduce((total, v) => total + BigInt(v as number), 0n)
    if (word === 'sum') return sum
    const n = BigInt(values.length)
    return (2n * sum * (isWhole(cell) ? PLACES : 1n) + n) / (2n * n)
  }
  const keyed =
    cell.kind.name === 'text'
      ? present.map((row) =>
          named(cell, 'sort') ? `${row[named(cell, 'sort')!]}\u0001${storedOf(cell, row)}` : storedOf(cell, row),
        )
      : word === 'max'
        ? present.map((row) => endOf(cell, row))
        : values
  return keyed.reduce((best, v) => ((word === 'min' ? byBytes(v, best) < 0 : byBytes(v, best) > 0) ? v : best))
}

/** A client's value beside such an aggregate. */
function scaled(cell: CellFacts, word: string, given: unknown): Span {
  if (word === 'countDistinct') return [given, given]
  if (word === 'min' || word === 'max') {
    if (cell.kind.name === 'text') return [given, given]
    const stored = cell.kind.parse(given, cell)
    return cell.kind.name === 'day' ? [stored[0], stored[1]] : [stored[0], stored[0]]
  }
  const places = cell.kind.name === 'money' ? 2 : isWhole(cell) && word === 'sum' ? 0 : 6
  const [whole, fraction = ''] = String(given).split('.')
  const digits = BigInt(whole + fraction.padEnd(places, '0'))
  return [digits, digits]
}

/** How the response shows an aggregate. */
export function shown(cell: CellFacts, found: any, word: string): unknown {
  if (found === null || word === 'countDistinct') return found
  const kind = cell.kind.name
  if (kind === 'text') return found.slice(found.indexOf('\u0001') + 1)
  if (kind === 'day') return edtf([found, found])
  if (kind === 'money') return point(found, 2)
  if (kind === 'year' || (kind === 'whole' && word !== 'avg')) return Number(found)
  return point(found, 6, true)
}
