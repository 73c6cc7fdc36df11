/** How wide a text stands on paper: a Chinese character is two letters wide. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u

export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += WIDE.test(char) || char > '\uffff' ? 2 : 1
  return width
}

/** How many points high a row must be for its texts to wrap into columns of these widths. */
export function wrappedHeight(texts: string[], widths: number[]): number {
  const lines = texts.map((text, i) => {
    const width = Math.max(1, (widths[i] ?? Number.POSITIVE_INFINITY) - 1)
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / width)), 0)
  })
  return 15 * Math.max(1, ...lines) + 3
}
