/** The work report: a template and a day come in; the text filled from the data goes out as Markdown and as a Word document, every figure with a footnote. */
import type { Store } from '../store/store'
import { briefingDocx } from './briefing-docx'
import { type Filled, type Footnote, fillTemplate, noteText } from './briefing-fill'
import { parseTemplate } from './briefing-parse'
import { workReport } from './templates/work-report'

export interface BriefingOptions {
  /** The day of the report. */
  on: string
  /** The last import that counts; now when left out. */
  asOf?: number | null
  /** Markdown with bindings; the county's work report when left out. */
  template?: string
}

export interface Briefing {
  markdown: string
  docx: Buffer
  footnotes: Footnote[]
}

export async function briefing(
  store: Store,
  { on, asOf = null, template = workReport }: BriefingOptions,
): Promise<Briefing> {
  const filled = await fillTemplate(store, parseTemplate(template), { on, asOf })
  return { markdown: markdownOf(filled), docx: await briefingDocx(filled), footnotes: filled.footnotes }
}

function markdownOf({ runs, footnotes }: Filled): string {
  const text = runs.map((run) => ('note' in run ? `${run.text}[^${run.note}]` : run.text)).join('')
  const notes = footnotes.map((note) => `[^${note.n}]: ${noteText(note)}\n`).join('')
  return `${text.trim()}\n\n${notes}`
}
