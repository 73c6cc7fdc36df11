/** Passes rows on and keeps count: as many as were promised have to come, or the file is broken off. */
export async function* exactly<T>(promised: number, pages: AsyncIterable<T[]>, what: string): AsyncGenerator<T[]> {
  let found = 0
  for await (const rows of pages) {
    found += rows.length
    yield rows
  }
  if (found !== promised) throw new Error(`${what}: ${promised} rows were counted, ${found} were read`)
}
