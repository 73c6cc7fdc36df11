/** Rows of text come in, lines with straight columns go out; a Chinese character is two letters wide. */
import { displayWidth } from '../../sheets/write/display-width'

const pad = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? space + text : text + space
}

/** Columns of numbers stand right. */
export function tableLines(head: string[], rows: (string | number)[][]): string[] {
  const right = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'))
  const texts = [head, ...rows.map((row) => row.map(String))]
  const widths = head.map((_, i) => Math.max(...texts.map((row) => displayWidth(row[i] ?? ''))))
  return texts.map((row) =>
    row
      .map((text, i) => pad(text, widths[i] ?? 0, right[i] ?? false))
      .join('  ')
      .trimEnd(),
  )
}
