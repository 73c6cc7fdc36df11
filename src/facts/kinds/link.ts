import { snake } from '../cell'
import type { Kind } from './kind'

/** A link is stored as the id of the row it leads to. What a sheet writes there is a name; the intake resolves it, so this kind has nothing to read. */
export const linkKind: Kind = {
  name: 'link',
  zh: '关联',
  en: 'link',
  columns: (cell) => [{ name: `${snake(cell.name)}_id`, type: 'integer', role: 'value' }],
  reader: () => () => undefined,
  show: ([value]) => (value === null ? null : String(value)),
  parse: (value) => [value === null || value === undefined ? null : Number(value)],
  display: ([value]) => String(value ?? ''),
  scalar: 'link',
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull'],
  aggregates: ['countDistinct'],
}
