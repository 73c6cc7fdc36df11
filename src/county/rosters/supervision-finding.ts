import { choice, day, link, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { SupervisionRound } from './supervision-round'
import { Unit } from './unit'

@Roster({
  zh: '督查问题',
  en: 'A problem found in a round of supervision, followed until it is struck off.',
  plural: 'supervisionFindings',
  singular: 'supervisionFinding',
  sheets: ['督查问题', '问题整改台账', '问题台账', '督查问题台账', '整改台账', '督查问题整改台账', '问题清单'],
  key: [['round', 'code']],
  rules: [{ id: 'V-20', left: 'rectifiedOn', operator: 'le', right: 'closedOn', severity: 'error', zh: '销号时间不能早于整改完成时间', en: 'a finding is closed after it is rectified' }],
})
export class SupervisionFinding {
  @link(() => SupervisionRound, { required: true, headers: ['督查轮次', '轮次', '第几轮', '督查批次'], inverse: 'findings', en: 'Round that found it' }) round!: SupervisionRound
  @text({ required: true, code: true, maxLength: 20, headers: ['问题编号', '编号', '问题序号'], en: 'Code within the round' }) code!: string
  @link(() => Unit, { required: true, headers: ['责任单位', '整改责任单位', '存在问题单位', '单位', '被督查单位', '整改单位'], inverse: 'findings', en: 'Unit responsible' }) unit!: Unit
  @choice({
    headers: ['问题类型', '问题类别', '类型', '类别'],
    options: [
      ['ATTENTION_LACKING', '重视不够', 'lacking attention', '重视程度不够', '思想不重视'],
      ['POLICY_STUDY_WEAK', '学习不够', 'weak policy study', '政策业务学习不够', '业务学习不够', '学习不到位'],
      ['PROGRESS_LAG', '进度滞后', 'lagging progress', '推进不力', '进展缓慢', '进度缓慢', '进度'],
      ['FUNDING', '经费', 'funding', '资金', '经费不足', '经费保障'],
      ['RECORDS', '资料', 'records', '档案资料', '资料不全', '档案'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of problem',
  })
  category?: string
  @text({ headers: ['问题描述', '存在问题', '发现问题', '问题', '具体问题', '存在的问题'], maxLength: 1000, en: 'Description' }) description?: string
  @text({ headers: ['整改措施', '整改要求', '整改建议', '建议', '整改要求(措施)'], maxLength: 1000, en: 'Measure' }) measure?: string
  @choice({
    headers: ['处理方式', '处理', '处置方式', '谈话/约谈/指导/通报', '处理情况'],
    options: [
      ['INTERVIEW', '谈话', 'interview', '谈话沟通', '谈话提醒'],
      ['FORMAL_INTERVIEW', '约谈', 'formal interview'],
      ['GUIDANCE', '指导', 'guidance', '交流指导', '现场指导'],
      ['CIRCULAR', '通报', 'circular', '通报批评'],
      ['NONE', '无', 'none', '未处理'],
    ],
    en: 'How the unit was dealt with',
  })
  action?: string
  @day({ headers: ['整改时限', '整改期限', '完成时限', '时限'], en: 'Due' }) dueOn?: string
  @day({ headers: ['整改完成时间', '整改完成日期', '完成时间', '整改时间'], en: 'Rectified' }) rectifiedOn?: string
  @day({ headers: ['销号时间', '销号日期'], en: 'Struck off the list' }) closedOn?: string
  @choice({
    headers: ['整改状态', '整改情况', '状态', '销号情况', '整改进展'],
    options: [
      ['OPEN', '未整改', 'open', '未完成', '未开始', '未销号'],
      ['IN_PROGRESS', '整改中', 'in progress', '正在整改', '持续推进', '推进中', '基本完成'],
      ['RECTIFIED', '已整改', 'rectified', '整改完成', '完成', '已完成'],
      ['CLOSED', '已销号', 'closed', '销号'],
    ],
    en: 'Status',
  })
  status?: string
}
