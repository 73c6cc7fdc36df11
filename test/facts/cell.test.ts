import { pascal, snake } from '../../src/facts/cell'

test.each([
  ['allocatedOn', 'allocated_on'],
  ['name', 'name'],
  ['isKeyUnit', 'is_key_unit'],
])('the cell %s is stored in %s', (name, column) => expect(snake(name)).toBe(column))

test('a type begins with a capital letter, and a name without letters stays empty', () => {
  expect(pascal('unit')).toBe('Unit')
  expect(pascal('')).toBe('')
})
