import { snake } from '../cell'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import type { RosterClass } from '../traits'
import { plainFormat } from './formats'
import type { Kind } from './kind'
import { registerKind } from './register'
import { equality } from './value-types'

const format = plainFormat({ width: 10, style: 'text' })

/**
 * A link is stored as the id of the row it leads to. What a sheet writes there is a name; the intake resolves it, so this kind
 * has nothing to read, and its columns in forms are those of the row's key.
 */
export const linkKind: Kind = registerKind({
  name: 'link',
  zh: '关联',
  en: 'link',
  columns: (cell) => [{ name: `${snake(cell.name)}_id`, type: 'integer', role: 'value' }],
  reader: () => () => undefined,
  show: ([value = null]) => (value === null ? null : String(value)),
  parse: (value) => [value === null || value === undefined ? null : Number(value)],
  display: ([value]) => String(value ?? ''),
  operators: equality,
  aggregates: ['countDistinct'],
  graphql: { value: 'link' },
  sheet: { fits: () => true, example: () => '', note: () => '', format: () => format },
  schema: () => ({ type: 'string' }),
})

export const link = (
  target: () => RosterClass,
  options: CellNotes & { inverse?: string; creates?: boolean; only?: boolean },
): CellDecorator<object, 'link() needs a property of the linked roster’s type'> =>
  cellDecorator(linkKind, { ...options, target })
