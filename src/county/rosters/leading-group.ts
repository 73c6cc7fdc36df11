import { choice, day, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'
import { Unit } from './unit'

@Roster({
  zh: '领导小组',
  en: 'A coordinating body; it holds posts, never names.',
  plural: 'leadingGroups',
  singular: 'leadingGroup',
  sheets: ['领导小组', '领导小组一览表', '领导小组成立情况', '领导小组统计表'],
  key: [['name']],
})
export class LeadingGroup {
  @text({ required: true, headers: ['名称', '领导小组名称', '小组名称', '机构名称', '领导小组'], en: 'Name of the group' }) name!: string
  @choice({
    headers: ['类型', '小组类型', '类别'],
    options: [
      ['CREATION', '创建', 'creation', '创建工作', '创建领导小组', '创建工作领导小组'],
      ['SUPERVISION', '督查', 'supervision', '督导', '督查组', '督查检查'],
    ],
    en: 'What the group is for',
  })
  category?: string
  @choice({ headers: ['级别', '层级', '小组级别'], options: levels('COUNTY', 'UNIT'), en: 'County group or a unit’s own' }) level?: string
  @link(() => Unit, { headers: ['单位', '单位名称', '所属单位', '成立单位', '创建单位'], inverse: 'leadingGroups', en: 'Unit whose group it is' }) unit?: Unit
  @text({ headers: ['组长职务', '组长岗位', '组长(职务)'], maxLength: 100, en: 'Post of the head; a post, never a name' }) headPost?: string
  @whole({ headers: ['成员单位数', '成员单位', '成员单位个数', '成员单位(个)'], unit: '个', en: 'Member units' }) memberUnits?: number
  @day({ headers: ['成立时间', '成立日期', '印发时间'], en: 'Day the group was set up' }) establishedOn?: string
  @text({ headers: ['文号', '文件号', '成立文号', '发文字号'], style: 'document', code: true, maxLength: 60, en: 'Document number' }) document?: string
}
