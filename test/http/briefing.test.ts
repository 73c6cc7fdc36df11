/** The work report over HTTP: Markdown and Word, of a day and an import; an office's own templates, sent in whatever way. */
import { Document, Packer, Paragraph } from 'docx'
import * as XLSX from 'xlsx'
import '../../src/county/indicators'
import { createServer } from '../../src/http/server'
import { Package } from '../../src/sheets/mark/zip'
import { writeWorkbook } from '../../src/sheets/write/workbook'
import type { Store } from '../../src/store/store'
import { countyStore } from '../support/county'
import { dialects } from '../support/databases'

const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe.each(dialects)('the briefing over the network on %s', (dialect) => {
  let store: Store
  let url: string
  let close: () => Promise<void>
  beforeAll(async () => {
    store = await countyStore(dialect)
    const server = await createServer({ store, port: 0 })
    url = server.url.replace('/graphql', '/briefing')
    close = server.close
  }, 180_000)
  afterAll(async () => {
    await close()
    await store.close()
  })

  const send = (body: BodyInit, headers: Record<string, string>, query = '?on=2020-06-15') =>
    fetch(`${url}${query}`, { method: 'POST', body, headers })
  const message = async (answer: Response): Promise<[number, string]> => {
    const { errors } = (await answer.json()) as any
    return [answer.status, errors[0].message]
  }

  it('is Markdown unless Word is asked for', async () => {
    const plain = await fetch(`${url}?on=2020-06-15`)
    expect(plain.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(await plain.text()).toContain('已落实省市民委专项经费 45[^')
    const word = await fetch(`${url}?on=2020-06-15&format=docx&asOf=1`)
    expect(word.headers.get('content-type')).toContain('wordprocessingml')
    expect(word.headers.get('content-disposition')).toContain(encodeURIComponent('工作汇报-2020-06-15.docx'))
    const text = await new Package(Buffer.from(await word.arrayBuffer())).read('word/footnotes.xml')
    expect(text).toContain('来源：04-资金.xlsx「资金分配」J2:J10')
  })

  const template = '# 标题\r\n\r\n专项 {{I-24 | 万元}} 万元\r\n'

  it('fills a template sent as it is or in a form, whatever its character set', async () => {
    const gbk = Buffer.from('2320b1eacce20d0a0d0ad7a8cfee207b7b492d3234207c20cdf2d4aa7d7d20cdf2d4aa0d0a', 'hex')
    for (const body of [Buffer.from(template), Buffer.from(`\ufeff${template}`), gbk]) {
      const answer = await send(body, { 'content-type': 'text/markdown' })
      expect(await answer.text()).toMatch(/^# 标题\n\n专项 45\[\^1\] 万元\n\n\[\^1\]: 指标 I-24/)
    }
    const form = new FormData()
    form.append('template', new Blob([template]), '模板.md')
    expect(await (await send(form, { 'apollo-require-preflight': 'true' })).text()).toContain('专项 45[^1] 万元')
    const [status, said] = await message(await send(form, {}))
    expect([status, said]).toEqual([400, expect.stringContaining('apollo-require-preflight')])
  })

  it('fills a form of their own and keeps its looks', async () => {
    const form = await writeWorkbook([
      {
        name: '套表',
        rows: [
          [
            { value: '{{I-24 | 万元}}', style: 'money' },
            { value: '万元', style: 'title' },
          ],
        ],
      },
    ])
    for (const type of [XLSX_TYPE, 'application/octet-stream']) {
      const answer = await send(new Uint8Array(form), { 'content-type': type })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, XLSX_TYPE])
      const bytes = Buffer.from(await answer.arrayBuffer())
      const { A1, B1 } = XLSX.read(bytes, { cellNF: true }).Sheets.套表!
      expect([A1.v, A1.z, B1.v]).toEqual([45, '#,##0.00', '万元'])
    }
  })

  it('fills a Word document of their own, and runs nothing in it', async () => {
    const word = (text: string) =>
      Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ text, style: 'Title' })] }] }))
    const document = new Uint8Array(await word('专项 {{I-24 | 万元}} 万元'))
    for (const type of [DOCX_TYPE, 'application/octet-stream']) {
      const answer = await send(document, { 'content-type': type })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, DOCX_TYPE])
      const xml = (await new Package(Buffer.from(await answer.arrayBuffer())).read('word/document.xml'))!
      expect(xml).toMatch(/<w:pStyle w:val="Title"\/>[\s\S]*专项 <[\s\S]*>45<[\s\S]*> 万元</)
      expect(xml).toContain('来源：04-资金.xlsx「资金分配」J2:J10')
    }
    const hostile = new Uint8Array(await word('{{EXEC process.exit()}}'))
    expect(await message(await send(hostile, { 'content-type': DOCX_TYPE }))).toEqual([
      400,
      expect.stringContaining('不用命令“EXEC”'),
    ])
  })

  it('speaks of a period, and shows one chart as a picture', async () => {
    const month = await send('{{I-07}}', { 'content-type': 'text/markdown' }, '?on=2020-06-15&period=2020-04')
    expect(await month.text()).toMatch(/^10\[/)
    const chart = (name: string) => fetch(`${url.replace('/briefing', '/chart')}/${encodeURIComponent(name)}`)
    const drawn = await fetch(`${url.replace('/briefing', '/chart')}/site-progress.svg?on=2020-06-15&asOf=1`)
    expect([drawn.status, drawn.headers.get('content-type')]).toEqual([200, 'image/svg+xml; charset=utf-8'])
    expect(await drawn.text()).toMatch(/^<svg [\s\S]*县农产品公司[\s\S]*第 1 次导入/)
    expect((await chart('I-14 by UNIT')).status).toBe(200)
    expect(await message(await chart('nope.svg'))).toEqual([404, expect.stringContaining('没有图表“nope”')])
    expect(await message(await chart('I-24 by colour'))).toEqual([404, expect.stringContaining('不能按“colour”分解')])
    const bare = await fetch(`${url.replace('/briefing', '/chart')}/funds-by-channel.svg?on=2019-06-15`)
    expect(await message(bare)).toEqual([404, expect.stringContaining('没有可画的数据')])
    const other = await fetch(`${url.replace('/briefing', '/chart')}/site-progress.svg`, {
      headers: { 'sec-fetch-site': 'cross-site' },
    })
    expect(other.status).toBe(403)
    expect(await message(await fetch(`${url}?period=2020-13`))).toEqual([400, expect.stringContaining('不是期间')])
  })

  it('says what is wrong with a request or a template', async () => {
    const markdown = { 'content-type': 'text/markdown' }
    const binary = { 'content-type': 'application/octet-stream' }
    const word = Buffer.from(await (await fetch(`${url}?on=2020-06-15&format=docx`)).arrayBuffer())
    const empty = await writeWorkbook([{ name: '表', rows: [['没有格子']] }])
    expect(await message(await fetch(`${url}?on=2020-06`))).toEqual([400, expect.stringContaining('不是具体的一天')])
    expect(await message(await fetch(`${url}?format=pdf`))).toEqual([400, expect.stringContaining('md 或 docx')])
    expect(await message(await fetch(`${url}?asOf=99`))).toEqual([400, expect.stringContaining('没有编号为 99 的导入')])
    expect(await message(await send('{{I-99}}', markdown))).toEqual([400, expect.stringContaining('没有指标“I-99”')])
    expect(await message(await send(new Uint8Array(word), binary))).toEqual([
      400,
      expect.stringContaining('没有要填的地方'),
    ])
    expect(await message(await send(new Uint8Array(empty), binary))).toEqual([
      400,
      expect.stringContaining('没有要填的格子'),
    ])
    expect(await message(await send('PK什么都不是', binary))).toEqual([
      400,
      expect.stringContaining('.docx 文档或 .xlsx'),
    ])
    expect(await message(await send('x', { 'content-type': 'text/plain' }))).toEqual([
      415,
      expect.stringContaining('text/markdown'),
    ])
  })
})
