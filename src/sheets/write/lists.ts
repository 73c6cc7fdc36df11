/**
 * Drop-downs come in; the rules that Excel attaches to the cells go out. A short list stands in the rule itself; a long
 * one (Excel allows 255 characters) lies on a hidden sheet and is called by a name.
 */
import { attributes, cellText } from './xml'

export interface Dropdown {
  /** The cells, `C3:C2000` or several areas with a blank between. */
  range: string
  values: string[]
  /** Shown when a cell is chosen. */
  prompt?: string
}

/** Name of the hidden sheet; it never reaches the user's eyes, and an import may skip it by this name. */
export const LIST_SHEET = '_下拉选项'
const MAX_INLINE = 255
const MAX_PROMPT = 255

/** A comma would split a value, blanks at its ends are lost, and a leading `=` would make the rule a formula. */
const fitsInline = (values: string[]) =>
  values.join(',').length <= MAX_INLINE && values.every((value) => value !== '' && !/[,"\n\r]|^[\s=]|\s$/.test(value))

/** The lists of one workbook; equal lists are kept once. */
export class ListBook {
  private readonly long = new Map<string, string[]>()

  /** The rules of one sheet, or nothing. */
  rules(dropdowns: Dropdown[] = []): string {
    const used = dropdowns.filter(({ values }) => values.length > 0)
    if (used.length === 0) return ''
    return `<dataValidations count="${used.length}">${used.map((one) => this.rule(one)).join('')}</dataValidations>`
  }

  private rule({ range, values, prompt }: Dropdown): string {
    const list = fitsInline(values) ? `"${values.join(',')}"` : this.keep(values)
    const all = attributes({
      type: 'list',
      allowBlank: true,
      showInputMessage: true,
      showErrorMessage: true,
      errorTitle: '请选择',
      error: '请从下拉列表中选择一项。',
      prompt: prompt?.slice(0, MAX_PROMPT),
      sqref: range,
    })
    return `<dataValidation${all}><formula1>${cellText(list)}</formula1></dataValidation>`
  }

  private keep(values: string[]): string {
    const key = JSON.stringify(values)
    if (!this.long.has(key)) this.long.set(key, values)
    return `_list_${[...this.long.keys()].indexOf(key) + 1}`
  }

  get isEmpty(): boolean {
    return this.long.size === 0
  }

  /** The rows of the hidden sheet: one list per column. */
  rows(): (string | undefined)[][] {
    const lists = [...this.long.values()]
    const height = lists.reduce((most, list) => Math.max(most, list.length), 0)
    return Array.from({ length: height }, (_, row) => lists.map((list) => list[row]))
  }

  /** How many values each list has, in the order of the columns. */
  lengths = (): number[] => [...this.long.values()].map((list) => list.length)
}
