/** What users have said once: headings and units of a family of files, aliases of rows. Remembered when an import that used it goes in. */
import { spelling } from '../../facts/match'
import type { RosterFacts } from '../../facts/roster'
import { allLearned, forgetLearned, type NewLearned, replaceLearned } from '../../store/ledger/learned'
import { hasRow } from '../../store/rows/read'
import type { Reader, Store, Writer } from '../../store/store'
import { normalHeading } from '../model/heading'

export interface Learned extends NewLearned {
  id: string
}

/** The family a file belongs to: its name without dates, counters and 副本, so that next month's file is recognised. `投资台账2020年6月(1).xlsx` → `投资台账`. */
const family = (file: string): string =>
  file
    .replace(/\.[^.]+$/, '')
    .normalize('NFKC')
    .replace(/[((【[](?:\d+|副本|最终版?|修改版?|定稿|终稿)[))】\]]/g, '')
    .replace(/副本|最终版?|定稿|终稿|复制/g, '')
    .replace(/\d{4}年?|\d{1,2}月份?|\d{1,2}[日号]|\d+/g, '')
    .replace(/[\s._\-—年月日]+/g, '')

export const learnedAll = async (reader: Reader): Promise<Learned[]> =>
  (await allLearned(reader)).map((row) => ({ ...row, id: String(row.id) }))

/** What is remembered for files of one family: headings of each roster (this family's word beats another's), and the money unit. */
export async function recall(
  reader: Reader,
  file: string,
): Promise<{ headings: Record<string, Record<string, string>>; units: Record<string, string> }> {
  const mine = family(file)
  const headings: Record<string, Record<string, string>> = {}
  const units: Record<string, string> = {}
  const all = (await learnedAll(reader)).sort((a, b) => Number(a.source === mine) - Number(b.source === mine))
  for (const { kind, roster, source, said, means } of all) {
    if (kind === 'HEADING') {
      headings[roster] ??= {}
      headings[roster][said] = means
    }
    if (kind === 'UNIT' && source === mine) units[roster] = means
  }
  return { headings, units }
}

type Lesson = Omit<NewLearned, 'learnedAt'>

/** Remembers lessons; a newer one replaces what the same words meant before. */
export async function learn(writer: Writer, lessons: Lesson[]): Promise<void> {
  for (const lesson of lessons) await replaceLearned(writer, { ...lesson, learnedAt: new Date().toISOString() })
}

/** `--map` and `--money-unit` of an import as lessons about the files it read. */
export function lessonsOf(
  tables: { roster: string; file: string }[],
  map: Record<string, string> = {},
  moneyUnit?: string,
): Lesson[] {
  return tables.flatMap(({ roster, file }) => [
    ...Object.entries(map).map(
      ([heading, path]): Lesson => ({
        kind: 'HEADING',
        roster,
        source: family(file),
        said: normalHeading(heading),
        means: path,
      }),
    ),
    ...(moneyUnit ? [{ kind: 'UNIT' as const, roster, source: family(file), said: '金额', means: moneyUnit }] : []),
  ])
}

/** Says that a name means a row: 会师纪念馆 is the unit 会师旧址. Throws RangeError when there is no such row. */
export async function learnAlias(store: Store, roster: RosterFacts, alias: string, id: string): Promise<void> {
  await store.write(async (writer) => {
    if (!(await hasRow(writer, roster, Number(id)))) throw new RangeError(`${roster.name} ${id} does not exist`)
    await learn(writer, [
      { kind: 'ALIAS', roster: roster.name, source: '', said: spelling(alias, 'plain').firm, means: String(id) },
    ])
  })
}

/** Forgets one lesson; false when there is none of this id. */
export const forget = (store: Store, id: string): Promise<boolean> =>
  store.write((writer) => forgetLearned(writer, Number(id)))
