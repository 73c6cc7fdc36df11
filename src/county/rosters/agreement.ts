import { choice, day, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Unit } from './unit'

@Roster({
  zh: '合作协议',
  en: 'An agreement, or an intention, to cooperate.',
  plural: 'agreements',
  singular: 'agreement',
  sheets: ['合作协议', '协议台账', '合作协议台账', '交流合作'],
  key: [['title']],
})
export class Agreement {
  @text({ required: true, headers: ['协议名称', '名称', '合作事项', '协议'], en: 'Title' }) title!: string
  @link(() => Unit, { headers: ['单位', '单位名称', '签订单位', '责任单位', '本方单位'], inverse: 'agreements', en: 'Our unit' }) unit?: Unit
  @choice({
    headers: ['合作领域', '领域', '合作类别'],
    options: [
      ['EDUCATION', '教育', 'education', '教育合作', '教育交流'],
      ['CULTURE', '文化', 'culture', '文化交流'],
      ['INDUSTRY', '产业', 'industry', '产业合作'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Field of cooperation',
  })
  field?: string
  @text({ headers: ['合作方', '合作单位', '对方单位', '协作方'], en: 'Partner, in words' }) partner?: string
  @text({ headers: ['合作形式', '形式', '合作方式'], en: 'Form, such as 代培 (entrusted schooling)' }) form?: string
  @choice({
    headers: ['状态', '协议状态', '签订情况', '进展'],
    options: [
      ['INTENTION', '意向', 'intention', '达成意向', '合作意向', '意向性'],
      ['SIGNED', '已签订', 'signed', '签订', '已签'],
      ['ENDED', '已结束', 'ended', '到期', '终止'],
    ],
    en: 'Status',
  })
  status?: string
  @day({ headers: ['签订时间', '签订日期', '达成时间'], en: 'Signed' }) signedOn?: string
  @whole({ headers: ['代培人数', '代培学生数', '人数'], unit: '人', en: 'Pupils schooled on behalf of the partner, a count' }) pupils?: number
}
