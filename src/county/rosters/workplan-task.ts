import { choice, day, link, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { progressOptions } from './progress'
import { Unit } from './unit'

@Roster({
  zh: '作战图任务',
  en: 'A time-bound task of the county’s wall-chart workplan.',
  plural: 'workplanTasks',
  singular: 'workplanTask',
  sheets: ['作战图任务', '作战图', '工作作战图', '挂图作战', '作战图任务清单', '工作任务清单'],
  key: [['code']],
})
export class WorkplanTask {
  @text({ required: true, code: true, maxLength: 20, headers: ['编号', '任务编号', '任务序号'], en: 'Code' }) code!: string
  @text({ required: true, headers: ['任务', '工作任务', '任务名称', '重点任务', '任务内容', '工作内容'], en: 'Title' }) title!: string
  @link(() => Unit, { creates: true, headers: ['牵头单位', '牵头部门', '责任领导单位'], inverse: 'workplanTasks', en: 'Lead unit' }) lead?: Unit
  @text({ headers: ['责任单位', '配合单位', '协办单位', '参与单位'], maxLength: 300, en: 'Supporting units, in words' }) supporters?: string
  @day({ headers: ['完成时限', '时限', '计划完成时间', '要求完成时间'], en: 'Due' }) dueOn?: string
  @day({ headers: ['完成时间', '实际完成时间', '完成日期'], en: 'Completed' }) completedOn?: string
  @choice({ headers: ['完成情况', '进展情况', '状态', '进展', '落实情况'], options: progressOptions, en: 'Status' }) status?: string
}
