import { join, relative } from 'node:path'
import type { CellValue } from '../../src/sheets/sheet'
import { corpusFiles, filesIn, hasLargeCorpus, largeCorpus, readAll, type Whole } from './read-tools'

/** What both readers must agree on. The text of an unsaved formula is worded differently, and a time of day may differ in its last bit. */
const comparable = (sheets: Whole[]) =>
  sheets.map((sheet) => ({
    name: sheet.name,
    visibility: sheet.visibility,
    merges: sheet.merges,
    hiddenColumns: sheet.hiddenColumns,
    rows: sheet.rows.map(({ row, cells, hidden = false }) => ({ row, hidden, cells: cells.map(plain) })),
  }))

function plain(value: CellValue): unknown {
  if (typeof value !== 'object') return value
  if ('uncached' in value) return 'uncached'
  return 'date' in value ? { date: value.date.toFixed(9) } : value
}

const outcome = (path: string, reader: 'stream' | 'sheetjs') =>
  readAll(path, { reader }).then(
    ({ sheets }) => comparable(sheets),
    (error) => error.code ?? error,
  )

const isXlsx = (name: string) => /\.xls[xm]$/i.test(name)

describe('our reader and SheetJS deliver the same cells', () => {
  test.each(corpusFiles.filter(isXlsx).map((path) => [relative(join(__dirname, '../corpus'), path), path]))(
    '%s',
    async (_, path) => {
      expect(await outcome(path, 'stream')).toEqual(await outcome(path, 'sheetjs'))
    },
  )

  const large = hasLargeCorpus ? filesIn(largeCorpus).filter(isXlsx) : []
  if (large.length === 0) test.skip('the large corpus is not here (ROSTERQL_CORPUS)', () => {})
  else {
    test.each(large)('large corpus: %s', async (name) => {
      const path = join(largeCorpus, name)
      expect(await outcome(path, 'stream')).toEqual(await outcome(path, 'sheetjs'))
    })
  }
})

test('no file of the corpus has touched Object.prototype', () => {
  expect(Object.keys(Object.prototype)).toEqual([])
})
