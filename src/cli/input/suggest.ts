/** Slips are foreseen: a word that is not known comes in, the known words it was probably meant to be go out. */
import { itemAt } from '../../facts/lists'

/** Letters to insert, delete, replace or swap to make one word the other. */
export function distance(a: string, b: string): number {
  let older: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = itemAt(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const near = Math.min(itemAt(last, j) + 1, itemAt(row, j - 1) + 1, change)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row.push(swapped ? Math.min(near, itemAt(older, j - 2) + 1) : near)
    }
    older = last
    last = row
  }
  return itemAt(last, b.length)
}

/** At most three, the nearest first: `suggest('recieved', ['received', 'paid'])` is `['received']`. */
export function suggest(word: string, known: Iterable<string>): string[] {
  const asked = word.toLowerCase()
  const near = [...new Map([...known].reverse().map((one) => [one.toLowerCase(), one])).values()]
    .map((candidate) => ({
      candidate,
      far: distance(asked, candidate.toLowerCase()),
      within: contains(asked, candidate.toLowerCase()),
    }))
    .filter(
      ({ candidate, far, within }) =>
        within || far <= Math.max(1, Math.floor(Math.min(asked.length, candidate.length) * 0.4)),
    )
  return near
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ candidate }) => candidate)
}

const contains = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a))

/** 「您是不是想写 a、b？」, or nothing. */
export function didYouMean(word: string, known: Iterable<string>): { zh: string; en: string } {
  const found = suggest(word, known)
  if (found.length === 0) return { zh: '', en: '' }
  return { zh: `是不是想写 ${found.join('、')}？`, en: ` Did you mean ${found.join(' or ')}?` }
}
