import { choice, day, link, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'
import { Unit } from './unit'

@Roster({
  zh: '表彰肯定',
  en: 'Recognition of a unit by a level above.',
  plural: 'recognitions',
  singular: 'recognition',
  sheets: ['表彰肯定', '表彰台账', '表彰情况', '荣誉台账'],
  key: [['title', 'unit']],
})
export class Recognition {
  @text({ required: true, headers: ['事项', '表彰事项', '荣誉名称', '名称', '表彰名称'], en: 'What was recognised' }) title!: string
  @link(() => Unit, { required: true, creates: true, headers: ['单位', '单位名称', '受表彰单位', '获奖单位'], inverse: 'recognitions', en: 'Unit recognised' }) unit!: Unit
  @choice({ headers: ['授予级别', '级别', '表彰级别'], options: levels('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'), en: 'Level that recognised it' }) grantorLevel?: string
  @text({ headers: ['形式', '表彰形式', '方式'], en: 'Form' }) form?: string
  @day({ headers: ['时间', '表彰时间', '授予时间', '日期'], en: 'When' }) grantedOn?: string
}
