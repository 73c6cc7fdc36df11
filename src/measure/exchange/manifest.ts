/** Files come in; the same files go out, and after them a list of all: rows, length and SHA-256 of each, so that whoever receives them can tell that nothing is missing. */
import { BOM, CSV, type CsvCell, countedAndHashed, csvLine, type ExportFile } from './file'

const MANIFEST = '清单.csv'

export async function* withManifest(files: AsyncIterable<ExportFile>): AsyncGenerator<ExportFile> {
  const told: CsvCell[][] = []
  for await (const file of files) {
    const size = { bytes: 0, sha256: '' }
    yield { ...file, content: countedAndHashed(file.content, size) }
    told.push([file.name, file.counted?.rows, size.bytes, size.sha256])
  }
  yield { name: MANIFEST, mediaType: CSV, content: listed(told) }
}

async function* listed(told: CsvCell[][]): AsyncGenerator<string> {
  yield BOM + csvLine(['文件', '行数', '字节', 'SHA-256'])
  for (const row of told) yield csvLine(row)
}
