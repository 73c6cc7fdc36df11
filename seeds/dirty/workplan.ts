/** 作战图任务 as a GB18030 .csv: a title line, no quotes but where a comma asks for them, notes below. */

import { labels } from '../columns'
import { countyRows } from '../county'
import type { Book } from './book'
import { column, serialNumber, type Table } from './layout'
import { chinese, compact, dotted, spoken } from './spell'

const table: Table = {
  roster: 'WorkplanTask',
  name: 'Sheet1',
  above: ['样板县民族团结进步创建工作作战图任务清单'],
  columns: [
    serialNumber(),
    column('任务编号', 'code', (row) => row.code),
    column('工作任务', 'title', (row) => row.title),
    column('牵头单位', 'lead', (row) => row.lead),
    column('配合单位', 'supporters', (row) => row.supporters),
    column('完成时限', 'dueOn', (row) => spoken(row.dueOn, dotted)),
    column('完成情况', 'status', (row) => labels.taskStatus[row.status as keyof typeof labels.taskStatus]),
    column('完成时间', 'completedOn', (row, index) => spoken(row.completedOn, index % 2 ? chinese : compact)),
    column('备注', '', (row) => (row.supporters?.includes('各创建单位') ? '13个创建单位,逐一落实' : null)),
  ],
  body: countyRows.WorkplanTask.map((row) => ({ row })),
  below: ['注：共26项任务。'],
}

export const workplan: Book = { file: '作战图任务清单.csv', sheets: [table] }
