import { decimal, text, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'

@Roster({
  zh: '测评体系',
  en: 'A framework of assessment and what it takes to pass.',
  plural: 'assessmentFrameworks',
  singular: 'assessmentFramework',
  sheets: ['测评体系', '测评体系一览表', '指标体系'],
  key: [['name', 'year']],
})
export class AssessmentFramework {
  @text({ required: true, headers: ['测评体系', '体系名称', '名称', '测评体系名称', '指标体系'], en: 'Name' }) name!: string
  @year({ required: true, headers: ['年度', '测评年度', '年份'], en: 'Year' }) year!: number
  @decimal({ headers: ['总分', '满分', '总分值'], unit: '分', en: 'Total score' }) totalScore?: string
  @decimal({ headers: ['达标分', '达标分数', '合格分', '达标分值'], unit: '分', en: 'Score that passes' }) passScore?: string
  @text({ headers: ['文号', '文件依据', '印发文号'], style: 'document', code: true, maxLength: 60, en: 'Document number' }) document?: string
}
