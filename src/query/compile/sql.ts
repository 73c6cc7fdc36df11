/** Pieces of SQL that carry their values along: pieces go into pieces, values never into the text. */
import type { Stored } from '../../facts/kinds/kind'
import type { ColumnTest, ComparisonOperator } from '../../store/columns/columns'
import type { Value } from '../../store/store'

export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
  /** The stored column it is, when it is nothing else. */
  readonly column?: string
  /** The same condition for columns in memory; absent where only the database can tell. */
  readonly test?: ColumnTest
}

const none: readonly Value[] = []

/** All pieces have the same four fields: thousands are made for one statement, and objects of one shape are made fast. */
export const piece = (text: string, values: readonly Value[], column?: string, test?: ColumnTest): Sql => ({
  text,
  values,
  column,
  test,
})

/** Text of our own making; nothing a client wrote may come in here. */
export const raw = (text: string): Sql => piece(text, none)
export const value = (given: Value): Sql => piece('?', [given])
/** A number written out, where the database plans with it: SQLite plans a statement anew at every run when its LIMIT is a parameter. */
export const integerLiteral = (given: number): Sql => raw(String(Math.trunc(given)))
export const identifier = (name: string): Sql => raw(`"${name}"`)
export const column = (alias: string, name: string): Sql => piece(`${alias}."${name}"`, none, name)
/** The same piece with the condition that says it for columns in memory. */
export const tested = (part: Sql, test: ColumnTest | undefined): Sql => piece(part.text, part.values, undefined, test)

export const TRUE: Sql = tested(raw('TRUE'), { all: true })
export const FALSE: Sql = tested(raw('FALSE'), { all: false })
export const NULL = raw('NULL')

/** sql`SELECT ${a} FROM ${b}`: only pieces may stand in the gaps. */
export function sql(strings: TemplateStringsArray, ...parts: Sql[]): Sql {
  let text = strings[0]
  let values = none
  for (let i = 0; i < parts.length; i++) {
    text += parts[i].text + strings[i + 1]
    if (parts[i].values.length > 0) values = values.length > 0 ? [...values, ...parts[i].values] : parts[i].values
  }
  return piece(text, values)
}

export function joined(parts: readonly Sql[], between: string): Sql {
  if (parts.length === 1) return parts[0]
  return piece(
    parts.map((part) => part.text).join(between),
    parts.flatMap((part) => part.values),
  )
}

export function and(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== TRUE)
  if (real.length === 0) return TRUE
  if (real.includes(FALSE)) return FALSE
  return real.length === 1
    ? real[0]
    : tested(
        sql`(${joined(real, ' AND ')})`,
        together(real, (tests) => ({ and: tests })),
      )
}

export function or(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== FALSE)
  if (real.length === 0) return FALSE
  if (real.includes(TRUE)) return TRUE
  return real.length === 1
    ? real[0]
    : tested(
        sql`(${joined(real, ' OR ')})`,
        together(real, (tests) => ({ or: tests })),
      )
}

/** The exact complement: a condition that is unknown because a cell is empty does not hold, so its `not` does. */
export function not(part: Sql): Sql {
  if (part === TRUE) return FALSE
  return part === FALSE ? TRUE : tested(sql`((${part}) IS NOT TRUE)`, part.test && { not: part.test })
}

function together(parts: readonly Sql[], make: (tests: ColumnTest[]) => ColumnTest): ColumnTest | undefined {
  const tests = parts.flatMap((part) => part.test ?? [])
  return tests.length === parts.length ? make(tests) : undefined
}

/** `a < b`, of a column with a value or with another column of its row. */
export function compared(a: Sql, is: ComparisonOperator, b: Sql): Sql {
  const made = sql`${a} ${raw(is)} ${b}`
  if (!a.column) return made
  if (b.column) return tested(made, { column: a.column, is, beside: b.column })
  return b.text === '?' ? tested(made, { column: a.column, is, value: b.values[0] as Stored }) : made
}
