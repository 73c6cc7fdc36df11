/** 测评、节点、协议、表彰: small tables, one a tab, with a total row under the scores and slashes where nothing applies. */
import { labels } from '../columns'
import { countyRows } from '../county'
import { type Book, signatures } from './book'
import { type Body, column, type Row, remark, serialNumber, type Table } from './layout'
import { chinese, dateCell, orDash, orSlash, spoken, yearless, yesNo } from './spell'

const scores = countyRows.AssessmentScore
const base = scores.filter(({ category }) => category === 'BASE')
const vetoes = scores.filter(({ category }) => category === 'VETO')
const number = (value: string | null) => (value === null ? null : Number(value))

const scoreBody: Body[] = [
  ...base.map((row) => ({ row })),
  { total: '合计', of: base },
  { section: '一票否决' },
  ...vetoes.map((row) => ({ row })),
]

const scoreTable: Table = {
  roster: 'AssessmentScore',
  name: '自评表',
  above: ['样板县创建示范县测评指标自评表（2020年）'],
  columns: [
    column('测评体系', 'framework', (row) => row.framework, { merged: true, width: 36 }),
    column('年度', 'year', (row) => `${row.year}年`, { merged: true }),
    column('指标编号', 'code', (row) => (row.category === 'BASE' ? Number(row.code) : row.code)),
    column('一级指标', 'parent', (row) => orSlash(row.parent)),
    column('测评内容', 'title', (row) => row.title, { width: 26 }),
    column('指标类型', 'category', (row) => (row.category === 'BASE' ? '基础分' : '否决项')),
    column('分值/满分', 'maxScore', (row) => orSlash(number(row.maxScore)), {
      adds: (row: Row) => number(row.maxScore),
    }),
    column('得分/自评分', 'selfScore', (row) => orSlash(row.selfScore), { adds: (row: Row) => number(row.selfScore) }),
    column('扣分原因', 'reason', (row) => row.reason, { width: 22 }),
    column('责任单位', 'unit', (row) => orSlash(row.unit)),
    column('是否触发', 'vetoTriggered', (row) => orSlash(yesNo(row.vetoTriggered))),
  ],
  body: scoreBody,
  below: ['注：分值为样例。', signatures],
}

const frameworkTable: Table = {
  roster: 'AssessmentFramework',
  name: '体系',
  above: ['测评体系一览表'],
  columns: [
    column('体系名称', 'name', (row) => row.name, { width: 36 }),
    column('测评年度', 'year', (row) => row.year),
    column('总分', 'totalScore', (row) => `${row.totalScore}分`),
    column('达标分', 'passScore', (row) => `${row.passScore}分`),
    column('印发文号', 'document', (row) => orDash(row.document)),
  ],
  body: countyRows.AssessmentFramework.map((row) => ({ row })),
}

const milestoneNames: Record<string, string> = { ...labels.milestoneCategory, ACCEPTANCE: '评估验收' }
const levels: Record<string, string> = { PROVINCIAL: '省', MUNICIPAL: '市', COUNTY: '县' }

const milestoneTable: Table = {
  roster: 'Milestone',
  name: '节点',
  above: ['样板县2020年创建工作节点安排'],
  columns: [
    serialNumber(),
    column('工作事项', 'title', (row) => row.title, { width: 36 }),
    column('节点类型', 'category', (row) => milestoneNames[row.category]),
    column('组织级别', 'level', (row) => levels[row.level]),
    column('计划时间', 'plannedOn', (row) => spoken(row.plannedOn, yearless)),
    column('召开时间', 'heldOn', (row) => dateCell(row.heldOn, 'yyyy-mm-dd')),
    remark(),
  ],
  body: countyRows.Milestone.map((row) => ({ row })),
}

const agreementTable: Table = {
  roster: 'Agreement',
  name: '合作协议',
  above: ['教育交流合作协议台账'],
  columns: [
    serialNumber(),
    column('协议名称', 'title', (row) => row.title, { width: 28 }),
    column('签订单位', 'unit', (row) => row.unit),
    column('合作领域', 'field', () => '教育合作'),
    column('合作方', 'partner', (row) => row.partner),
    column('合作形式', 'form', (row) => row.form),
    column('签订情况', 'status', () => '达成意向'),
    column('签订时间', 'signedOn', (row) => orSlash(spoken(row.signedOn, chinese))),
    column('代培人数（人）', 'pupils', (row) => orDash(row.pupils)),
  ],
  body: countyRows.Agreement.map((row) => ({ row })),
}

const recognitionTable: Table = {
  roster: 'Recognition',
  name: '表彰',
  above: ['受上级表彰肯定情况'],
  columns: [
    serialNumber(),
    column('受表彰单位', 'unit', (row) => row.unit),
    column('表彰事项', 'title', (row) => row.title, { width: 28 }),
    column('表彰级别', 'grantorLevel', () => '省级'),
    column('表彰形式', 'form', (row) => row.form),
    column('表彰时间', 'grantedOn', (row) => orDash(row.grantedOn)),
  ],
  body: countyRows.Recognition.map((row) => ({ row })),
}

export const assessment: Book = {
  file: '测评自评与节点安排.xlsx',
  sheets: [scoreTable, frameworkTable, milestoneTable, agreementTable, recognitionTable],
}
