/**
 * The columns of a table made ready to read: what each means, where its value goes and what checks it. Comes in: what the survey
 * says of the columns; goes out: readers that cost a function call a cell.
 */
import { type Check, checksOf } from '../../facts/as-checks'
import {
  type CellReader,
  type Missing,
  type ReadingContext,
  type Stored,
  type Trouble,
  trouble,
} from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import type { CellValue } from '../../sheets/sheet'
import { type Target, targetsOf } from '../match/targets'
import type { TableSurvey, UsedColumn } from '../model/table'
import { factorOf } from '../model/units'

/** Where each path of a link stands in a typed row's `parts`; two slots a path, because some kinds store two columns. */
export function partSlots(roster: RosterFacts): Map<string, number> {
  let slots = placed.get(roster)
  if (!slots) {
    const parts = targetsOf(roster).filter((target) => target.own.kind.name === 'link')
    slots = new Map(parts.map((target, i) => [target.path, i * 2]))
    placed.set(roster, slots)
  }
  return slots
}

const placed = new WeakMap<RosterFacts, Map<string, number>>()

export interface ReadColumn extends UsedColumn {
  target: Target
  read: CellReader
  /** Slot in `cells`, or in `parts` for a link's columns. */
  slot: number
  part: boolean
  checks: Check[]
  /** Readers for the units a column of units names, made as they are met. */
  byUnit?: (unit: CellValue) => CellReader
  /** The same value in every row. */
  value?: CellValue
}

const errorCell = trouble('cell.error', {})
const uncached = trouble('cell.uncached', {})

const narrow = trouble('cell.too-narrow', {})
const ERRORS = /^#(?:REF!|DIV\/0!|N\/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)$/

/** An error that a text file has kept as text. */
const errorText = (text: string): Trouble | undefined => {
  const bare = text.trim().normalize('NFKC')
  return ERRORS.test(bare) ? errorCell : /^#{3,}$/.test(bare) ? narrow : undefined
}

/** Reads one value into its slot. Nothing when all is well, why there is none, or what is wrong. */
export function readCell(
  column: ReadColumn,
  read: CellReader,
  value: CellValue,
  row: Stored[],
): Missing | Trouble | undefined {
  if (typeof value === 'object') {
    if ('error' in value) return errorCell
    if ('uncached' in value) return uncached
  } else if (typeof value === 'string' && (value[0] === '#' || value[0] === '＃')) {
    const wrong = errorText(value)
    if (wrong) return wrong
  }
  const found = read(value, row, column.slot)
  if (found !== undefined) {
    if (found !== 'BLANK' || !column.blankIsNo) return found
    row[column.slot] = 0
    return undefined
  }
  for (const check of column.checks) {
    const wrong = check(row[column.slot] ?? null)
    if (wrong === undefined) continue
    if (wrong.severity === 'error') row[column.slot] = null
    return wrong
  }
  return undefined
}

export function compile(uses: UsedColumn[], roster: RosterFacts, around: ReadingContext, perRow = false): ReadColumn[] {
  const targets = new Map(targetsOf(roster).map((target) => [target.path, target]))
  const parts = partSlots(roster)
  const checks = checksOf(roster)
  return uses.map((used) => {
    const target = targets.get(used.field)!
    const part = target.own.kind.name === 'link'
    const column: ReadColumn = {
      ...used,
      target,
      part,
      read: reader(target, used.factor, around),
      slot: part ? parts.get(used.field)! : roster.slots.get(used.field)!,
      checks: part ? [] : checks.get(used.field)!,
    }
    if (perRow && used.unit === null) column.byUnit = unitReaders(column, around)
    if (used.headingRow !== undefined) column.value = used.header
    return column
  })
}

const reader = ({ cell }: Target, factor: number, around: ReadingContext): CellReader =>
  cell.kind.reader(
    cell,
    Object.defineProperty({ factor }, 'year', { get: () => around.year, enumerable: true }) as ReadingContext,
  )

/** A reader for each unit; a unit that measures something else leaves the column's own. */
function unitReaders(column: ReadColumn, around: ReadingContext): (unit: CellValue) => CellReader {
  const known = new Map<CellValue, CellReader>()
  return (unit) => {
    let read = known.get(unit)
    if (!read) {
      const { factor, unit: named } = factorOf(column.target.cell, [typeof unit === 'string' ? unit : undefined])
      read = named === undefined ? column.read : reader(column.target, factor, around)
      known.set(unit, read)
    }
    return read
  }
}

/** Constants the user states, and the year of the title for a year column the sheet lacks. */
export function compileConstants(table: TableSurvey, roster: RosterFacts, around: ReadingContext): ReadColumn[] {
  const have = new Set([...table.columns, ...table.shared].map((column) => column.field))
  const values = new Map<string, CellValue>(Object.entries(table.constants))
  if (table.year !== null)
    for (const target of targetsOf(roster))
      if (
        target.cell.kind.sheet.titled &&
        target.cell.required &&
        !values.has(target.path) &&
        (target.own.required || target.path.includes('.'))
      )
        values.set(target.path, table.year)
  const used = [...values.keys()].filter(
    (path) => !have.has(path) && targetsOf(roster).some((target) => target.path === path),
  )
  const columns = used.map(
    (field): UsedColumn => ({ index: -1, column: '', header: '', field, unit: null, by: 'stated', factor: 1 }),
  )
  return compile(columns, roster, around).map((column) => ({ ...column, value: values.get(column.field) }))
}
