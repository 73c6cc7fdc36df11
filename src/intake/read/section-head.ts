/** Follows the lines that head a group while a table is read: rows come in, and what the last such line said is remembered. */
import type { Row } from '../../sheets/sheet'
import { isFilled, width } from '../model/lines'
import type { TableSurvey } from '../model/table'
import { heads, sectionText, standsFor } from '../survey/sections'
import type { ReadColumn } from './cells'
import type { Typist } from './typist'

export class SectionHead {
  said: string | undefined
  readonly #target: ReadColumn | undefined
  /** The column of names such a line may stand in. */
  readonly #label: ReadColumn | undefined

  constructor(
    readonly at: TableSurvey['section'],
    { columns, section }: Typist,
  ) {
    this.#target = section[0]
    this.#label = columns.find((column) => column.index === at?.column)
  }

  /** A township's own line above its villages in their column, or a head that stands there alone. */
  hears(row: Row): boolean {
    const value = this.at && row.cells[this.at.column]
    if (typeof value !== 'string' || !this.#target) return false
    const { cell } = this.#target.target
    const alone = width(row) === 1 && heads(cell, sectionText(value))
    if (!alone && !(this.#label && standsFor(value, cell, this.#label.target.cell))) return false
    this.said = sectionText(value)
    return true
  }

  /** A line that carries no data: what it says, if it says what is wanted. */
  listen(row: Row): void {
    const text = this.#target && row.cells.find((value) => typeof value === 'string' && isFilled(value))
    if (typeof text === 'string' && heads(this.#target!.target.cell, sectionText(text))) this.said = sectionText(text)
  }
}
