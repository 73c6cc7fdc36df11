import { choice, day, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'

@Roster({
  zh: '工作节点',
  en: 'A fixed point on the way to acceptance.',
  plural: 'milestones',
  singular: 'milestone',
  sheets: ['工作节点', '节点安排', '工作节点安排', '重要节点'],
  key: [['category', 'title', 'level']],
})
export class Milestone {
  @text({ required: true, headers: ['事项', '节点名称', '节点', '工作事项', '名称'], en: 'Title' }) title!: string
  @choice({
    headers: ['节点类型', '类型', '类别'],
    options: [
      ['PROMOTION_MEETING', '推进会', 'promotion meeting', '创建推进会'],
      ['OBSERVATION', '观摩', 'observation', '观摩活动'],
      ['PEER_INSPECTION', '互观互检', 'peer inspection'],
      ['ACCEPTANCE', '考核验收', 'acceptance', '验收', '评估验收'],
      ['WORKPLAN', '作战图', 'workplan', '挂图作战'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of milestone',
  })
  category?: string
  @choice({ headers: ['级别', '层级', '组织级别'], options: levels('PROVINCIAL', 'MUNICIPAL', 'COUNTY'), en: 'Level that holds it' }) level?: string
  @day({ headers: ['计划时间', '计划日期', '安排时间'], en: 'Planned' }) plannedOn?: string
  @day({ headers: ['完成时间', '举办时间', '实际时间', '召开时间'], en: 'Held' }) heldOn?: string
}
