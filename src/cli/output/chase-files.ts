/** Finished workbooks of a chase list come in, files in a folder and what is told about them go out. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ChaseBook } from '../../measure/chase/chase'
import { degrees } from '../../measure/chase/problem'
import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import { printJson, say } from './say'

/** Said before the work is done, not after it. */
export function makeFolder(folder: string): void {
  attempt(folder, () => mkdirSync(folder, { recursive: true }))
}

export function writeChase(books: ChaseBook[], folder: string, json: boolean | undefined): void {
  const old = written(books, folder)
  if (json) printJson(books.map(({ content: _content, file, ...rest }) => ({ file: join(folder, file), ...rest })))
  for (const book of books) say(line(book, folder))
  const total = books.reduce((sum, book) => sum + problems(book), 0)
  say(both(`共 ${books.length} 个工作簿，${total} 个问题`, `${books.length} workbooks, ${total} problems`))
  for (const file of old)
    say(
      both(`${join(folder, file)} 是以前写的，这次没有问题了，可以删去`, 'is from before and has no problems any more'),
    )
}

/** Lists of an earlier call that this one has not written again: their problems are gone. */
function written(books: ChaseBook[], folder: string): string[] {
  return attempt(folder, () => {
    for (const { file, content } of books) writeFileSync(join(folder, file), content)
    const now = new Set(books.map(({ file }) => file))
    return readdirSync(folder).filter(
      (file) => file.endsWith('催办清单.xlsx') && !file.startsWith('~') && !now.has(file),
    )
  })
}

function attempt<T>(folder: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const why = (error as Error).message
    throw new Refusal('cli.folder-not-written', { folder, why })
  }
}

const problems = ({ counts }: ChaseBook): number => Object.values(counts).reduce((sum, n) => sum + n, 0)

function line(book: ChaseBook, folder: string): string {
  const some = Object.entries(book.counts).filter(([, n]) => n > 0)
  const zh = some.map(([degree, n]) => `${degrees[degree as keyof typeof degrees].zh} ${n}`).join('，')
  const en = some.map(([degree, n]) => `${n} ${degrees[degree as keyof typeof degrees].en}`).join(', ')
  const apart = book.apart > 0 ? `；${both(`${book.apart} 个未能预填`, `${book.apart} not filled in`)}` : ''
  return `${join(folder, book.file)}: ${both(zh, en)}${apart}`
}
