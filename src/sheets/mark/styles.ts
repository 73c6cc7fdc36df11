/** A workbook's styles come in; for a style and a severity the number of the same style with a coloured fill goes out. */

import { STYLES } from '../write/looks'
import { solidFill } from '../write/styles'
import { appendText, attr, children, type Edit, type Element, prefixOf, rootOf, setAttr, splice } from './xml'

export type Severity = 'error' | 'warning'

const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs', 'tableStyles']
const ORDER_AFTER = [...ORDER, 'colors', 'extLst']

export class MarkedStyles {
  private readonly prefix: string
  private readonly root: Element
  private readonly lists: Map<string, Element>
  private readonly cells: string[]
  private readonly fills: string[]
  private readonly newCells: string[] = []
  private readonly newFills: string[] = []
  private readonly firstFill: number
  private readonly firstCell: string
  private readonly known = new Map<string, number>()

  constructor(private readonly xml: string) {
    this.prefix = prefixOf(xml)
    this.root = rootOf(xml)
    this.lists = new Map(children(xml, this.root).map((list) => [list.name, list]))
    this.cells = this.items('cellXfs')
    this.fills = this.items('fills')
    // Excel keeps the first two fills for itself, whatever the file says; and cells without a style use the first one.
    for (const type of ['none', 'gray125'].slice(this.fills.length)) this.newFills.push(this.plainFill(type))
    const plain = `<${this.prefix}xf numFmtId="0"/>`
    if (this.cells.length === 0) this.newCells.push(plain)
    this.firstCell = this.cells[0] ?? plain
    this.firstFill = this.fills.length + this.newFills.length
    for (const severity of ['error', 'warning'] as const)
      this.newFills.push(solidFill(STYLES[severity].fill, this.prefix))
  }

  private items(list: string): string[] {
    const element = this.lists.get(list)
    return element ? children(this.xml, element).map(({ start, end }) => this.xml.slice(start, end)) : []
  }

  private plainFill(type: string): string {
    return `<${this.prefix}fill><${this.prefix}patternFill patternType="${type}"/></${this.prefix}fill>`
  }

  /** The number of style `base` with the fill of `severity`: everything else about it stays. */
  number(base: number, severity: Severity): number {
    const key = `${base} ${severity}`
    const known = this.known.get(key)
    if (known !== undefined) return known
    const original = this.cells[base] ?? this.firstCell
    const end = original.indexOf('>') + 1
    const fill = this.firstFill + (severity === 'error' ? 0 : 1)
    const tag = setAttr(setAttr(original.slice(0, end), 'fillId', fill), 'applyFill', 1)
    this.newCells.push(tag + original.slice(end))
    const number = this.cells.length + this.newCells.length - 1
    this.known.set(key, number)
    return number
  }

  /** The part with what was added. */
  result(): string {
    return splice(this.xml, [
      ...this.grow('fills', this.fills, this.newFills),
      ...this.grow('cellXfs', this.cells, this.newCells),
    ])
  }

  private grow(name: string, old: string[], added: string[]): Edit[] {
    const list = this.lists.get(name)
    const count = old.length + added.length
    if (list) return appendText(list, added.join(''), count)
    const whole = `<${this.prefix}${name} count="${count}">${added.join('')}</${this.prefix}${name}>`
    return [{ at: this.placeOf(name), remove: 0, insert: whole }]
  }

  private placeOf(name: string): number {
    const later = ORDER_AFTER.slice(ORDER_AFTER.indexOf(name) + 1)
    const next = [...this.lists.values()].find((list) => later.includes(list.name))
    return next?.start ?? this.root.innerEnd
  }
}

/** The style a tag names, 0 when it names none. */
export const styleIndexOf = (tag: string): number => Number(attr(tag, 's') ?? 0) || 0
