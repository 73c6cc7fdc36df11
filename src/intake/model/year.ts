/** One year in the title, or in the sheet name, or in the file name; two different ones state nothing. */
import { onlyOne } from '../../facts/lists'

export function yearOf(sources: string[][]): number | null {
  for (const list of sources) {
    const years = [
      ...new Set(
        list.flatMap((text) =>
          [...text.normalize('NFKC').matchAll(/(?<!\d)((?:19|20)\d{2})(?=年|\b|[-_.])/g)].map((found) =>
            Number(found[1]),
          ),
        ),
      ),
    ]
    const year = onlyOne(years)
    if (year !== undefined) return year
  }
  return null
}
