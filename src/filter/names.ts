/** "$on", "$year", "$name": names that stand for a day or a year until it is known which. Which of them a condition uses. */
import type { Filter } from './tree'
import { testsOf } from './walk'

export const NAMED = /^\$([A-Za-z]\w*)$/

/** A name that stands for the year; every other one stands for a day. */
export const YEAR = 'year'

export const namesIn = (filter: Filter): string[] =>
  testsOf(filter).flatMap((test) =>
    test.is === 'test' ? test.operands.flatMap((operand) => (operand.is === 'name' ? [operand.name] : [])) : [],
  )
