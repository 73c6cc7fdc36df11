/** An office's own Word document on the command line. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { Package } from '../../src/sheets/mark/zip'
import { call, folder } from './call'

const place = folder()
const env = { ROSTERQL_DB: join(place, 'x.db') }
const template = join(place, '模板.docx')
const output = join(place, '汇报.docx')
const run = (...more: string[]) => call(['briefing', '--on', '2020-06-15', '--template', template, ...more], { env })
const write = async (text: string) =>
  writeFileSync(template, await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] })))

beforeAll(async () => {
  expect((await call(['import', 'seeds/clean'], { env })).code).toBe(0)
})

test('is filled into the file that -o names', async () => {
  await write('专项 {{I-24 | 万元}} 万元')
  const { code, stderr } = await run('-o', output)
  expect([code, stderr]).toEqual([0, expect.stringContaining('填了 1 处')])
  expect(await new Package(readFileSync(output)).read('word/document.xml')).toContain('>45</w:t>')
})

test('needs a .docx to be written to', async () => {
  for (const more of [[], ['-o', join(place, 'x.md')]]) {
    const { code, stdout, stderr } = await run(...more)
    expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining('.docx 文件')])
  }
})

test('runs nothing, and writes nothing when it is refused', async () => {
  const bait = join(place, 'bait')
  await write(`{{EXEC require('fs').writeFileSync(${JSON.stringify(bait)}, '')}}`)
  const refused = join(place, 'refused.docx')
  const { code, stderr } = await run('-o', refused)
  expect([code, stderr]).toEqual([2, expect.stringContaining('不用命令“EXEC”')])
  expect([existsSync(bait), existsSync(refused)]).toEqual([false, false])
})
