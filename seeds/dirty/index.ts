import { areas } from './areas'
import { assessment } from './assessment'
import type { Book } from './book'
import { funds } from './funds'
import { investments } from './investments'
import { poverty } from './poverty'
import { publicity } from './publicity'
import { sites } from './sites'
import { supervision } from './supervision'
import { units } from './units'
import { workplan } from './workplan'

/** The dirty twins: the same county as a county office would hand it in. */
export const books: Book[] = [
  areas,
  units,
  poverty,
  funds,
  investments,
  sites,
  workplan,
  publicity,
  supervision,
  assessment,
]
