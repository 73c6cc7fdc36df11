/** Pieces of SQL that carry their values along: pieces go into pieces, values never into the text. */
import { onlyOne } from '../../../facts/lists'
import type { Value } from '../../../store/store'

export interface Sql {
  readonly text: string
  readonly values: readonly Value[]
}

const none: readonly Value[] = []

export const piece = (text: string, values: readonly Value[]): Sql => ({ text, values })

/** Text of our own making; nothing a client wrote may come in here. */
export const raw = (text: string): Sql => piece(text, none)
export const value = (given: Value): Sql => piece('?', [given])
/** A number written out, where the database plans with it: SQLite plans a statement anew at every run when its LIMIT is a parameter. */
export const integerLiteral = (given: number): Sql => raw(String(Math.trunc(given)))
export const identifier = (name: string): Sql => raw(`"${name}"`)
export const column = (alias: string, name: string): Sql => piece(`${alias}."${name}"`, none)

export const TRUE = raw('TRUE')
export const FALSE = raw('FALSE')
export const NULL = raw('NULL')

/** sql`SELECT ${a} FROM ${b}`: only pieces may stand in the gaps. */
export function sql(strings: TemplateStringsArray, ...parts: Sql[]): Sql {
  let [text = ''] = strings
  let values = none
  for (const [i, part] of parts.entries()) {
    text += part.text + (strings[i + 1] ?? '')
    if (part.values.length > 0) values = values.length > 0 ? [...values, ...part.values] : part.values
  }
  return piece(text, values)
}

export function joined(parts: readonly Sql[], between: string): Sql {
  return (
    onlyOne(parts) ??
    piece(
      parts.map((part) => part.text).join(between),
      parts.flatMap((part) => part.values),
    )
  )
}

export function and(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== TRUE)
  if (real.length === 0) return TRUE
  if (real.includes(FALSE)) return FALSE
  return onlyOne(real) ?? sql`(${joined(real, ' AND ')})`
}

export function or(parts: readonly Sql[]): Sql {
  const real = parts.filter((part) => part !== FALSE)
  if (real.length === 0) return FALSE
  if (real.includes(TRUE)) return TRUE
  return onlyOne(real) ?? sql`(${joined(real, ' OR ')})`
}

/** The exact complement: a condition that is unknown because a cell is empty does not hold, so its `not` does. */
export function not(part: Sql): Sql {
  if (part === TRUE) return FALSE
  return part === FALSE ? TRUE : sql`((${part}) IS NOT TRUE)`
}
