/** The fields of an input come in; go out what stands under each name, or that it is no input at all. And what parsing needs beside the input. */
import type { World } from '../facts/world'
import { type FilterFault, type InputPath, type Told, wrong } from './fault'
import type { KnownNames } from './operand'

export interface ParseOptions {
  world: World
  /** Told of everything that is wrong; what is wrong holds of every row. To stop at the first fault, it throws. */
  fault: Told
  /** "$on" and other names that may stand for days and years; without them, "$on" is a text like any other. */
  names?: KnownNames
  /** Values of one list, at most. */
  most?: number
  /** Levels of the input, at most. */
  deepest?: number
  /** An empty condition is wrong: in a definition it is a slip, while a program may well ask for every row. */
  strict?: boolean
}

export const isFault = (found: object): found is FilterFault => 'said' in found && 'at' in found

export function partsIn(given: unknown, at: InputPath): [name: string, part: unknown][] | FilterFault {
  if (given === null) return wrong(at, 'filter.null', {})
  if (typeof given !== 'object' || Array.isArray(given)) return wrong(at, 'filter.no-condition', {})
  return Object.entries(given).filter(([, part]) => part !== undefined)
}
