/** The work report: a template and a day come in; the text filled from the data goes out as Markdown and as a Word document, every figure with a footnote. */

import type { Store } from '../../store/store'
import { workReport } from '../catalogue'
import type { ChartFigures } from '../charts/chart'
import { chartMarkdown, isChart } from './chart'
import { briefingDocx } from './docx'
import { fillTemplate, noteText } from './fill'
import type { Filled, Footnote } from './filled'
import { parseTemplate } from './parse'

interface BriefingOptions {
  /** The day of the report. */
  on: string
  /** The last import that counts; now when left out. */
  asOf?: number | null
  /** The year of `on` unless stated. */
  period?: string
  /** Markdown with bindings; the county's work report when left out. */
  template?: string
}

export interface Briefing {
  /** Plain: charts are tables. */
  markdown: string
  /** The same with pictures, which lie in a folder. */
  illustrated(folder: string): string
  charts: ChartFigures[]
  docx: Buffer
  footnotes: Footnote[]
}

export async function briefing(store: Store, options: BriefingOptions): Promise<Briefing> {
  const filled = await filledBriefing(store, options)
  return {
    markdown: markdownOf(filled),
    illustrated: (folder) => markdownOf(filled, folder),
    charts: filled.runs.filter(isChart).map(({ chart }) => chart),
    docx: await briefingDocx(filled),
    footnotes: filled.footnotes,
  }
}

export const filledBriefing = (
  store: Store,
  { template = workReport(), asOf = null, ...clock }: BriefingOptions,
): Promise<Filled> => fillTemplate(store, parseTemplate(template), { ...clock, asOf })

/** `folder`: where the pictures lie, as the text names it; without one, charts are tables. */
export function markdownOf({ runs, footnotes }: Filled, folder?: string): string {
  const text = runs
    .map((run) => ('note' in run ? `${isChart(run) ? chartMarkdown(run, folder) : run.text}[^${run.note}]` : run.text))
    .join('')
  const notes = footnotes.map((note) => `[^${note.n}]: ${noteText(note)}\n`).join('')
  return `${text.trim().replace(/\n{3,}/g, '\n\n')}\n\n${notes}`
}
