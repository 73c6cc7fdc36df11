import { choice, day, link, money, percent, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Unit } from './unit'

@Roster({
  zh: '示范点',
  en: 'A showcase place that a unit builds.',
  plural: 'demonstrationSites',
  singular: 'demonstrationSite',
  sheets: ['示范点', '示范点打造进度表', '示范点进度', '示范点一览表', '示范点打造情况', '示范点台账'],
  key: [['unit', 'name']],
  rules: [
    { id: 'V-19', when: { cell: 'status', is: ['COMPLETE'] }, must: { cell: 'completedOn', is: 'present' }, severity: 'error', zh: '状态为“完成”的示范点应填实际完成时间', en: 'a complete site has its completion day' },
    { id: 'V-19', when: { cell: 'status', is: ['COMPLETE'] }, left: 'progress', operator: 'ge', right: 100, severity: 'error', zh: '状态为“完成”的示范点进度应为 100%', en: 'a complete site has progress 100' },
  ],
})
export class DemonstrationSite {
  @text({ required: true, maxLength: 80, headers: ['示范点名称', '示范点', '创建点', '点位', '名称', '创建点名称'], en: 'Name of the site' }) name!: string
  @link(() => Unit, { required: true, headers: ['创建单位', '单位名称', '单位', '责任单位', '打造单位', '建设单位'], inverse: 'sites', en: 'Unit that builds it' }) unit!: Unit
  @text({ headers: ['创建类别', '“进”类别', '进类别', '类别', '创建领域'], maxLength: 60, en: 'Creation domain, such as 进学校' }) domain?: string
  @text({ headers: ['教育基地级别', '基地级别', '国家/省/市级基地', '教育基地'], maxLength: 60, en: 'Levels at which it is an education base' }) baseLevels?: string
  @percent({ headers: ['进度', '打造进度', '完成进度', '进度%', '完成比例', '完成率'], en: 'Progress' }) progress?: string
  @choice({
    headers: ['状态', '完成情况', '进展', '进展情况', '打造情况'],
    options: [
      ['NOT_STARTED', '未启动', 'not started', '未开始'],
      ['ON_TRACK', '推进中', 'on track', '正常推进', '正在推进', '正在打造'],
      ['BASICALLY_COMPLETE', '基本完成', 'basically complete', '基本建成'],
      ['COMPLETE', '完成', 'complete', '已完成', '全面完成'],
      ['LAGGING', '滞后', 'lagging', '进度滞后', '相对滞后', '推进缓慢'],
    ],
    en: 'Status',
  })
  status?: string
  @day({ headers: ['计划完成时间', '计划完成', '完成时限', '计划时间'], en: 'Planned completion' }) plannedCompletionOn?: string
  @day({ headers: ['预计完成时间', '预计完成', '预计时间'], en: 'Forecast completion' }) forecastCompletionOn?: string
  @day({ headers: ['实际完成时间', '实际完成', '完成时间'], en: 'Actual completion' }) completedOn?: string
  @money({ headers: ['计划投入', '资金需求', '概算', '计划资金', '投入计划', '计划投资', '经费需求'], en: 'Planned cost' }) plannedCost?: string
}
