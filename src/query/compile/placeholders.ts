/** A statement that is put together once and has gaps: what differs from request to request is put into them. */
import type { Value } from '../../store/store'
import { piece, type Sql } from './sql'

/** The values of the filter, the rows passed over, the rows above. */
export type Gap = 'held' | 'offset' | 'parents'

const gaps: Record<Gap, symbol> = { held: Symbol('held'), offset: Symbol('offset'), parents: Symbol('parents') }
const names = new Map<unknown, Gap>(Object.entries(gaps).map(([name, mark]) => [mark, name as Gap]))

/** A gap where the values of `part` stand. Nothing is read with it before it is filled, so it passes for a value. */
export const gapFor = (name: Gap, part: Sql): Sql =>
  part.values.length === 0 ? part : piece(part.text, [gaps[name] as unknown as Value])

export function filled({ text, values }: Sql, given: Record<Gap, readonly Value[]>): Sql {
  const all: Value[] = []
  for (const each of values) {
    const gap = names.get(each)
    if (gap === undefined) all.push(each)
    else all.push(...given[gap])
  }
  return piece(text, all)
}
