import { choice, day, text, whole, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'

@Roster({
  zh: '督查轮次',
  en: 'One round of supervision.',
  plural: 'supervisionRounds',
  singular: 'supervisionRound',
  sheets: ['督查轮次', '督查台账', '督查检查台账', '督查情况', '督查安排', '督查工作台账'],
  key: [['year', 'level', 'sequence']],
  rules: [{ id: 'R-07', left: 'startOn', operator: 'le', right: 'endOn', severity: 'error', zh: '结束时间不能早于开始时间', en: 'a round ends after it starts' }],
})
export class SupervisionRound {
  @year({ required: true, headers: ['年度', '督查年度', '年份'], en: 'Year' }) year!: number
  @choice({ required: true, headers: ['督查级别', '级别', '层级', '督查层级'], options: levels('COUNTY', 'MUNICIPAL', 'PROVINCIAL'), en: 'Level that inspects' }) level!: string
  @whole({ required: true, headers: ['轮次', '第几轮', '督查批次', '督查轮次', '批次'], en: 'Number of the round within year and level' }) sequence!: number
  @choice({
    headers: ['督查类型', '类型', '督查形式', '类别'],
    options: [
      ['INSPECTION', '督查', 'inspection', '督查检查', '督导', '检查'],
      ['CPPCC_SURVEY', '政协调研', 'survey by the political consultative conference', '监督性调研', '政协监督性调研', '调研'],
      ['OBSERVATION', '观摩', 'observation', '观摩活动'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of supervision',
  })
  category?: string
  @text({ headers: ['督查单位', '检查单位', '督查组', '调研单位'], en: 'Who inspects, in words' }) inspector?: string
  @day({ headers: ['开始时间', '开始日期', '督查开始时间', '督查时间', '检查时间'], en: 'First day' }) startOn?: string
  @day({ headers: ['结束时间', '结束日期', '督查结束时间'], en: 'Last day' }) endOn?: string
}
