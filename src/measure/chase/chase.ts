/**
 * The store and a day come in; goes out a workbook for each township (or unit) with what it has to put right: the list of its
 * problems, and the rows in question as forms filled in from the store. Every row has been read back by the import's own eyes
 * first: handed back unchanged it changes nothing. Steps: problems → drafts → rows → rehearsal → workbooks.
 */
import type { Stored } from '../../facts/kinds/kind'
import type { RosterFacts } from '../../facts/roster'
import { Linked } from '../../intake/link/linked'
import { writeWorkbook } from '../../sheets/write/workbook'
import type { Store } from '../../store/store'
import { areasAt } from '../areas'
import { type SourceCells, Sources } from '../briefing/sources'
import type { CheckRequest } from '../checks/check'
import type { Area } from '../indicator'
import { frameOf } from '../measure'
import { breachProblems } from './breaches'
import { deliveryProblems } from './deliveries'
import { type ChaseDraft, type DraftsBy, draftsOf, sheetOf } from './drafts'
import { formSheetOut } from './form'
import { listSheet } from './list'
import { type Degree, degrees, type Problem } from './problem'
import { keepReadableForms } from './rehearsal'

export interface ChaseRequest extends CheckRequest {
  /** A workbook for each township (the default), or for each unit. */
  by?: DraftsBy
  /** Deliveries of this period; what has fallen due since the year of `on` began unless stated. */
  period?: string
}

export interface ChaseBook {
  /** A name every system accepts. */
  file: string
  /** Null for what belongs to no township. */
  area: Area | null
  counts: Record<Degree, number>
  /** What stands in it: a sheet for each roster, and how many of its rows. */
  sheets: { roster: string; sheet: string; rows: number }[]
  /** Problems whose rows could not be filled in, because they cannot be told from others. */
  apart: number
  content: Buffer
}

export async function chase(store: Store, request: ChaseRequest): Promise<ChaseBook[]> {
  const problems = [...(await breachProblems(store, request)), ...(await owedProblems(store, request))]
  const drafts = draftsOf(problems, request.by ?? 'township', await countyLabel(store))
  const linked = new Linked(store)
  for (const draft of drafts) await fill(draft, linked)
  await keepReadableForms(store, drafts, linked)
  const sources = await sourcesOf(store, problems)
  return Promise.all(drafts.map((draft) => bookOf(draft, linked, sources)))
}

/** Who asks for certain rules asks for nothing else. */
const owedProblems = async (store: Store, { rules, ...request }: ChaseRequest): Promise<Problem[]> =>
  rules ? [] : deliveryProblems(store, request)

async function countyLabel(store: Store): Promise<string> {
  const [only, ...others] = await areasAt(await frameOf(store, { areas: 'ALL' }), 'COUNTY', null, store)
  return only && others.length === 0 ? `${only.label}县级` : '县级'
}

/** The rows as they stand, and what their links lead to. */
async function fill({ forms }: ChaseDraft, linked: Linked): Promise<void> {
  for (const { roster, rows } of forms) {
    const known = await linked.rows(
      roster,
      rows.flatMap(({ id }) => id ?? []),
    )
    for (const row of rows) if (row.id !== null) row.stored = cellsOf(roster, known.get(row.id))
    await linked.follow(
      roster,
      rows.map(({ stored }) => stored),
    )
  }
}

function cellsOf({ zh, name }: RosterFacts, row: { cells: Stored[] } | undefined): Stored[] {
  if (!row) throw new RangeError(`${zh}的一行在填表时已不在 / a row of ${name} has gone while forms were filled in`)
  return row.cells
}

async function sourcesOf(store: Store, problems: Problem[]): Promise<Map<Problem, SourceCells[]>> {
  const stored = problems.flatMap((problem) => (problem.id === null ? [] : [{ problem, ids: [problem.id] }]))
  const found = await new Sources(store, null).each(
    stored.map(({ problem, ids }) => ({ roster: problem.roster.name, fields: problem.cells, ids, totalCount: 1 })),
  )
  return new Map(stored.map(({ problem }, i) => [problem, found[i] ?? []]))
}

async function bookOf(draft: ChaseDraft, linked: Linked, sources: Map<Problem, SourceCells[]>): Promise<ChaseBook> {
  const { file, area, problems, forms } = draft
  const placed = new Set(forms.flatMap(({ rows }) => rows.flatMap((row) => row.problems)))
  const count = (degree: Degree): number => problems.filter((each) => each.degree === degree).length
  return {
    file,
    area,
    counts: Object.fromEntries(
      Object.keys(degrees).map((each) => [each, count(each as Degree)]),
    ) as ChaseBook['counts'],
    sheets: forms.map(({ roster, rows }) => ({ roster: roster.name, sheet: sheetOf(roster), rows: rows.length })),
    apart: problems.filter((problem) => !placed.has(problem)).length,
    content: await writeWorkbook([listSheet(draft, sources), ...forms.map((form) => formSheetOut(form, linked))]),
  }
}
