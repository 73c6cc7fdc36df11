/** `search`: rows any of whose text cells contains the words, as a substring, A–Z without regard to case; right for two Chinese characters. */

import { refusal } from '../refusal'
import { partsOf } from './sql/parts'
import { or, type Sql, TRUE, value } from './sql/sql'
import type { Scope } from './statement'

export function searched(words: string | null, scope: Scope): Sql {
  if (!words) return TRUE
  if (words.includes('\0')) throw refusal('query.null-character', {}, ['search'])
  const { dialect } = scope.statement.setting
  const lowered = words.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
  // Where no letter has a case, the text can be looked at as it is.
  const fold = /[a-z]/.test(lowered) ? (x: Sql) => dialect.lower(x) : (x: Sql) => x
  const texts = scope.roster.cells.filter(({ kind }) => kind.words)
  return or(
    texts.map((cell) => dialect.contains(fold(scope.column(partsOf(scope.roster, cell).value)), value(lowered))),
  )
}
