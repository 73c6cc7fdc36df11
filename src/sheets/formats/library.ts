/** SheetJS, loaded when the first file needs it: it takes a tenth of a second, and most files never do. */
export const sheetjs = (): typeof import('xlsx') => require('xlsx')

/** SheetJS writes what it wonders about to the console; a log of ours never repeats what a file holds. */
export function quietly<T>(work: () => T): T {
  const { error, log, warn } = console
  Object.assign(console, { error: ignore, log: ignore, warn: ignore })
  try {
    return work()
  } finally {
    Object.assign(console, { error, log, warn })
  }
}

const ignore = (): void => {}
