import { choice, day, link, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { progressOptions } from './progress'
import { Unit } from './unit'

@Roster({
  zh: '创建目标任务',
  en: 'One item of the goal set 八精三特五优十进 for one unit.',
  plural: 'goalTasks',
  singular: 'goalTask',
  sheets: ['创建目标任务', '目标任务清单', '目标任务分解表', '创建目标任务清单', '目标任务', '任务分解表'],
  key: [['code', 'unit']],
})
export class GoalTask {
  @text({ required: true, code: true, maxLength: 20, headers: ['编号', '任务编号', '目标编号', '项目编号'], en: 'Code of the goal item' }) code!: string
  @text({ required: true, headers: ['重点任务', '工作任务', '目标任务', '任务', '任务内容', '具体措施', '任务名称', '创建目标'], en: 'Title of the goal item' }) title!: string
  @link(() => Unit, { required: true, headers: ['牵头单位', '创建单位', '单位', '单位名称', '承担单位'], inverse: 'goalTasks', en: 'Unit that carries it out' }) unit!: Unit
  @choice({
    headers: ['目标类别', '类别', '目标类型', '类型'],
    options: [
      ['JING', '精', 'precision goals (8)', '八精'],
      ['TE', '特', 'speciality goals (3)', '三特'],
      ['YOU', '优', 'excellence goals (5)', '五优'],
      ['JIN', '进', 'entry goals (10)', '十进'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Group of the goal: 精, 特, 优 or 进; the county report does not define them further',
  })
  group?: string
  @text({ headers: ['责任单位', '配合单位', '协办单位', '参与单位'], maxLength: 300, en: 'Supporting units, in words' }) supporters?: string
  @day({ headers: ['完成时限', '时限', '计划完成时间', '要求完成时间'], en: 'Due' }) dueOn?: string
  @day({ headers: ['完成时间', '实际完成时间', '完成日期'], en: 'Completed' }) completedOn?: string
  @choice({ headers: ['完成情况', '进展情况', '状态', '进展', '落实情况'], options: progressOptions, en: 'Status' }) status?: string
}
