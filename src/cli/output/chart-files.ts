/** A report comes in; its charts are written as files, and the text that shows them goes out. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Briefing } from '../../measure/briefing/briefing'
import { chartFile, isEmpty } from '../../measure/briefing/chart'
import { chartSvg } from '../../measure/charts/svg'
import { both } from '../../messages/words'
import { say } from './say'

/** 汇报.md has its pictures in 汇报-charts; a text on stdout has no beside. */
export const besides = (output: string | undefined): string | undefined =>
  output && `${output.replace(/\.[^./\\]+$/, '')}-charts`

/** Writes the charts as files and gives the text that shows them; without a folder, the text with tables. */
export function drawn(report: Briefing, folder: string | undefined, output = ''): string {
  if (folder === undefined || report.charts.length === 0) return report.markdown
  mkdirSync(folder, { recursive: true })
  for (const [i, chart] of report.charts.entries())
    if (!isEmpty(chart)) writeFileSync(join(folder, chartFile(chart, i)), chartSvg(chart))
  say(both(`${report.charts.length} 幅图已写入 ${folder}`, `${report.charts.length} charts written to ${folder}`))
  return report.illustrated((relative(dirname(output), folder) || '.').replaceAll('\\', '/'))
}
