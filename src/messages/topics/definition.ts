/** What is wrong with the definition of an indicator. */
import { message } from '../message'

export const definitionMessages = {
  'definition.faults': message(
    'BAD_DEFINITION',
    { path: 'text', first: 'named', count: 'number' },
    ({ path, first, count }) => `${path}: ${first}${count > 1 ? `（共 ${count} 处）` : ''}`,
    ({ path, first, count }) => `${path}: ${first}${count > 1 ? ` (${count} faults)` : ''}`,
  ),
}
