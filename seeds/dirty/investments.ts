/** 投资项目 as .ods: one head with 万元 and 元 side by side, three rows deep, percentages as cells, 其中 under the totals. */
import { labels } from '../columns'
import { countyRows } from '../county'
import type { Investment } from '../county/types'
import { type Book, signatures } from './book'
import { column, count, type DirtyColumn, type Row, remark, serialNumber, type Table } from './layout'
import { chinese, dateCell, dotted, officeOf, orDash, orSlash, percentCell, slashed, spoken, wan, yuan } from './spell'

const statuses: Record<string, string> = { ...labels.investmentStatus, STARTED: '已开工', COMPLETED: '已完工' }
const categories: Record<string, string> = {
  ...labels.investmentCategory,
  INDUSTRY: '产业',
  INFRASTRUCTURE: '基础设施建设',
}

const inWan = (path: string, field: keyof Investment): DirtyColumn =>
  column(path, field, (row) => orDash(wan(row[field])), { adds: (row: Row) => wan(row[field]) })
const inYuan = (path: string, field: keyof Investment): DirtyColumn =>
  column(path, field, (row) => yuan(row[field]), { adds: (row: Row) => yuan(row[field]), formula: true })

const table: Table = {
  roster: 'Investment',
  name: '项目台账',
  above: ['样板县2020年投资项目进展情况台账', '填报单位：样板县民宗局        填报时间：2020年6月15日'],
  columns: [
    serialNumber(),
    column('项目代码', 'code', (row) => row.code, { width: 26 }),
    column('工程名称', 'name', (row) => row.name, { width: 30 }),
    column('项目类型', 'category', (row) => categories[row.category]),
    column('性质', 'nature', (row) => labels.nature[row.nature as keyof typeof labels.nature]),
    column('建设地址/乡镇', 'township', (row) => row.township, { merged: true }),
    column('建设地址/行政村', 'village', (row) => orSlash(row.village?.name)),
    column('建设地址/实施地点', 'place', (row) => row.place),
    column('项目业主', 'implementer', (row) => officeOf(row.implementer)),
    column('行业主管部门', 'authority', (row, index) => (index % 2 ? row.authority.slice(1) : row.authority)),
    inWan('投资（万元）/总投资', 'total'),
    inWan('投资（万元）/其中/中央', 'central'),
    inWan('投资（万元）/其中/省级', 'provincial'),
    inWan('投资（万元）/其中/市级', 'municipal'),
    inWan('投资（万元）/其中/县级', 'county'),
    inWan('投资（万元）/其中/自筹', 'selfRaised'),
    inWan('年度计划投资（万元）', 'annualPlan'),
    inYuan('完成情况/累计完成投资（元）', 'completed'),
    inYuan('完成情况/支付金额（元）', 'paid'),
    column('完成情况/工程进度', 'progress', (row) => percentCell(row.progress)),
    column('完成情况/项目进展', 'status', (row) => statuses[row.status]),
    column('项目库', 'libraryStatus', () => '入库'),
    column('工期/开工时间', 'startOn', (row, index) =>
      index % 2 ? dateCell(row.startOn) : spoken(row.startOn, dotted),
    ),
    column('工期/计划完工', 'plannedCompletionOn', (row) => spoken(row.plannedCompletionOn, chinese)),
    column('工期/竣工时间', 'completedOn', (row) => orDash(spoken(row.completedOn, slashed))),
    column('工期/验收时间', 'acceptedOn', (row) => orSlash(spoken(row.acceptedOn, slashed))),
    count('受益/户数（户）', 'beneficiaryHouseholds'),
    count('受益/贫困户（户）', 'beneficiaryPoorHouseholds'),
    count('受益/人口（人）', 'beneficiaryPopulation'),
    column('建设内容', 'scope', (row) => row.scope, { width: 40 }),
    remark(),
  ],
  body: [
    ...countyRows.Investment.map((row) => ({ row })),
    { blank: true },
    { total: '合计', of: countyRows.Investment },
  ],
  said: ['year'],
  below: ['注：石桥民族乡6个项目，县民族小学1个项目。', signatures],
}

export const investments: Book = { file: '投资项目进展情况台账.ods', sheets: [table] }
