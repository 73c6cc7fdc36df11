/** 创建单位 as an old .xls: the category merged down, three ways to tick a box, 领导小组 beside it. */
import { labels } from '../columns'
import { countyRows } from '../county'
import type { Unit } from '../county/types'
import { type Book, signatures } from './book'
import { column, type DirtyColumn, remark, serialNumber, type Table } from './layout'
import { chinese, dateCell, dotted, has, oneZero, orDash, orNone, slashed, spoken, tick, yesNo } from './spell'

/** As offices call the categories. */
const categories: Record<string, string> = {
  ...labels.unitCategory,
  AGENCY: '党政机关',
  SOCIAL_ORGANIZATION: '社会团体',
}
const order = Object.keys(labels.unitCategory)
const sorted: Unit[] = [...countyRows.Unit].sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category))

const unitTable: Table = {
  roster: 'Unit',
  name: 'Sheet1',
  above: ['样板县民族团结进步示范县创建单位一览表', '填报单位：样板县委统战部          填报日期：2020年6月15日'],
  columns: [
    serialNumber(),
    column('单位类别', 'category', (row) => categories[row.category], { merged: true }),
    column('单位名称', 'name', (row) => row.name, { width: 24 }),
    column('社会信用代码', 'creditCode', (row) => row.creditCode, { width: 22 }),
    column('所在地/所属乡镇', 'township', (row) => orDash(row.township)),
    column('所在地/所在村', 'village', (row) => orDash(row.village?.name)),
    column('单位属性/是否县直', 'isCountyDirect', (row) => yesNo(row.isCountyDirect)),
    column('单位属性/是否重点创建单位', 'isKeyUnit', (row) => tick(row.isKeyUnit)),
    column('单位属性/是否共创共建', 'isCoFunder', (row) => oneZero(row.isCoFunder)),
    column('领导小组/是否成立领导小组', 'hasLeadingGroup', (row) => has(row.hasLeadingGroup)),
    column('领导小组/领导小组成立时间', 'leadingGroupOn', (row) => spoken(row.leadingGroupOn, dotted)),
    column('领导小组/专(兼)职人员（人）', 'dedicatedStaff', (row) => row.dedicatedStaff, {
      adds: (row: { dedicatedStaff: number | null }) => row.dedicatedStaff,
      formula: true,
    }),
    column('创建方案/是否制定方案', 'hasPlan', (row) => tick(row.hasPlan)),
    column('创建方案/方案印发时间', 'planOn', (row) => spoken(row.planOn, chinese)),
    column('目标责任书/是否应签责任书', 'needsLetter', (row) => yesNo(row.needsLetter)),
    column('目标责任书/是否签订责任书', 'hasLetter', (row) => tick(row.hasLetter)),
    column('目标责任书/责任书签订时间', 'letterOn', (row) => dateCell(row.letterOn)),
    column('命名情况/命名级别', 'designationLevel', (row) =>
      orDash(row.designationLevel && levelNames[row.designationLevel]),
    ),
    column('命名情况/批次', 'designationBatch', (row) => orDash(row.designationBatch)),
    column('命名情况/命名时间', 'designatedOn', (row) => orDash(spoken(row.designatedOn, chinese))),
    column('命名情况/有效期', 'designationValidUntil', (row) => orDash(spoken(row.designationValidUntil, slashed))),
    remark(),
  ],
  body: [...sorted.map((row) => ({ row })), { total: '合计', of: sorted }],
  below: ['注：县直单位35个，均参与共创共建。', signatures],
}

const levelNames: Record<string, string> = { NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市州级', COUNTY: '县' }

const groupColumns: DirtyColumn[] = [
  serialNumber('序\n号'),
  column('小组名称', 'name', (row) => row.name, { width: 40 }),
  column('类  型', 'category', (row) => (row.category === 'CREATION' ? '创建' : '督导')),
  column('层级', 'level', (row) => (row.level === 'COUNTY' ? '县级' : '单位')),
  column('成立单位', 'unit', (row) => row.unit),
  column('组长职务', 'headPost', (row) => row.headPost, { width: 24 }),
  column('成员单位数（个）', 'memberUnits', (row) => (row.memberUnits === null ? null : `${row.memberUnits}个`)),
  column('成立日期', 'establishedOn', (row, index) =>
    index % 3 === 0 ? dateCell(row.establishedOn) : spoken(row.establishedOn, index % 3 === 1 ? dotted : chinese),
  ),
  column('发文字号', 'document', (row) => orNone(row.document)),
]

const groupTable: Table = {
  roster: 'LeadingGroup',
  name: '领导小组',
  above: ['创建工作领导小组成立情况'],
  columns: groupColumns,
  body: countyRows.LeadingGroup.map((row) => ({ row })),
  below: [signatures],
}

export const units: Book = { file: '创建单位台账.xls', sheets: [unitTable, groupTable] }
