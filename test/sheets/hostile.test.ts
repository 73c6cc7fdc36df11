import { join, relative } from 'node:path'
import fc from 'fast-check'
import { Refusal } from '../../src/messages/refusal'
import { corpusFiles, filesIn, hasLargeCorpus, largeCorpus, type Part, readAll, xlsxParts, zip } from './read-tools'

/** A file may end in rows or in a fault that can be shown to its owner; in nothing else. */
async function endsWell(source: string | Buffer, name?: string): Promise<void> {
  try {
    const { sheets } = await readAll(source, { ...(name ? { name } : {}), limits: { milliseconds: 30_000 } })
    for (const sheet of sheets) for (const row of sheet.rows) expect(row.row).toBeGreaterThan(0)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.zh).toMatch(/[\u4e00-\u9fff].*。$/s)
  }
  expect(Object.keys(Object.prototype)).toEqual([])
}

describe('every file ends in rows or in a fault', () => {
  test.each(corpusFiles.map((path) => [relative(join(__dirname, '../corpus'), path), path]))('%s', (_, path) =>
    endsWell(path),
  )

  if (!hasLargeCorpus) test.skip('the large corpus is not here (ROSTERQL_CORPUS)', () => {})
  else test.each(filesIn(largeCorpus))('large corpus: %s', (name) => endsWell(join(largeCorpus, name)))
})

/** ROSTERQL_FUZZ=5000 for a long run. */
const numRuns = Number(process.env.ROSTERQL_FUZZ ?? 300)

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']
const sheet = `<cols><col min="2" max="3" hidden="1"/></cols><sheetData>${Array.from(
  { length: 30 },
  (_, i) =>
    `<row r="${i + 1}"${i % 7 ? '' : ' hidden="1"'}><c r="A${i + 1}" t="s"><v>${i % 5}</v></c><c r="B${i + 1}" s="1"><v>${43_000 + i}.5</v></c><c r="C${i + 1}" t="inlineStr"><is><t>村${i}</t></is></c><c r="D${i + 1}"><f>A1</f></c></row>`,
).join('')}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>`
const parts = (): Part[] => xlsxParts({ sheet, strings: names, formats: ['yyyy-mm-dd'] })

const part = fc.nat(parts().length - 1)
const inside = fc.double({ min: 0, max: 1, noNaN: true })
const change = (index: number, edit: (content: string) => string): Buffer =>
  zip(parts().map(([name, content], i) => [name, i === index ? edit(content.toString()) : content]))

describe('fuzz', () => {
  const check = (property: fc.IAsyncProperty<any>) => fc.assert(property, { numRuns: Math.ceil(numRuns / 5) })

  test('bytes of the file flipped', () =>
    check(
      fc.asyncProperty(fc.array(fc.tuple(inside, fc.nat(255)), { minLength: 1, maxLength: 5 }), async (flips) => {
        const bytes = zip(parts())
        for (const [at, value] of flips) bytes[Math.floor(at * (bytes.length - 1))] = value
        await endsWell(bytes)
      }),
    ))

  test('the XML of a part cut, and characters of it exchanged', () =>
    check(
      fc.asyncProperty(
        part,
        inside,
        inside,
        fc.constantFrom('', '<', '>', '"', '&', '/', '<!', '<c', '</row>', 'é', '\0'),
        async (index, a, b, put) => {
          const edit = (content: string) => {
            const [from, to] = [a, b].map((share) => Math.floor(share * content.length)).sort((x, y) => x - y)
            return a < 0.3
              ? content.slice(0, to)
              : content.slice(0, from) + put + content.slice(from! < to! - 40 ? from! + 20 : to)
          }
          await endsWell(change(index, edit))
        },
      ),
    ))

  test('sizes, checksums and flags lied about', () =>
    check(
      fc.asyncProperty(
        part,
        fc.record(
          { claimed: fc.nat(0xffffffff), crc: fc.nat(0xffffffff), flags: fc.nat(0xffff) },
          { requiredKeys: [] },
        ),
        async (index, lie) => {
          await endsWell(
            zip(parts().map(([name, content], i) => (i === index ? [name, content, lie] : [name, content]))),
          )
        },
      ),
    ))

  test('numbers, names and references exchanged for odd ones', () =>
    check(
      fc.asyncProperty(
        part,
        inside,
        fc.constantFrom('-1', '0', '1048577', '99999999999999999999', '1e400', 'A0', 'ZZZZ9', 'a1', '', ...names),
        async (index, share, odd) => {
          const edit = (content: string) => {
            const found = [...content.matchAll(/(?<=[">])[\w.]+(?=["<])/g)]
            const hit = found[Math.floor(share * (found.length - 1))]
            return hit ? content.slice(0, hit.index) + odd + content.slice(hit.index + hit[0].length) : content
          }
          await endsWell(change(index, edit))
        },
      ),
    ))

  test('elements nested deeply or repeated, and text of any kind', () =>
    check(
      fc.asyncProperty(
        part,
        inside,
        fc.constantFrom('<a>', '<is><r>', '<c>', '<row>', '<sheetData>', '<!--', '<![CDATA[', '<si>', '</c>'),
        fc.integer({ min: 1, max: 3_000 }),
        async (index, share, piece, times) => {
          const edit = (content: string) => {
            const at = content.indexOf('<', Math.floor(share * content.length))
            return at < 0 ? content : content.slice(0, at) + piece.repeat(times) + content.slice(at)
          }
          await endsWell(change(index, edit))
        },
      ),
    ))

  test('text of any kind under any name', () =>
    check(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
          fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
          fc
            .array(
              fc.constantFrom(
                '<table>',
                '<tr>',
                '<td>',
                '</td>',
                '</table>',
                'a,b\n',
                '"',
                '\t',
                '村',
                '&nbsp;',
                '<!--',
                '<',
              ),
              { maxLength: 40 },
            )
            .map((bits) => Buffer.from(bits.join(''))),
        ),
        fc.constantFrom('x.csv', 'x.xls', 'x.xlsx', 'x.txt', 'x.dbf', '', ...names),
        (bytes, name) => endsWell(bytes, name),
      ),
    ))
})
