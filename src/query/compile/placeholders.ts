/** A statement that is put together once and has placeholders: what differs from request to request is put into them. */
import type { Value } from '../../store/store'
import { piece, type Sql } from './sql/sql'

/** The values of the filter, the rows passed over, the rows above. */
type Placeholder = 'held' | 'offset' | 'parents'

const placeholders: Record<Placeholder, symbol> = {
  held: Symbol('held'),
  offset: Symbol('offset'),
  parents: Symbol('parents'),
}
const names = new Map<unknown, Placeholder>(
  Object.entries(placeholders).map(([name, mark]) => [mark, name as Placeholder]),
)

/** A placeholder where the values of `part` stand. Nothing is read with it before it is filled, so it passes for a value. */
export const placeholderFor = (name: Placeholder, part: Sql): Sql =>
  part.values.length === 0 ? part : piece(part.text, [placeholders[name] as unknown as Value])

export function fillPlaceholders({ text, values }: Sql, given: Record<Placeholder, readonly Value[]>): Sql {
  const all: Value[] = []
  for (const each of values) {
    const placeholder = names.get(each)
    if (placeholder === undefined) all.push(each)
    else all.push(...given[placeholder])
  }
  return piece(text, all)
}
