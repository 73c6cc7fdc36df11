/** Rows of text come in, lines with straight columns go out; a Chinese character is two letters wide. */

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += WIDE.test(char) || char > '\uffff' ? 2 : 1
  return width
}

const pad = (text: string, width: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)))
  return right ? space + text : text + space
}

/** Columns of numbers stand right. */
export function tableLines(head: string[], rows: (string | number)[][]): string[] {
  const right = head.map((_, i) => rows.length > 0 && rows.every((row) => typeof row[i] === 'number'))
  const texts = [head, ...rows.map((row) => row.map(String))]
  const widths = head.map((_, i) => Math.max(...texts.map((row) => displayWidth(row[i]))))
  return texts.map((row) =>
    row
      .map((text, i) => pad(text, widths[i], right[i]))
      .join('  ')
      .trimEnd(),
  )
}
