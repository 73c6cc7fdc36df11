/** An office's own Word document as a template: its figures are those of a text template, its looks stay its own, and nothing in it is run. */
import '../../../src/county/indicators'
import { Document, Footer, Header, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { importFiles } from '../../../src/intake/intake'
import { briefing } from '../../../src/measure/briefing/briefing'
import { fillWord } from '../../../src/measure/briefing/word/fill'
import { refusedOf } from '../../../src/messages/refusal'
import { unescapeXml } from '../../../src/sheets/mark/xml'
import { Package } from '../../../src/sheets/mark/zip'
import { zip } from '../../../src/sheets/write/zip'
import type { Store } from '../../../src/store/store'
import { countyStore } from '../../support/county'
import { dialects, freshStore } from '../../support/databases'
import { book, clean, edited } from '../../support/workbooks'

const on = '2020-06-15'
const SOURCES = '附件：数据来源'

/** Lines, or rows of tables. */
type Line = string | string[][]

const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun({ text, bold: true })] })
const office = (...lines: Line[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [{ children: lines.map((line) => (typeof line === 'string' ? paragraph(line) : table(line))) }],
    }),
  )
const table = (rows: string[][]): Table =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [paragraph(text)] })) }),
    ),
  })

const xmlOf = async (docx: Buffer, path = 'word/document.xml'): Promise<string> => (await new Package(docx).read(path))!
const linesOf = (xml: string): string[] =>
  xml
    .split('</w:p>')
    .map((part) => [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => unescapeXml(text!)).join(''))
const shownOf = (lines: string[]): string[] => lines.slice(0, lines.indexOf(SOURCES)).filter((line) => line !== '')

describe.each(dialects)('a Word template on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore(dialect)
  })
  afterAll(() => store.close())

  const lines = async (...template: Line[]): Promise<string[]> => {
    const { docx } = await fillWord(store, await office(...template), { on })
    const all = linesOf(await xmlOf(docx))
    return all.includes(SOURCES) ? shownOf(all) : all.filter((line) => line !== '')
  }

  it.each([
    '{{I-24}} 元，即 {{I-24 | 万元}} 万元',
    '{{I-26.numerator}}/{{I-26.denominator}} = {{I-26}}%',
    '{{units(where: {isKeyUnit: {eq: true}}) { totalCount }}}个',
    '{{fundAllocations { aggregate { allocated { sum } } } | 万元}}',
    '{{townships(orderBy: {code: ASC}, first: 2) { nodes { name } } | 连以 和}}',
    '{{#if I-22 > 1}}多{{else}}少{{/if}}{{#if I-30}}缺{{/if}}',
    '{{$on | 日期}}、{{$siteDeadline | 期限}}、{{$year}}',
    '{{agreements { aggregate { pupils { sum } } }}}人',
    '{{#if counties { nodes { programmeLevel } } = "省级"}}全省{{else}}其他{{/if}}',
    '{{#if $on > $siteDeadline}}已过{{else}}未到{{/if}}',
    '{{I-24 by source.line}}',
    '{{#each I-24 by source.line | 连以 ；}}{{$each}}{{I-24 by source.line of $each | 万元}}万{{/each}}。',
    '{{#each townships(orderBy: {code: ASC}) { nodes { name } }}}{{$each}}{{villages(where: {township: {name: {eq: "$each"}}}) { totalCount }}}村{{/each}}',
    '见{{chart site-progress}}',
  ])('says as a text does: %s', async (template) => {
    const { markdown } = await briefing(store, { on, template: `|${template}|` })
    const text = /^\|([\s\S]*?)\|(?:\[|$)/m.exec(markdown.replace(/\[\^\d+\](?!:)/g, ''))![1]
    expect(await lines(template)).toEqual([template.includes('chart') ? expect.stringMatching(/^见图 1　/) : text])
  })

  it('repeats the rows of a table, with several cells of each', async () => {
    const [head, ...rows] = await lines([
      ['乡镇', '代码', '村数'],
      ['{{FOR 乡镇 IN townships(orderBy: {code: ASC}) { nodes { name code } }}}', '', ''],
      ['{{$乡镇.name}}', '{{= $乡镇.code}}', '{{INS villages(where: {township: {name: {eq: $乡镇}}}) { totalCount }}}'],
      ['{{END-FOR 乡镇}}', '', ''],
    ]).then((all) => Array.from({ length: all.length / 3 }, (_, i) => all.slice(3 * i, 3 * i + 3)))
    const townships = await store.read('SELECT code, name FROM township WHERE is_active = 1 ORDER BY code')
    expect(head).toEqual(['乡镇', '代码', '村数'])
    expect(rows.map(([name, code]) => [code, name])).toEqual(townships)
    expect(rows.length).toBeGreaterThan(5)
    expect(rows[0]![2]).toBe('18')
  })

  it('repeats paragraphs within paragraphs, and leaves out what does not hold', async () => {
    const found = await lines(
      '{{FOR t IN townships(orderBy: {code: ASC}, first: 2) { nodes { name } }}}',
      '{{$t}}：',
      '{{FOR v IN villages(where: {township: {name: {eq: "$t"}}}, orderBy: {code: ASC}, first: 2) { nodes { name } }}}',
      '{{IF $t = "城关镇"}}',
      '{{$t}}{{$v}}',
      '{{END-IF}}',
      '{{END-FOR v}}',
      '{{END-FOR t}}',
    )
    expect([found.length, found[0]]).toEqual([4, '城关镇：'])
    expect(found.slice(1, 3).every((line) => /^城关镇./.test(line))).toBe(true)
  })
})

describe('a Word template', () => {
  let store: Store
  beforeAll(async () => {
    store = await countyStore('sqlite')
  })
  afterAll(() => store.close())

  const fill = async (...template: Line[]) => fillWord(store, await office(...template), { on })

  it('keeps the sources of its figures on a page at the end, and no mark in the text', async () => {
    const { docx, footnotes } = await fill('专项 {{I-24 | 万元}} 万元，再说 {{I-24 | 万元 | 不注}}')
    expect(footnotes.map(({ n, text, binding }) => [n, text, binding])).toEqual([[1, '45', 'I-24']])
    const all = linesOf(await xmlOf(docx))
    expect(all.filter((line) => line !== '')).toEqual([
      '专项 45 万元，再说 45',
      SOURCES,
      ...['序号', '正文', '来源', '1', '45'],
      expect.stringMatching(/^指标 I-24 .*来源：04-资金.xlsx「资金分配」J2:J10。/),
    ])
    expect((await fill('{{townships { nodes { name } } | 不注}}')).footnotes).toEqual([])
    const looped = await fill('{{FOR t IN townships(orderBy: {code: ASC}) { nodes { name code } }}}{{$t}}{{END-FOR t}}')
    expect(looped.footnotes.map(({ text }) => text)).toEqual([expect.stringMatching(/^城关镇、.+等 \d+ 项$/)])
    expect(looped.footnotes[0]!.cells[0]!.cells).toContain('A2')
  })

  it('is filled where Word cut it into runs, curled its quotes and broke its lines', async () => {
    const cut = new Paragraph({
      children: [
        new TextRun('前{'),
        new TextRun({ text: '{units(where: ', bold: true }),
        new TextRun({ text: '{name: {ne: “无”}, isKeyUnit: {eq: true}})', break: 1 }),
        new TextRun('{ totalCount }}'),
        new TextRun('}后 a<b&c'),
      ],
    })
    const template = await Packer.toBuffer(new Document({ sections: [{ children: [cut] }] }))
    const { docx } = await fillWord(store, template, { on })
    const xml = await xmlOf(docx)
    expect(shownOf(linesOf(xml))).toEqual(['前13后 a<b&c'])
    expect(xml).not.toContain('<w:br/>')
  })

  it('is filled in headers and footers, and every other part stays byte for byte', async () => {
    const template = await Packer.toBuffer(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [paragraph('{{$on | 日期}}')] }) },
            footers: { default: new Footer({ children: [paragraph('共 {{units { totalCount }}} 个')] }) },
            children: [paragraph('正文没有数字')],
          },
        ],
      }),
    )
    const { docx, footnotes } = await fillWord(store, template, { on })
    const [old, filled] = [new Package(template), new Package(docx)]
    expect(linesOf((await filled.read('word/header1.xml'))!)).toContain('2020年6月15日')
    expect(linesOf((await filled.read('word/footer1.xml'))!)).toContain(`共 ${footnotes[0]!.values[0]} 个`)
    expect(filled.paths).toEqual(old.paths)
    const changed: string[] = []
    for (const path of old.paths)
      if ((await old.read(path, 'bytes')) !== (await filled.read(path, 'bytes'))) changed.push(path)
    expect(changed.sort()).toEqual(['word/document.xml', 'word/footer1.xml', 'word/header1.xml'])
    expect(shownOf(linesOf(await xmlOf(docx)))).toEqual(['正文没有数字'])
  })

  it('writes the words of the data as words, whatever they look like', async () => {
    const own = await freshStore('sqlite')
    const odd = '||<w:p/>||{{I-24}}<b>&amp; +++= 1+++'
    const sites = edited('06-示范点与目标任务.xlsx', '示范点', ([head, ...rows]) => {
      const at = head!.findIndex((cell) => /^示范点|^名称/.test(String(cell)))
      return [head!, ...rows.map((row, i) => (i > 0 ? row : row.map((cell, n) => (n === at ? odd : cell))))]
    })
    await importFiles(own, [...clean().filter(({ name }) => name !== sites.name), sites])
    const template = await office('{{FOR s IN demonstrationSites { nodes { name } }}}', '{{$s}} ||', '{{END-FOR s}}')
    const xml = await xmlOf((await fillWord(own, template, { on })).docx)
    expect(linesOf(xml)).toContain(`${odd} ||`)
    expect(xml).not.toMatch(/<w:p\/>\{|<b>/)
    await own.close()
  })

  it.each([
    [`{{"".constructor.constructor('return process')()}}`, '不作代码运行'],
    [`{{= [].constructor.constructor('return process')() }}`, '不作代码运行'],
    ['{{INS process.exit(1)}}', '不作代码运行'],
    ['{{require("fs")}}', 'require'],
    ['{{`$' + '{1+1}`}}', '不作代码运行'],
    ['{{__proto__}}', '__proto__'],
    ['{{constructor}}', '没有指标“constructor”'],
    ['{{toString { totalCount }}}', '没有“toString”这个列表'],
    ['{{__proto__ { totalCount }}}', '没有“__proto__”这个列表'],
    ['{{$__proto__}}', '没有“$__proto__”这个名称'],
    ['{{$constructor}}', '没有“$constructor”这个名称'],
    ['{{$on.constructor}}', '没有“$on.constructor”这个名称'],
    ['{{$year | constructor}}', '没有格式“constructor”'],
    ['{{1 + 1}}', '不作代码运行'],
    [
      '{{FOR t IN townships { nodes { name } }}}{{$t.constructor}}{{END-FOR t}}',
      '没有“$t.constructor”。可用：$t、$t.name',
    ],
    ['{{FOR t IN townships { nodes { name } }}}{{$t.__proto__}}{{END-FOR t}}', '没有“$t.__proto__”'],
    ['{{FOR t IN townships { nodes { name } }}}{{$t.name.length}}{{END-FOR t}}', '没有“$t.name.length”'],
    ['{{FOR t IN townships { nodes { name } }}}{{END-FOR t}}{{$t}}', '没有“$t”这个名称'],
    ['{{FOR __proto__.x IN townships { nodes { name } }}}{{END-FOR}}', '不能作循环的名称'],
    ['{{FOR x IN [1,2,3]}}{{END-FOR x}}', '不作代码运行'],
    ['{{IF true}}x{{END-IF}}', '没有指标“true”'],
    ['{{IF 1 === 1}}x{{END-IF}}', '不作代码运行'],
    ['{{EXEC x = 1}}', '不用命令“EXEC”'],
    ['{{!x = 1}}', '不用命令“!”'],
    ['{{exec process.exit()}}', '不用命令“EXEC”'],
    ['{{QUERY { units { totalCount } }}}', '不用命令“QUERY”'],
    ['{{ALIAS a INS 1}}', '不用命令“ALIAS”'],
    ['{{*a}}', '不用命令“*”'],
    ['{{IMAGE readFile("/etc/passwd")}}', '不用命令“IMAGE”'],
    ['{{LINK ({url: "file:///etc/passwd"})}}', '不用命令“LINK”'],
    ['{{HTML <iframe src="file:///etc/passwd">}}', '不用命令“HTML”'],
    ['{{CMD_NODE}}', '不用命令“CMD_NODE”'],
    ['{{WHILE x}}', '“WHILE x”不是指标'],
    ['{{I-99}}', '没有指标“I-99”'],
    ['{{I-24 | 千元}}', '没有格式“千元”'],
    ['{{FOR t IN townships { nodes { name } }}}', '没有结束的“{{END-FOR}}”'],
    ['{{IF I-24}}', '没有结束的“{{END-IF}}”'],
    ['{{END-IF}}', '前面没有“{{IF …}}”'],
    ['{{else}}', '前面没有“{{IF …}}”'],
    ['{{IF I-24}}{{END-FOR t}}', '前面未结束的是“{{IF I-24}}”'],
    ['{{IF I-24}}{{IF I-26}}x{{END-IF}}{{END-IF}}', '条件中不能再有条件'],
    ['{{I-24', '没有结束的“}}”'],
    ['没有', '没有要填的地方'],
  ])('refuses %s and says what to do', async (template, reason) => {
    const error = await fill(template).catch((thrown) => thrown)
    expect(refusedOf('template', error)).toBe(true)
    expect([error.code, error.zh]).toEqual(['BAD_INPUT', expect.stringContaining(reason)])
    expect(error.en).toMatch(/[a-z]/)
    expect(error.en).not.toMatch(/\p{Co}/u)
  })

  it('refuses half a list, which would look whole', async () => {
    const own = await freshStore('sqlite')
    const manyUnits = [['单位名称', '单位类别'], ...Array.from({ length: 450 }, (_, i) => [`测试单位${i}`, '机关'])]
    await importFiles(own, [...clean(), await book('多.xlsx', { 创建单位: manyUnits })])
    const template = (given: string) =>
      office(`{{FOR u IN units(where: {name: {startsWith: "测试"}}${given}) { nodes { name } }}}{{$u}}{{END-FOR u}}`)
    await expect(fillWord(own, await template(''), { on })).rejects.toThrow(/共 450 行，一个循环最多 400 行/)
    const { footnotes } = await fillWord(own, await template(', first: 2'), { on })
    expect(footnotes.map(({ values }) => values.length)).toEqual([2])
    await own.close()
  })

  it('refuses a text without end', async () => {
    const loops = ['v', 'w', 'x'].map((name) => `{{FOR ${name} IN villages { nodes { name } }}}`)
    const ends = ['x', 'w', 'v'].map((name) => `{{END-FOR ${name}}}`)
    await expect(fill(...loops, '{{$v}}', ...ends)).rejects.toThrow(/超过 20000 处/)
    await expect(fill(...loops, '村', ...ends)).rejects.toThrow(/文档过长/)
  })

  const packed = async (parts: Record<string, string | Buffer>): Promise<Buffer> => {
    const pieces: Buffer[] = []
    for await (const piece of zip(Object.entries(parts).map(([name, data]) => ({ name, data })))) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const types = (kind: string) =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${kind}"/></Types>`
  const DOCUMENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'
  const body = (inner: string) =>
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`
  const line = '<w:p><w:r><w:t>{{$year}}</w:t></w:r></w:p>'

  it('is read within the limits of uploaded files', async () => {
    const made = (document: string, kind = DOCUMENT) =>
      packed({ '[Content_Types].xml': types(kind), 'word/document.xml': document })
    const fine = await fillWord(store, await made(body(line)), { on })
    expect(linesOf(await xmlOf(fine.docx))).toContain('2020')
    const bomb = made(body(`<w:p>${' '.repeat(40 * 2 ** 20)}</w:p>${line}`))
    await expect(fillWord(store, await bomb, { on })).rejects.toThrow(/解压后的大小（字节）超过上限/)
    const noise = Buffer.alloc(40 * 2 ** 20)
    for (let i = 0; i < noise.length; i++) noise[i] = 97 + ((i * 7919 + (i >> 8) * 104_729) % 26)
    await expect(fillWord(store, await made(body(noise.toString() + line)), { on })).rejects.toThrow(/超过上限/)
    const climbing = packed({
      '[Content_Types].xml': types(DOCUMENT),
      'word/document.xml': body(line),
      '../x.xml': 'x',
    })
    await expect(fillWord(store, await climbing, { on })).rejects.toThrow(/压缩包之外/)
    const many = Object.fromEntries(Array.from({ length: 1_100 }, (_, i) => [`word/x${i}.xml`, 'x']))
    await expect(
      fillWord(store, await packed({ '[Content_Types].xml': types(DOCUMENT), ...many }), { on }),
    ).rejects.toThrow(/部件数超过上限 1000/)
    const macros = made(body(line), 'application/vnd.ms-word.document.macroEnabled.main+xml')
    await expect(fillWord(store, await macros, { on })).rejects.toThrow(/不带宏/)
    const cut = (await office('{{$year}}')).subarray(0, 2_000)
    await expect(fillWord(store, cut, { on })).rejects.toThrow(/另存为新的 .docx/)
    const entity = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]>'
    const asked = made(entity + body(`<w:p><w:r><w:t>&a;</w:t></w:r></w:p>${line}`))
    await expect(fillWord(store, await asked, { on })).rejects.toThrow(/不带宏/)
  })
})
