import fc from 'fast-check'
import { decoder, guessCharset } from '../../src/sheets/formats/charset'
import { DelimitedText } from '../../src/sheets/formats/delimited'
import { defaultLimits } from '../../src/sheets/parts/limits'
import { Meter } from '../../src/sheets/parts/meter'
import { big5, cellsOf, corpus, faultOf, filesIn, gbk, hasLargeCorpus, largeCorpus, readAll } from './read-tools'

const csv = { name: '台账.csv' }
const roster =
  '乡镇,行政村,户主,证件号,人口\r\n城关镇,东街村,王伟,0012,4\r\n河西乡,石桥村,李芳,110101199003071234,3\r\n'
const rows = [
  ['乡镇', '行政村', '户主', '证件号', '人口'],
  ['城关镇', '东街村', '王伟', '0012', '4'],
  ['河西乡', '石桥村', '李芳', '110101199003071234', '3'],
]

describe('character sets', () => {
  const utf16be = Buffer.from(roster, 'utf16le').swap16()
  test.each([
    ['UTF-8', Buffer.from(roster)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${roster}`)],
    ['GBK', gbk(roster)],
    ['UTF-16 LE with BOM', Buffer.from(`\uFEFF${roster}`, 'utf16le')],
    ['UTF-16 LE without BOM', Buffer.from(roster, 'utf16le')],
    ['UTF-16 BE with BOM', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16be])],
    ['UTF-16 BE without BOM', utf16be],
  ])('%s', async (_, bytes) => {
    expect(await cellsOf(bytes, csv)).toEqual(rows)
  })

  test('Big5 is not taken for GBK, nor the other way round', async () => {
    const traditional = '縣市,鄉鎮,村里,人口\n臺南市,新營區,忠政里,1025\n臺南市,鹽水區,後宅里,988\n'
    expect((await cellsOf(big5(traditional), csv))[1]).toEqual(['臺南市', '新營區', '忠政里', '1025'])
    expect((await cellsOf(gbk(traditional), csv))[1]).toEqual(['臺南市', '新營區', '忠政里', '1025'])
  })

  test('a guess is told in the notes', async () => {
    expect((await readAll(gbk(roster), csv)).notes[0]!.zh).toContain('GBK')
    expect((await readAll(Buffer.from(roster), csv)).notes).toEqual([])
  })

  test('Western text is windows-1252, its quotes and euro signs included', async () => {
    const bytes = Buffer.concat([
      Buffer.from('nombre;precio\nEspa'),
      Buffer.from([0xf1]),
      Buffer.from('a;'),
      Buffer.from([0x80]),
      Buffer.from('5\n'),
    ])
    expect(await cellsOf(bytes, csv)).toEqual([
      ['nombre', 'precio'],
      ['España', '€5'],
    ])
  })

  test('a UTF-8 file with a character cut in half is still UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(roster.repeat(20)), Buffer.from([0xe4, 0xb8])])
    expect((await cellsOf(bytes, csv)).slice(0, 3)).toEqual(rows)
    const broken = Buffer.concat([Buffer.from(roster), Buffer.from([0xff]), Buffer.from(roster.repeat(20))])
    expect((await cellsOf(broken, csv)).slice(0, 3)).toEqual(rows)
    expect((await readAll(broken, csv)).notes[0]!.zh).toContain('损坏')
  })

  if (!hasLargeCorpus) test.skip('the large corpus is not here (ROSTERQL_CORPUS)', () => {})
  else {
    const utf8 = filesIn(largeCorpus).filter(
      (name) => /\.csv$/.test(name) && /[\u4e00-\u9fff]|adcode|ccvgd|twbudget|tw_pop/.test(name),
    )
    test.each(utf8)('every Chinese CSV is recognised after turning it into GBK: %s', async (name) => {
      const { readFileSync } = await import('node:fs')
      const text = readFileSync(`${largeCorpus}/${name}`, 'utf8')
        .replace(/^\uFEFF/, '')
        .slice(0, 60_000)
      const bytes = gbk(text)
      if (!/[\u4e00-\u9fff]{2}/.test(text)) return
      expect([name, guessCharset(bytes, bytes, false)]).toEqual([name, 'gb18030'])
    })
  }
})

describe('delimited text', () => {
  test('values keep all their characters: zeros, long numbers, spaces, formulas', async () => {
    const text = 'a,b,c,d\n0012,110101199003071234, 张 三 ,=1+1\n1.50,2020.5.1,12%,"=""0012"""\n'
    expect(await cellsOf(Buffer.from(text), csv)).toEqual([
      ['a', 'b', 'c', 'd'],
      ['0012', '110101199003071234', ' 张 三 ', '=1+1'],
      ['1.50', '2020.5.1', '12%', '0012'],
    ])
  })

  test.each([
    [';', 'csv'],
    ['\t', 'tsv'],
    [',', 'csv'],
  ])('the delimiter %j is found', async (delimiter, format) => {
    const text = rows.map((row) => row.join(delimiter)).join('\n')
    const read = await readAll(Buffer.from(text), csv)
    expect([read.format, read.sheets[0]!.rows.map((row) => row.cells)]).toEqual([format, rows])
  })

  test('a line saying sep=; is obeyed and is no row', async () => {
    const read = await readAll(Buffer.from('sep=;\na,1;b\nc;d,2\n'), csv)
    expect(read.sheets[0]!.rows).toEqual([
      { row: 2, cells: ['a,1', 'b'] },
      { row: 3, cells: ['c', 'd,2'] },
    ])
  })

  test('quotes, doubled quotes, line breaks inside quotes, blank lines keep their numbers', async () => {
    const read = await readAll(Buffer.from('"姓\n名","他说""好""",x"y\r\n\r\n"a"b,,\r\n'), csv)
    expect(read.sheets[0]!.rows).toEqual([
      { row: 1, cells: ['姓\n名', '他说"好"', 'x"y'] },
      { row: 3, cells: ['ab'] },
    ])
  })

  test('the sheet is called as the file; NUL characters are dropped', async () => {
    const read = await readAll(Buffer.from('a,b\n1,\x002\n'), csv)
    expect([read.sheets[0]!.name, read.sheets[0]!.rows[1]!.cells]).toEqual(['台账', ['1', '2']])
  })

  test('an unpaired quote that swallows the rest is an error that names the cell', async () => {
    const read = readAll(Buffer.from(`a,b\n1,"${'x,y\n'.repeat(20_000)}`), csv)
    await expect(read).rejects.toMatchObject({ code: 'TOO_LARGE', zh: expect.stringContaining('B2') })
  })

  test('any table comes back, however the text is cut into pieces', () => {
    const cell = fc
      .oneof(fc.constantFrom('', '"', ',', '\n', '\r\n', '0012'), fc.string({ maxLength: 6 }))
      .map((c) => c.replaceAll('\r', '\n'))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 60 }), (written, cuts) => {
        const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
        const text = written.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')
        const found: string[][] = []
        const reader = new DelimitedText(',', new Meter(defaultLimits), '表', (_, cells) => found.push(cells))
        for (let at = 0, i = 0; at < text.length; i++) {
          const next = at + cuts[i % cuts.length]!
          reader.push(text.slice(at, next))
          at = next
        }
        reader.end()
        expect(found).toEqual(written)
      }),
    )
  })

  test('a long file comes in batches', async () => {
    const text = `序号,户主\n${Array.from({ length: 30_000 }, (_, i) => `${i},张三`).join('\n')}`
    expect((await cellsOf(Buffer.from(text), csv)).length).toBe(30_001)
  })
})

describe('what is no table', () => {
  test.each([
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7_919 + (i >> 3)) & 0xff)),
      'x.csv',
      'NOT_A_WORKBOOK',
    ],
    ['text called .xlsx', Buffer.from(roster), 'x.xlsx', 'NOT_A_WORKBOOK'],
    ['prose called .xls', Buffer.from('今天天气很好。\n我们去开会，讨论脱贫。\n'), 'x.xls', 'NOT_A_WORKBOOK'],
    ['an empty file', Buffer.alloc(0), 'x.csv', 'UNREADABLE'],
    ['only white space', Buffer.from(' \n\n'), 'x.csv', 'UNREADABLE'],
  ])('%s', async (_, bytes, name, code) => {
    expect(await faultOf(bytes, { name })).toBe(code)
  })

  test('a table of text called .xls is read, with a note', async () => {
    const read = await readAll(gbk(roster.replaceAll(',', '\t')), { name: '导出.xls' })
    expect(read.format).toBe('tsv')
    expect(read.notes.map((note) => note.zh).join()).toContain('.xls')
  })

  test('junk from the corpus called .xlsx', async () => {
    expect(await faultOf(corpus('box+spout/file_corrupted.xlsx'))).toBe('NOT_A_WORKBOOK')
  })
})

test('a decoder can be fed a byte at a time', () => {
  const decode = decoder('gb18030')
  const text = [...gbk('脱贫攻坚')].map((byte) => decode(Buffer.from([byte]))).join('') + decode(undefined)
  expect(text).toBe('脱贫攻坚')
})
