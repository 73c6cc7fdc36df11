/** A condition comes in; goes out which rows of a table satisfy it. */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnData, ColumnStore, ColumnTest, ComparisonOperator, Table } from './columns'

/** Row numbers, in no particular order. */
export type Selection = Int32Array

type Leaf = Extract<ColumnTest, { column: string }>

export function select(columns: ColumnStore, name: string, test: ColumnTest, from?: Selection): Selection {
  const table = columns.table(name)
  const rows = from ?? table.all
  if ('all' in test) return test.all ? rows : new Int32Array(0)
  if ('and' in test) return all(columns, name, test.and, rows, from)
  if ('or' in test)
    return marked(
      table,
      rows,
      test.or.map((part) => select(columns, name, part, rows)),
      1,
    )
  if ('not' in test) return marked(table, rows, [select(columns, name, test.not, rows)], 0)
  if ('link' in test) return linked(columns, name, test, rows)
  if ('beside' in test)
    return besides(columns.column(name, test.column), test.is, columns.column(name, test.beside), rows)
  const column = columns.column(name, test.column)
  return column.codes ? byCode(column, test, from, rows) : byNumber(column.numbers!, test, rows)
}

/** Conditions on numbered values are looked up first, all those on one column at once, the rest on what is left. */
function all(
  columns: ColumnStore,
  name: string,
  parts: ColumnTest[],
  rows: Selection,
  from: Selection | undefined,
): Selection {
  const wanted = new Map<ColumnData, boolean[]>()
  const rest: ColumnTest[] = []
  for (const part of parts) {
    const column = 'column' in part && !('beside' in part) ? columns.column(name, part.column) : undefined
    if (!column?.codes) rest.push(part)
    else {
      const held = column.dictionary!.map(tester(part as Leaf))
      const before = wanted.get(column)
      wanted.set(column, before ? held.map((one, c) => one && before[c] === true) : held)
    }
  }
  let left = from
  for (const [column, marks] of [...wanted].sort((a, b) => share(a[1]) - share(b[1])))
    left = pick(column, marks, left, left ?? rows)
  for (const part of rest) left = select(columns, name, part, left)
  return left ?? rows
}

const share = (marks: boolean[]): number => marks.filter(Boolean).length / marks.length

/** Those of `rows` that are in one of the parts (`wanted` 1), or in none (0). */
function marked(table: Table, rows: Selection, parts: Selection[], wanted: 0 | 1): Selection {
  const marks = new Uint8Array(table.size)
  for (const part of parts) for (let k = 0; k < part.length; k++) marks[part[k] ?? 0] = 1
  const out = new Int32Array(rows.length)
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    if (marks[row] === wanted) out[n++] = row
  }
  return out.subarray(0, n)
}

function linked(
  columns: ColumnStore,
  name: string,
  { link, table, test }: Extract<ColumnTest, { link: string }>,
  rows: Selection,
): Selection {
  const target = columns.table(table)
  const ids = columns.column(table, 'id').numbers!
  const found = select(columns, table, test)
  const marks = new Uint8Array(target.rowOf.length)
  for (let k = 0; k < found.length; k++) marks[ids[found[k] ?? 0] ?? 0] = 1
  const column = columns.column(name, link)
  if (column.codes)
    return pick(
      column,
      column.dictionary!.map((id) => id !== null && marks[id as number] === 1),
      rows.length === columns.table(name).size ? undefined : rows,
      rows,
    )
  const numbers = column.numbers!
  const out = new Int32Array(rows.length)
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    if (marks[numbers[row] ?? 0] === 1) out[n++] = row
  }
  return out.subarray(0, n)
}

const holds: Record<ComparisonOperator, (a: any, b: any) => boolean> = {
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function tester(test: Leaf): (value: Stored) => boolean {
  if ('isNull' in test) return (value) => (value === null) === test.isNull
  if ('in' in test) {
    const wanted = new Set(test.in)
    return (value) => value !== null && wanted.has(value)
  }
  const wanted = 'value' in test ? test.value : null
  const held = holds[(test as { is: ComparisonOperator }).is]
  return (value) => value !== null && wanted !== null && held(value, wanted)
}

/** The test is made once for each different value. */
const byCode = (column: ColumnData, test: Leaf, from: Selection | undefined, rows: Selection): Selection =>
  pick(column, column.dictionary!.map(tester(test)), from, rows)

function pick(column: ColumnData, wanted: boolean[], from: Selection | undefined, rows: Selection): Selection {
  const codes = column.codes!
  if (!from) {
    const found = posted(column, wanted)
    if (found) return found
  }
  const marks = Uint8Array.from(wanted, Number)
  const out = new Int32Array(rows.length)
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    if (marks[codes[row] ?? 0] === 1) out[n++] = row
  }
  return out.subarray(0, n)
}

/** Few rows are taken from the lists of rows by value, which are made when first wanted. */
function posted(column: ColumnData, wanted: boolean[]): Selection | undefined {
  column.postings ??= postings(column)
  const { starts, order } = column.postings
  const lists = wanted.flatMap((one, code) => (one ? [order.subarray(starts[code], starts[code + 1])] : []))
  const size = lists.reduce((sum, list) => sum + list.length, 0)
  if (size > order.length / 4) return undefined
  const out = new Int32Array(size)
  let n = 0
  for (const list of lists) {
    out.set(list, n)
    n += list.length
  }
  return out
}

function postings({ codes, dictionary }: ColumnData): { starts: Int32Array; order: Int32Array } {
  const own = codes!
  const starts = new Int32Array(dictionary!.length + 1)
  const count = (list: Int32Array, at: number, by: number): void => {
    list[at] = (list[at] ?? 0) + by
  }
  for (let i = 0; i < own.length; i++) count(starts, (own[i] ?? 0) + 1, 1)
  for (let c = 1; c < starts.length; c++) count(starts, c, starts[c - 1] ?? 0)
  const next = starts.slice()
  const order = new Int32Array(own.length)
  for (let i = 0; i < own.length; i++) {
    const code = own[i] ?? 0
    order[next[code] ?? 0] = i
    count(next, code, 1)
  }
  return { starts, order }
}

function byNumber(numbers: Float64Array, test: Leaf, rows: Selection): Selection {
  const held = tester(test)
  const out = new Int32Array(rows.length)
  let n = 0
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k] ?? 0
    const value = numbers[row] ?? 0
    if (held(!Number.isNaN(value) ? value : null)) out[n++] = row
  }
  return out.subarray(0, n)
}

function besides(a: ColumnData, is: ComparisonOperator, b: ColumnData, rows: Selection): Selection {
  const held = holds[is]
  const value = (column: ColumnData, i: number): Stored => {
    if (!column.numbers) return column.dictionary![column.codes![i] ?? 0] ?? null
    const found = column.numbers[i] ?? 0
    return !Number.isNaN(found) ? found : null
  }
  return rows.filter((i) => {
    const [x, y] = [value(a, i), value(b, i)]
    return x !== null && y !== null && held(x, y)
  })
}
