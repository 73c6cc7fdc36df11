/** A rule's sides in words a clerk reads, and the cells of the row they speak of. */
import type { CellFacts } from '../../facts/cell'
import type { AnyRule, FarSide } from '../../facts/cross-rule'
import { inversesOf, type RosterFacts } from '../../facts/roster'
import { cellPath } from '../../query/plan/cell-path'

interface Side {
  words: string
  cells: string[]
}

/** What sheets call a cell. */
export const headerOf = ({ headers, zh }: CellFacts): string => headers[0] ?? zh

const named = (roster: RosterFacts, name: string): string => headerOf(roster.cell(name))

function sideIn(roster: RosterFacts, side: FarSide, all: RosterFacts[]): Side {
  const name = (cell: string): string => named(roster, cell)
  if (typeof side === 'number') return { words: '', cells: [] }
  if (typeof side === 'string') return { words: name(side), cells: [side] }
  if ('path' in side) return { words: far(roster, side.path), cells: [] }
  if ('list' in side) return { words: listed(roster, side, all), cells: [] }
  if ('items' in side) return { words: `“${name(side.items)}”列出的个数`, cells: [side.items] }
  if ('group' in side)
    return { words: `同一${side.group.map(name).join('、')}的${name(side.sum)}合计`, cells: [side.sum] }
  if ('before' in side) return { words: `上一期${name(side.before)}`, cells: [] }
  if ('replaced' in side) return { words: `上次导入的${name(side.replaced)}（确属更正的不必改）`, cells: [] }
  if ('ratio' in side) return { words: side.ratio.map(name).join('÷'), cells: side.ratio }
  if ('cell' in side) return { words: `${name(side.cell)}×${side.times}`, cells: [side.cell] }
  if ('sum' in side) return { words: side.sum.map(name).join('＋'), cells: side.sum }
  const [minus, plus] = [side.minus.map(name).join('－'), side.plus ? `＋${name(side.plus)}` : '']
  return { words: minus + plus, cells: [...side.minus, ...(side.plus ? [side.plus] : [])] }
}

/** 台账中行政村的个数, 资金分配中下达资金之和 */
function listed(roster: RosterFacts, side: Extract<FarSide, { list: string }>, all: RosterFacts[]): string {
  const other = inversesOf(roster, all).find(({ name }) => name === side.list)?.roster
  if (!other) throw new RangeError(`${roster.name} has no list “${side.list}”`)
  return 'sum' in side ? `${other.zh}中${named(other, side.sum)}之和` : `台账中${other.zh}的个数`
}

function far(roster: RosterFacts, path: string): string {
  const { roster: target, cell } = cellPath(roster, path)
  return `${target.zh}的${headerOf(cell)}`
}

const beside = {
  le: { number: '不大于', day: '不晚于' },
  ge: { number: '不小于', day: '不早于' },
  eq: { number: '等于', day: '等于' },
}
const turned = { le: 'ge', ge: 'le', eq: 'eq' } as const

interface Words {
  found: string
  wanted: string
  cells: string[]
  clears: boolean
}

/** What `check` says of a breach, and which rosters there are. */
interface Breached {
  left: string | null
  right: string | null
  all: RosterFacts[]
}

/** `{found: '支付资金 80001.00', wanted: '不大于 下达资金 80000.00'}`; what stands in the row itself comes first. */
export function breachWords(roster: RosterFacts, rule: AnyRule, { left, right, all }: Breached): Words {
  const when = rule.when ? [rule.when.cell] : []
  if (rule.must) return mustWords(roster, rule.must, right, when)
  const { operator } = rule
  if (rule.left === undefined || rule.right === undefined || !operator)
    throw new RangeError(`rule ${rule.id} lacks a side`)
  const first = { ...sideIn(roster, rule.left, all), value: left }
  const second = { ...sideIn(roster, rule.right, all), value: right }
  const turn = first.cells.length === 0 && second.cells.length > 0
  const [own, other] = turn ? [second, first] : [first, second]
  const spoken = beside[turn ? turned[operator] : operator]
  const how = /^\d{4}-\d\d-\d\d$/.test(left ?? '') ? spoken.day : spoken.number
  return {
    found: said(own),
    wanted: `${how} ${said(other)}`,
    cells: [...new Set([...own.cells, ...other.cells, ...when])],
    clears: false,
  }
}

const said = ({ words, value }: Side & { value: string | null }): string => [words, value].filter(Boolean).join(' ')

function mustWords(
  roster: RosterFacts,
  must: NonNullable<AnyRule['must']>,
  value: string | null,
  when: string[],
): Words {
  const cell = roster.cell(must.cell)
  const shown = (code: unknown): string => cell.options.find((each) => each.code === code)?.zh ?? String(code)
  const wanted = must.is === 'present' ? '应填写' : must.is === 'absent' ? '应为空' : must.is.map(shown).join('、')
  return {
    found: `${headerOf(cell)} ${value ?? '（空）'}`,
    wanted,
    cells: [...new Set([must.cell, ...when])],
    clears: must.is === 'absent',
  }
}
