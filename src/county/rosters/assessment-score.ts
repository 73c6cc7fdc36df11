import { choice, decimal, flag, link, text, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Unit } from './unit'

@Roster({
  zh: '测评得分',
  en: 'One scored item of an assessment.',
  plural: 'assessmentScores',
  singular: 'assessmentScore',
  sheets: ['测评得分', '测评指标自评表', '自评表', '自评得分', '测评表', '考核评分表'],
  key: [['framework', 'year', 'code']],
  rules: [
    { id: 'V-21', left: 'selfScore', operator: 'le', right: 'maxScore', severity: 'error', zh: '自评得分不能超过分值', en: 'the self score must not exceed the maximum' },
    { id: 'V-21', left: 'reviewScore', operator: 'le', right: 'maxScore', severity: 'error', zh: '考评得分不能超过分值', en: 'the review score must not exceed the maximum' },
  ],
})
export class AssessmentScore {
  @text({ required: true, headers: ['测评体系', '体系名称', '测评体系名称', '指标体系'], en: 'Framework' }) framework!: string
  @year({ required: true, headers: ['年度', '测评年度', '考核年度', '年份'], en: 'Year' }) year!: number
  @text({ required: true, code: true, maxLength: 20, headers: ['编号', '指标编号', '指标编码'], en: 'Code of the item' }) code!: string
  @text({ required: true, maxLength: 300, headers: ['测评内容', '指标名称', '测评指标', '指标', '考核内容', '二级指标', '三级指标'], en: 'What is assessed' }) title!: string
  @text({ headers: ['上级指标', '一级指标', '上级编号'], en: 'Item above it' }) parent?: string
  @choice({
    headers: ['类型', '指标类型', '类别'],
    options: [
      ['BASE', '基础', 'base', '基础分', '基础指标', '基本分'],
      ['BONUS', '加分', 'bonus', '加分项'],
      ['PENALTY', '扣分', 'penalty', '扣分项', '减分项'],
      ['VETO', '一票否决', 'veto', '否决项', '一票否决项'],
    ],
    en: 'Kind of item',
  })
  category?: string
  @decimal({ headers: ['分值', '满分', '标准分', '权重'], unit: '分', en: 'Maximum score' }) maxScore?: string
  @decimal({ headers: ['自评得分', '自评分', '自评'], unit: '分', en: 'Self-assessed score' }) selfScore?: string
  @decimal({ headers: ['考评得分', '上级评分', '核定分', '考核得分', '评审得分'], unit: '分', en: 'Reviewed score' }) reviewScore?: string
  @text({ headers: ['扣分原因', '扣分说明', '失分原因'], maxLength: 300, en: 'Reason for points lost' }) reason?: string
  @link(() => Unit, { headers: ['责任单位', '牵头单位', '单位'], inverse: 'scores', en: 'Unit responsible' }) unit?: Unit
  @flag({ headers: ['是否触发', '是否触发否决', '一票否决'], en: 'Whether a veto item is triggered; no narrative is held' }) vetoTriggered?: boolean
}
