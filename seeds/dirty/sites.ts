/** 示范点和目标任务: dates without their year (the title has it), percentages as cells, one unit's rows hidden by a filter. */
import { labels } from '../columns'
import { countyRows } from '../county'
import { type Book, signatures } from './book'
import { type Body, column, type Row, remark, serialNumber, type Table } from './layout'
import {
  chinese,
  compact,
  dateCell,
  dotted,
  fullUnit,
  orDash,
  percentCell,
  shortUnit,
  spoken,
  wan,
  yearless,
} from './spell'

const siteStatus: Record<string, string> = { ...labels.siteStatus, COMPLETE: '已完成', LAGGING: '进度滞后' }

const siteTable: Table = {
  roster: 'DemonstrationSite',
  name: '进度表',
  above: ['样板县2020年民族团结进步示范点打造进度表', '截至6月15日'],
  columns: [
    serialNumber('序号'),
    column('点　位', 'name', (row) => row.name, { width: 24 }),
    column('创建单位', 'unit', (row, index) =>
      index % 3 === 1 ? fullUnit(row.unit) : index % 3 === 2 ? shortUnit(row.unit) : row.unit,
    ),
    column('“进”类别', 'domain', (row) => row.domain),
    column('基地级别', 'baseLevels', (row) => row.baseLevels),
    column('进度', 'progress', (row) => percentCell(row.progress)),
    column('进展情况', 'status', (row) => siteStatus[row.status]),
    column('时间安排/完成时限', 'plannedCompletionOn', (row) => spoken(row.plannedCompletionOn, chinese), {
      merged: true,
    }),
    column('时间安排/预计完成', 'forecastCompletionOn', (row) => spoken(row.forecastCompletionOn, yearless)),
    column('时间安排/实际完成', 'completedOn', (row) => dateCell(row.completedOn, 'yyyy"年"m"月"d"日"')),
    column('资金需求（万元）', 'plannedCost', (row) => wan(row.plannedCost), {
      adds: (row: Row) => wan(row.plannedCost),
      formula: true,
    }),
    remark((row) => (row.status === 'LAGGING' ? '需加快进度' : null)),
  ],
  body: [...countyRows.DemonstrationSite.map((row) => ({ row })), { total: '合计', of: countyRows.DemonstrationSite }],
  below: ['注：6月底前全面完成。', signatures],
}

const groupNames: Record<string, string> = { JING: '八精', TE: '三特', YOU: '五优', JIN: '十进' }
const taskStatus: Record<string, string> = { ...labels.taskStatus, COMPLETE: '已完成', IN_PROGRESS: '正在推进' }
const unitNames = countyRows.DemonstrationSite.map(({ unit }) => unit)

/** Five units to a printed page, each page with its head. */
const pages: Body[] = unitNames.flatMap((unit, index) => [
  ...(index > 0 && index % 5 === 0 ? [{ again: true } as const] : []),
  ...countyRows.GoalTask.filter((row) => row.unit === unit).map((row) => ({ row })),
])

const goalTable: Table = {
  roster: 'GoalTask',
  name: '目标任务分解',
  above: ['样板县民族团结进步创建目标任务分解表'],
  columns: [
    column('牵头单位', 'unit', (row) => row.unit, { merged: true, width: 16 }),
    column('目标类别', 'group', (row) => groupNames[row.group], { merged: true }),
    column('编号', 'code', (row) => row.code),
    column('工作任务', 'title', (row) => row.title, { width: 20 }),
    column('配合单位', 'supporters', (row) => orDash(row.supporters), { width: 22 }),
    column('完成时限', 'dueOn', (row) => spoken(row.dueOn, dotted)),
    column('进展情况', 'status', (row) => taskStatus[row.status]),
    column('完成时间', 'completedOn', (row, index) =>
      index % 2 ? dateCell(row.completedOn) : spoken(row.completedOn, compact),
    ),
  ],
  body: pages,
  below: [signatures],
  hides: (row) => row.unit === '县人民医院',
}

export const sites: Book = { file: '示范点打造及目标任务.xlsx', sheets: [siteTable, goalTable] }
