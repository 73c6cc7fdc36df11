/** The import report comes in; the lines a clerk reads go out, Chinese first, English beside it. */
import { groupedBy } from '../../facts/lists'
import { type FileReport, type ImportReport, type SheetReport, waitingRows } from '../../intake/model/report'
import type { Fault } from '../../intake/model/table'
import { both } from '../../messages/words'

/** Faults of one kind in one sheet that are told one by one; the rest are counted. `--json` has them all. */
const TOLD = 3

const statuses: Record<FileReport['status'], [zh: string, en: string]> = {
  imported: ['已导入', 'imported'],
  partial: ['部分导入', 'imported in part'],
  refused: ['未导入', 'refused'],
  duplicate: ['以前导入过', 'came in before'],
}

const countNames = [
  ['created', '新增', 'created'],
  ['updated', '更新', 'updated'],
  ['unchanged', '未变', 'unchanged'],
  ['refused', '拒绝', 'refused'],
  ['linked', '因被引用而新增', 'born from links'],
  ['absent', '上次有而这次没有', 'absent now'],
  ['conflicts', '互相矛盾', 'in conflict'],
] as const

/** `{created: 39}` is `新增 39 / 39 created`; what is 0 is left out. */
function countsText(counts: Partial<Record<(typeof countNames)[number][0], number>>): string {
  const some = countNames.filter(([name]) => counts[name])
  if (some.length === 0) return both('没有数据行', 'no rows')
  return both(
    some.map(([name, zh]) => `${zh} ${counts[name]}`).join('，'),
    some.map(([name, , en]) => `${counts[name]} ${en}`).join(', '),
  )
}

export function reportLines(report: ImportReport): string[] {
  const head = report.dryRun ? [both('演练：没有写入任何数据', 'dry run: nothing was written')] : []
  const { created, updated, unchanged, absent } = report.totals
  // Where all is refused there is nothing to commit.
  const brings = created + updated + unchanged + absent > 0
  const plan =
    report.plan && brings ? [both(`照此导入：rosterql import --apply ${report.plan}`, 'commits exactly this')] : []
  const end = both('合计', 'in all')
  return [...head, ...report.files.flatMap(fileLines), `${end}: ${totalText(report)}`, ...plan]
}

/** Files that came in before bring nothing, which is not the same as having no rows. */
export const totalText = ({ files, totals }: ImportReport): string =>
  files.every(({ status }) => status === 'duplicate') ? both('没有变化', 'no change') : countsText(totals)

function fileLines(file: FileReport): string[] {
  const notes = file.notes.map(({ zh, en }) => `  ${both(zh, en)}`)
  return [
    `${file.file}: ${both(...statuses[file.status])}`,
    ...notes,
    ...faultLines(file.faults, '  '),
    ...file.sheets.flatMap(sheetLines),
  ]
}

function sheetLines(sheet: SheetReport): string[] {
  const name = sheet.roster ? `${sheet.sheet} → ${sheet.roster}: ${countsText(sheet.counts)}` : sheet.sheet
  const waiting = waitingRows(sheet)
  const open = waiting ? [`    ${both(`待填报的 ${waiting} 行还没有填`, `${waiting} rows wait to be filled in`)}`] : []
  return [`  ${name}`, ...open, ...faultLines(sheet.faults, '    ', sheet.faultCounts)]
}

function faultLines(faults: Fault[], indent: string, counts: Record<string, number> = {}): string[] {
  return [...groupedBy(faults, ({ code }) => code)].flatMap(([code, list]) => {
    const more = (counts[code] ?? list.length) - Math.min(list.length, TOLD)
    const rest = more > 0 ? [`${indent}… ${both(`还有 ${more} 处同样的问题`, `${more} more of this kind`)}`] : []
    return [...list.slice(0, TOLD).map((one) => indent + faultText(one)), ...rest]
  })
}

const faultText = ({ severity, code, message }: Fault): string =>
  `[${severity === 'error' ? '错误' : '提示'} ${code}] ${both(message.zh, message.en)}`
