/** A line on a terminal's stderr that tells how far long work has come; in a pipe it stays quiet. */
import type { WriteStream } from 'node:tty'
import { both } from '../../messages/words'
import { displayWidth } from '../../sheets/write/display-width'

const BAR = 20
/** Redrawing more often than this costs more than it tells. */
const EVERY = 80

interface Progress {
  /** `part` is what is worked on; parts of one `whole` count as one step. */
  at(part: string, rows: number, whole?: string): void
  clear(): void
}

/** Shows a bar when the number of steps is known. */
export function progressLine(out: Pick<WriteStream, 'isTTY' | 'columns' | 'write'>, steps = 0): Progress {
  if (!out.isTTY) return { at() {}, clear() {} }
  const met = new Set<string>()
  let drawn = 0
  return {
    at(part, rows, whole = part) {
      met.add(whole)
      if (Date.now() - drawn < EVERY) return
      drawn = Date.now()
      const count = rows.toLocaleString('en')
      out.write(
        `\r\x1b[2K${fitted(`${bar(met.size, steps)}${part} · ${both(`${count} 行`, 'rows')}`, (out.columns || 80) - 1)}`,
      )
    },
    clear() {
      if (drawn > 0) out.write('\r\x1b[2K')
    },
  }
}

function bar(done: number, steps: number): string {
  if (steps === 0) return ''
  const full = Math.min(BAR, Math.round((BAR * done) / steps))
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${done}/${steps} `
}

function fitted(text: string, width: number): string {
  let kept = text
  while (displayWidth(kept) > width) kept = [...kept].slice(0, -1).join('')
  return kept
}
