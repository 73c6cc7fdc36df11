/** Pieces of SQL that carry their values along: pieces go into pieces, values never into the text. */
import type { Stored } from '../facts/kinds/kind'
import type { ColumnTest, Comparison } from '../store/readers-columns'
import type { Value } from '../store/store'

export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
  /** The stored column it is, when it is nothing else. */
  readonly column?: string
  /** The same condition for columns in memory; absent where only the database can tell. */
  readonly test?: ColumnTest
}

const none: readonly Value[] = []

/** Text of our own making; nothing a client wrote may come in here. */
export const raw = (text: string): Sql => ({ text, values: none })
export const value = (given: Value): Sql => ({ text: '?', values: [given] })
/** A number written out, where the database plans with it: SQLite plans a statement anew at every run when its LIMIT is a parameter. */
export const whole = (given: number): Sql => raw(String(Math.trunc(given)))
export const id = (name: string): Sql => raw(`"${name}"`)
export const column = (alias: string, name: string): Sql => ({ text: `${alias}."${name}"`, values: none, column: name })

export const TRUE: Sql = { ...raw('TRUE'), test: { all: true } }
export const FALSE: Sql = { ...raw('FALSE'), test: { all: false } }
export const NULL = raw('NULL')

/** sql`SELECT ${a} FROM ${b}`: only pieces may stand in the gaps. */
export function sql(strings: TemplateStringsArray, ...parts: Sql[]): Sql {
  let text = strings[0]
  let values = none
  for (let i = 0; i < parts.length; i++) {
    text += parts[i].text + strings[i + 1]
    if (parts[i].values.length > 0) values = values.length > 0 ? [...values, ...parts[i].values] : parts[i].values
  }
  return { text, values }
}

export function joined(parts: readonly Sql[], between: string): Sql {
  if (parts.length === 1) return parts[0]
  return { text: parts.map((part) => part.text).join(between), values: parts.flatMap((part) => part.values) }
}

export function and(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== TRUE)
  if (real.length === 0) return TRUE
  if (real.includes(FALSE)) return FALSE
  return real.length === 1
    ? real[0]
    : { ...sql`(${joined(real, ' AND ')})`, test: together(real, (tests) => ({ and: tests })) }
}

export function or(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== FALSE)
  if (real.length === 0) return FALSE
  if (real.includes(TRUE)) return TRUE
  return real.length === 1
    ? real[0]
    : { ...sql`(${joined(real, ' OR ')})`, test: together(real, (tests) => ({ or: tests })) }
}

/** The exact complement: a condition that is unknown because a cell is empty does not hold, so its `not` does. */
export function not(part: Sql): Sql {
  if (part === TRUE) return FALSE
  return part === FALSE ? TRUE : { ...sql`((${part}) IS NOT TRUE)`, test: part.test && { not: part.test } }
}

function together(parts: readonly Sql[], make: (tests: ColumnTest[]) => ColumnTest): ColumnTest | undefined {
  const tests = parts.flatMap((part) => part.test ?? [])
  return tests.length === parts.length ? make(tests) : undefined
}

/** `a < b`, of a column with a value or with another column of its row. */
export function compared(a: Sql, is: Comparison, b: Sql): Sql {
  const made = sql`${a} ${raw(is)} ${b}`
  if (!a.column) return made
  if (b.column) return { ...made, test: { column: a.column, is, beside: b.column } }
  return b.text === '?' ? { ...made, test: { column: a.column, is, value: b.values[0] as Stored } } : made
}
