/** What is written is read back equal, by our own reader and by SheetJS, whatever stands in the cells. */
import fc from 'fast-check'
import * as XLSX from 'xlsx'
import { openWorkbook } from '../../../src/sheets/open'
import type { CellOut } from '../../../src/sheets/write/sheet-out'
import { safeSheetName, writeWorkbook } from '../../../src/sheets/write/workbook'

/** XML has no other control characters; a text that is longer Excel cuts. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(...'&<>"\'_x000D_=+-@ \t\n,;#中文'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 20,
  })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are the ones that XML cannot hold
  .map((each) => each.replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, ''))
const cell: fc.Arbitrary<CellOut> = fc.oneof(
  text,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  fc.boolean(),
  fc.constant(null),
)
const table = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 })

/** Cells by their place; empty ones are none. */
type Placed = Record<string, unknown>

const placed = (rows: CellOut[][]): Placed =>
  Object.fromEntries(
    rows.flatMap((row, r) =>
      row.flatMap((value, c) => (value === null || value === '' ? [] : [[XLSX.utils.encode_cell({ r, c }), value]])),
    ),
  )

async function ours(file: Buffer): Promise<Placed> {
  const found: Placed = {}
  const book = await openWorkbook(file, { name: '表.xlsx' })
  for await (const batch of book.sheets[0]!.rows())
    for (const { row, cells } of batch)
      for (const [c, value] of cells.entries())
        if (value !== undefined) found[XLSX.utils.encode_cell({ r: row - 1, c })] = value
  await book.close()
  return found
}

function theirs(file: Buffer): Placed {
  const book = XLSX.read(file)
  const sheet = book.Sheets[book.SheetNames[0]!]!
  return Object.fromEntries(Object.keys(sheet).flatMap((at) => (at[0] === '!' ? [] : [[at, sheet[at].v]])))
}

test('cells of any kind', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const file = await writeWorkbook([{ name: '表', rows }])
      expect(await ours(file)).toEqual(placed(rows))
      expect(theirs(file)).toEqual(placed(rows))
    }),
    { numRuns: 60 },
  )
})

test('any names become names that Excel takes, all different, and those that it takes stay', () => {
  const name = fc.string({ unit: fc.constantFrom(..."aA表[]:*?/\\'\n 1𠮷"), maxLength: 40 })
  fc.assert(
    fc.property(fc.array(fc.oneof(name, fc.constantFrom(' History ', 'history', "'a'")), { maxLength: 8 }), (names) => {
      const taken = new Set<string>()
      const given = names.map((each) => safeSheetName(each, taken))
      for (const each of given) {
        expect(each).not.toMatch(/[[\]:*?/\\\n]|^'|'$|^history$/i)
        expect(each.length).toBeGreaterThan(0)
        expect(each.length).toBeLessThanOrEqual(31)
        expect(Buffer.from(each).toString()).toBe(each)
      }
      for (const each of given) expect(safeSheetName(each, new Set())).toBe(each)
      expect(new Set(given.map((each) => each.toLowerCase())).size).toBe(given.length)
    }),
  )
})
