/** A finished draft comes in; goes out its first sheet: every problem in a line, where it came from, where to mend it. No import reads it. */
import { ASIDE } from '../../intake/survey/not-for-import'
import { HEADER_ROW } from '../../intake/template/workbook'
import type { MessageRef } from '../../messages/shapes'
import { messageRef, wordsOf } from '../../messages/words'
import { columnName } from '../../sheets/sheet'
import { wrappedHeight } from '../../sheets/write/display-width'
import type { CellOut, SheetOut } from '../../sheets/write/sheet-out'
import type { Style } from '../../sheets/write/workbook'
import { STYLES } from '../../sheets/write/workbook'
import type { SourceCells } from '../briefing/sources'
import { headerOf } from '../checks/words'
import { type ChaseDraft, sheetOf } from './drafts'
import { degrees, type Problem } from './problem'

const INSTRUCTION =
  '本工作簿只列本处的问题。请在后面各表中改正标色的格、填写备注写明“待填报”的行，其余内容不要改动，改好后把整个工作簿交回导入。红色是错误，必须改；黄色请核对或填写。本页只供对照，导入时会跳过。'

const columns: { header: string; width: number; cell(line: Line): string | number }[] = [
  { header: '序号', width: 6, cell: ({ n }) => n },
  { header: '程度', width: 7, cell: ({ problem }) => degrees[problem.degree].zh },
  { header: '台账', width: 16, cell: ({ problem }) => problem.roster.zh },
  { header: '记录', width: 26, cell: ({ problem }) => problem.label },
  { header: '问题', width: 38, cell: ({ problem }) => `${problem.code} ${problem.zh}` },
  { header: '现值', width: 26, cell: ({ problem }) => problem.found },
  { header: '应为/对比值', width: 30, cell: ({ problem }) => problem.wanted },
  { header: '来源文件/工作表/单元格', width: 40, cell: ({ sources }) => sources.map(sourceText).join('\n') || '—' },
  { header: '怎么改', width: 50, cell: ({ problem, place }) => remedy(problem, place) },
]

interface Line {
  n: number
  problem: Problem
  sources: SourceCells[]
  place: Place | undefined
}

/** Where the row stands in this workbook. */
interface Place {
  sheet: string
  row: number
}

const sourceText = ({ file, sheet, cells }: SourceCells): string => `${file}/${sheet}/${cells.join('、')}`

export function listSheet(draft: ChaseDraft, sources: Map<Problem, SourceCells[]>): SheetOut {
  const places = placesOf(draft)
  const lines = draft.problems.map((problem, i) => ({
    n: i + 1,
    problem,
    sources: sources.get(problem) ?? [],
    place: places.get(problem),
  }))
  const last = columnName(columns.length - 1)
  return {
    name: '问题清单',
    columns: columns.map(({ width }) => ({ width })),
    rows: [
      [{ value: `${draft.label}催办问题清单${ASIDE}`, style: 'title' }],
      [{ value: INSTRUCTION, style: 'instruction' }],
      columns.map(({ header }) => ({ value: header, style: 'header' })),
      ...lines.map(lineCells),
    ],
    merges: [`A1:${last}1`, `A2:${last}2`],
    freeze: { rows: HEADER_ROW },
    rowHeights: [
      { row: 1, height: 30 },
      { row: 2, height: wrappedHeight([INSTRUCTION], [columns.reduce((sum, { width }) => sum + width, 0)]) },
      ...lines.map((line, i) => ({ row: HEADER_ROW + 1 + i, height: heightOf(line) })),
    ],
    autoFilter: `A${HEADER_ROW}:${last}${HEADER_ROW + lines.length}`,
  }
}

function placesOf({ forms }: ChaseDraft): Map<Problem, Place> {
  const places = new Map<Problem, Place>()
  for (const { roster, rows } of forms)
    for (const [i, { problems }] of rows.entries())
      for (const problem of problems) places.set(problem, { sheet: sheetOf(roster), row: HEADER_ROW + 1 + i })
  return places
}

const heightOf = (line: Line): number =>
  wrappedHeight(
    columns.map(({ cell }) => String(cell(line))),
    columns.map(({ width }) => width),
  )

const LINE: Style = { wrap: true, border: true, align: 'left' }
const BAD: Style = { ...LINE, ...STYLES.error }
const DOUBTFUL: Style = { ...LINE, ...STYLES.warning }

const lineCells = (line: Line): CellOut[] =>
  columns.map(({ header, cell }) => ({
    value: cell(line),
    style: header !== '程度' ? LINE : line.problem.degree === 'error' ? BAD : DOUBTFUL,
  }))

const remedy = (problem: Problem, place: Place | undefined): string =>
  wordsOf(remedyOf(problem, place), 'comment', 'zh')

function remedyOf({ degree, roster, cells, clears }: Problem, place: Place | undefined): MessageRef {
  if (!place) return messageRef('chase.apart', {})
  if (degree === 'missing') return messageRef('chase.missing-row', { ...place })
  const named = { ...place, cells: cells.map((name) => headerOf(roster.cell(name))) }
  return degree === 'incomplete'
    ? messageRef('chase.empty-cells', named)
    : messageRef('chase.wrong-cells', { ...named, clears })
}
