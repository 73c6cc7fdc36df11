/** Text comes in, text that may stand in a spreadsheet's XML goes out; and the few words every part begins with. */

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const LEGAL_CONTROL = /[\t\n\u007f-\u009f]/
const SUSPECT = /[&<>"\p{Cc}\p{Cs}\ufffe\uffff]|_(?=x[\da-f]{4}_)/giu

const hexed = (char: string) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`

/**
 * The text of a cell. What XML cannot hold is written the way Excel does it, `_x0001_`; a text that looks like such an
 * escape is escaped itself; a carriage return would be read as a line feed, so it is escaped too.
 * `cellText('a<\u0001')` is `a&lt;_x0001_`, `cellText('_x0041_')` is `_x005F_x0041_`.
 */
export function cellText(text: string): string {
  return text.replace(SUSPECT, (char) => MARKUP[char] ?? (LEGAL_CONTROL.test(char) ? char : hexed(char)))
}

/** An attribute's value; line breaks survive, what XML cannot hold is dropped, what looks like an escape is escaped. */
export function attribute(text: string): string {
  return text.replace(SUSPECT, (char) => {
    if (MARKUP[char] || char === '_') return MARKUP[char] ?? hexed(char)
    return /[\t\n\r]/.test(char) ? `&#${char.charCodeAt(0)};` : ''
  })
}

/** A `<t>` element; blanks at its ends and line breaks are kept. */
export function textElement(text: string, prefix = ''): string {
  const space = /^\s|\s$|\n|\s\s/.test(text) ? ' xml:space="preserve"' : ''
  return `<${prefix}t${space}>${cellText(text)}</${prefix}t>`
}

/** `attributes({a: 1, b: undefined})` is ` a="1"`. */
export function attributes(values: Record<string, string | number | boolean | undefined>): string {
  let out = ''
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== false) out += ` ${name}="${value === true ? 1 : attribute(String(value))}"`
  }
  return out
}
