/** The example of docs/word-templates.md is filled as it says. */
import '../../src/county/indicators'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { fillWord } from '../../src/measure/briefing/word/fill'
import { Package } from '../../src/sheets/mark/zip'
import { countyStore } from '../support/county'

const page = readFileSync(join(__dirname, '../../docs/word-templates.md'), 'utf8')
const block = (kind: string): string[] =>
  new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)\`\`\`$`, 'm').exec(page)![1]!.trim().split('\n')

test('the example is filled as it says', async () => {
  const store = await countyStore('sqlite')
  const children = block('template').map((line) => new Paragraph(line))
  const template = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  const { docx } = await fillWord(store, template, { on: '2020-06-15' })
  await store.close()
  const xml = (await new Package(docx).read('word/document.xml'))!
  const lines = xml.split('</w:p>').map((part) => part.replace(/<[^>]*>/g, ''))
  expect(lines.slice(0, lines.indexOf('附件：数据来源'))).toEqual(block('filled'))
})
