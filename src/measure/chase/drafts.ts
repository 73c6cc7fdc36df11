/** Problems come in; goes out a draft of a workbook for each township (or unit) that has any, with the rows they are about. */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import { type TemplateColumn, templateColumns } from '../../intake/template/columns'
import type { Area } from '../indicator'
import { fileName } from './name'
import type { Problem } from './problem'

export type DraftsBy = 'township' | 'unit'

/** A row of a form, and why it is there. */
export interface FormRow {
  id: number | null
  /** Filled in from the store once it is known; what is known of a missing row. */
  stored: Stored[]
  problems: Problem[]
}

export interface FormDraft {
  roster: RosterFacts
  columns: TemplateColumn[]
  rows: FormRow[]
}

export interface ChaseDraft {
  file: string
  /** Null for what belongs to no township: the county's own. */
  area: Area | null
  /** What the workbook is called by. */
  label: string
  problems: Problem[]
  forms: FormDraft[]
}

/** By code and name, the county's own last. */
export function draftsOf(problems: Problem[], by: DraftsBy, rest: string): ChaseDraft[] {
  const groups = new Map<string, { area: Area | null; problems: Problem[] }>()
  for (const problem of problems) {
    const area = (by === 'unit' ? problem.unit : null) ?? problem.township
    const key = area ? `${area.level} ${area.id}` : ''
    const group = groups.get(key) ?? { area, problems: [] }
    group.problems.push(problem)
    groups.set(key, group)
  }
  const taken = new Set<string>()
  return [...groups.values()]
    .sort((a, b) => compare(order(a.area), order(b.area)))
    .map(({ area, problems: own }) => {
      const label = area?.label ?? rest
      return { file: fileName(label, area?.code ?? null, taken), area, label, problems: own, forms: formsOf(own) }
    })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const order = (area: Area | null): string =>
  area ? `1 ${area.level} ${area.code ?? '~'} ${area.label} ${String(area.id).padStart(12, '0')}` : '2'

function formsOf(problems: Problem[]): FormDraft[] {
  const forms = new Map<RosterFacts, Map<string, FormRow>>()
  for (const problem of problems) {
    const rows = forms.get(problem.roster) ?? new Map<string, FormRow>()
    const key = problem.id === null ? `~ ${JSON.stringify(problem.given)}` : String(problem.id)
    const row = rows.get(key) ?? { id: problem.id, stored: problem.given ?? [], problems: [] }
    row.problems.push(problem)
    forms.set(problem.roster, rows.set(key, row))
  }
  return [...forms].map(([roster, rows]) => ({
    roster,
    columns: templateColumns(roster),
    rows: [...rows.values()].sort((a, b) => (a.id ?? Number.MAX_SAFE_INTEGER) - (b.id ?? Number.MAX_SAFE_INTEGER)),
  }))
}

/** What the sheet of a roster is called: the name a template gives it. */
export const sheetOf = ({ sheets, zh }: RosterFacts): string => sheets[0] ?? zh
