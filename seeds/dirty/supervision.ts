/** 督查 as a WPS .et: rounds and findings of 2020, the year in the titles only, merged levels and rounds, unit names as people say them. */
import { labels } from '../columns'
import { countyRows } from '../county'
import { type Book, signatures } from './book'
import { column, remark, serialNumber, type Table } from './layout'
import { chinese, dateCell, dotted, fullUnit, officeOf, orDash, shortUnit, spoken, yearless } from './spell'

const levels: Record<string, string> = { COUNTY: '县级', MUNICIPAL: '市级', PROVINCIAL: '省级' }
const roundKinds: Record<string, string> = { INSPECTION: '督查检查', CPPCC_SURVEY: '监督性调研' }
const kinds: Record<string, string> = {
  ...labels.findingCategory,
  POLICY_STUDY_WEAK: '政策业务学习不够',
  PROGRESS_LAG: '推进不力',
  RECORDS: '档案资料',
}
const actions: Record<string, string> = { ...labels.action, INTERVIEW: '谈话沟通', GUIDANCE: '交流指导' }
const states: Record<string, string> = { ...labels.findingStatus, CLOSED: '销号', IN_PROGRESS: '正在整改' }

const roundTable: Table = {
  roster: 'SupervisionRound',
  name: '督查情况',
  above: ['样板县2020年创建工作督查检查情况表'],
  columns: [
    serialNumber(),
    column('督查级别', 'level', (row) => levels[row.level], { merged: true }),
    column('第几轮', 'sequence', (row) => row.sequence),
    column('督查形式', 'category', (row) => roundKinds[row.category]),
    column('督查组', 'inspector', (row) => row.inspector, { merged: true, width: 20 }),
    column('督查时间/开始日期', 'startOn', (row) => spoken(row.startOn, chinese)),
    column('督查时间/结束日期', 'endOn', (row, index) => (index % 2 ? dateCell(row.endOn) : spoken(row.endOn, dotted))),
    remark(),
  ],
  body: countyRows.SupervisionRound.map((row) => ({ row })),
  said: ['year'],
  below: [signatures],
}

const findingTable: Table = {
  roster: 'SupervisionFinding',
  name: '问题台账',
  above: ['样板县2020年督查问题整改台账', '填报单位：样板县创建办        截止时间：2020年6月15日'],
  columns: [
    serialNumber(),
    column('督查级别', 'round', (row) => levels[row.round.level], { merged: true }),
    column('督查轮次', 'round', (row) => row.round.sequence, { merged: true }),
    column('问题编号', 'code', (row) => row.code),
    column('整改责任单位', 'unit', (row, index) =>
      index % 4 === 1 ? fullUnit(row.unit) : index % 4 === 3 ? shortUnit(row.unit) : officeOf(row.unit),
    ),
    column('问题类别', 'category', (row) => kinds[row.category]),
    column('发现问题', 'description', (row) => row.description, { width: 28 }),
    column('整改要求(措施)', 'measure', (row) => row.measure, { width: 28 }),
    column('处理方式', 'action', (row) => actions[row.action]),
    column('整改期限', 'dueOn', (row) => spoken(row.dueOn, yearless)),
    column('整改完成日期', 'rectifiedOn', (row) => orDash(spoken(row.rectifiedOn, dotted))),
    column('销号日期', 'closedOn', (row) => orDash(spoken(row.closedOn, yearless))),
    column('整改进展', 'status', (row) => states[row.status]),
  ],
  body: countyRows.SupervisionFinding.map((row) => ({ row })),
  said: ['round.year'],
  below: ['注：县级督查发现问题15条，市政协调研建议2条。', signatures],
}

export const supervision: Book = { file: '督查整改台账.et', sheets: [roundTable, findingTable] }
