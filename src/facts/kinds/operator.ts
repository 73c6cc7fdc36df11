/** What can be asked of a value, and of many values together. */

export type Operator =
  | 'eq'
  | 'ne'
  | 'in'
  | 'notIn'
  | 'isNull'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'contains'
  | 'startsWith'
  | 'endsWith'
  | 'overlaps'
  | 'field'
export type Aggregate = 'sum' | 'avg' | 'min' | 'max' | 'countDistinct'
