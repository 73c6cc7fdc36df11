import { Refusal } from '../../messages/refusal'
import { reasonOf } from '../output/reasons'
import '../../county/indicators'
import { readFileSync, writeFileSync } from 'node:fs'
import { briefing } from '../../measure/briefing/briefing'
import { fillForm } from '../../measure/briefing/form'
import { isWord, isZip, templateText } from '../../measure/briefing/template'
import { fillWord } from '../../measure/briefing/word/fill'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { aPeriod, asOfFlag, asOfImport, onDay, onFlag } from '../input/on-day'
import { besides, drawn } from '../output/chart-files'
import { printJson, say } from '../output/say'

interface BriefingFlags extends Common {
  on?: string
  asOf?: string
  period?: string
  template?: string
  charts?: string
  output?: string
}

export const briefingCommand: Command<BriefingFlags> = {
  name: 'briefing',
  zh: '生成工作汇报：模板中的数字由数据填写，并注明来源',
  en: 'write the work report: figures are filled from the data, each with its source',
  flags: [
    onFlag,
    asOfFlag,
    {
      flags: '--period <period>',
      zh: '期间：2020、2020-06 或 2020-Q2；默认 --on 所在的年',
      en: 'period: 2020, 2020-06 or 2020-Q2; the year of --on unless stated',
    },
    {
      flags: '--template <file>',
      zh: '自己的模板（.md、.docx），或要填的表（.xlsx）；默认为工作汇报',
      en: 'a template of your own (.md, .docx), or a form to fill (.xlsx)',
    },
    {
      flags: '--charts <folder>',
      zh: '图的 SVG 文件写到这个文件夹；用 -o 写 .md 时默认为旁边的“文件名-charts”',
      en: 'the charts go to this folder as SVG files; beside a .md written with -o unless stated',
    },
    {
      flags: '-o, --output <file>',
      zh: '写到文件：.md、.docx 或 .xlsx；默认把 Markdown 写到标准输出',
      en: 'write to a file: .md, .docx or .xlsx; Markdown on stdout unless stated',
    },
  ],
  async run(_args, { db, json, on, asOf, period, template, charts, output }) {
    const clock = { on: onDay(on), asOf: asOfImport(asOf), period: aPeriod(period) }
    const store = await openExisting(db)
    try {
      const own = template === undefined ? undefined : read(template)
      if (own && isWord(own)) return await fillDocument(store, own, output, clock)
      if (own && isZip(own)) return await fill(store, own, output, clock)
      const report = await briefing(store, { ...clock, template: own && templateText(own) })
      const { footnotes } = report
      const asWord = output !== undefined && /\.docx$/i.test(output)
      const markdown = drawn(report, charts ?? (asWord || json ? undefined : besides(output)), output)
      if (json) printJson({ markdown, footnotes, charts: report.charts })
      else if (output === undefined) process.stdout.write(markdown)
      else writeFileSync(output, asWord ? report.docx : markdown)
      if (output !== undefined)
        say(
          both(
            `已写入 ${output}，${footnotes.length} 处脚注`,
            `written to ${output} with ${footnotes.length} footnotes`,
          ),
        )
      return 0
    } finally {
      await store.close()
    }
  },
}

async function fillDocument(
  store: Parameters<typeof fillWord>[0],
  template: Buffer,
  output: string | undefined,
  clock: Parameters<typeof fillWord>[2],
): Promise<0> {
  if (!output || !/\.docx$/i.test(output)) throw new Refusal('cli.word-output', {})
  const { docx, footnotes } = await fillWord(store, template, clock)
  writeFileSync(output, docx)
  say(both(`已写入 ${output}，填了 ${footnotes.length} 处`, `written to ${output}, ${footnotes.length} figures filled`))
  return 0
}

async function fill(
  store: Parameters<typeof fillForm>[0],
  form: Buffer,
  output: string | undefined,
  clock: Parameters<typeof fillForm>[2],
): Promise<0> {
  if (output === undefined) throw new Refusal('cli.form-output', {})
  const { xlsx, footnotes } = await fillForm(store, form, clock)
  writeFileSync(output, xlsx)
  say(both(`已写入 ${output}，填了 ${footnotes.length} 处`, `written to ${output}, ${footnotes.length} figures filled`))
  return 0
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new Refusal('cli.template-not-read', {
      file,
      why: { zh: reasonOf((error as Error).message), en: (error as Error).message },
    })
  }
}
