/** What is said of a row that does not go in as it stands: why, and what to do. */
import type { CellFacts } from '../../facts/cell'
import type { Rule } from '../../facts/rule'
import type { Named } from '../../messages/shapes'
import { type Fault, fault } from '../model/table'

export const severalRows = (rows: string[]): Fault => {
  return fault('row.keys-apart', { rows })
}

export const notInStore = (): Fault => fault('row.not-in-store', {})

export const inStoreAlready = (): Fault => fault('row.in-store', {})

/** A required cell that no column, title or sheet name gives. */
export const noColumn = (cell: CellFacts): Fault =>
  fault('row.no-column', { cell: nameOf(cell), field: cell.name, link: cell.kind.name === 'link' })

/** A required cell that is blank; `above`: rows above it have one, so that the blank may mean the same. */
export const blankCell = (cell: CellFacts, above: boolean): Fault =>
  above
    ? fault('row.blank-below', { cell: nameOf(cell), heading: cell.headers[0] ?? cell.zh })
    : fault('row.blank', { cell: nameOf(cell) })

export const otherCode = (cell: CellFacts, stored: string): Fault =>
  fault('row.other-code', { cell: nameOf(cell), stored })

export const sameAsRow = (first: number): Fault => fault('row.same-row', { first })

export const sameKeyAsRow = (first: number, key: CellFacts[]): Fault => {
  return fault('row.same-key', { first, key: key.map(nameOf) })
}

export const contradiction = (other: string, says: string): Fault => fault('row.contradiction', { other, says })

export const brokenRule = ({ id, zh, en, severity }: Rule): Fault =>
  fault('row.rule', { id, what: { zh, en } }, { severity, rule: id })

/** By its heading in Chinese, by its name in English. */
const nameOf = ({ headers: [heading], zh, name }: CellFacts): Named => ({ zh: heading ?? zh, en: name })
