import { choice, day, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Unit } from './unit'

@Roster({
  zh: '宣传平台',
  en: 'A channel of publicity: an account, a group, a medium, a street.',
  plural: 'publicityChannels',
  singular: 'publicityChannel',
  sheets: ['宣传平台', '宣传平台一览表', '宣传载体', '平台台账'],
  key: [['name']],
})
export class PublicityChannel {
  @text({ required: true, headers: ['平台名称', '平台', '名称', '公众号名称', '载体名称', '宣传平台'], en: 'Name of the channel' }) name!: string
  @choice({
    headers: ['平台类型', '类型', '类别', '平台类别', '载体类型'],
    options: [
      ['WECHAT_OFFICIAL_ACCOUNT', '微信公众号', 'WeChat official account', '公众号', '微信公众平台'],
      ['WECHAT_GROUP', '微信群', 'WeChat group', '群', '工作群'],
      ['MEDIA', '媒体', 'media', '新闻媒体', '电视台', '网站', '融媒体'],
      ['STREET', '宣传街', 'publicity street', '一条街', '宣传一条街'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of channel',
  })
  category?: string
  @link(() => Unit, { creates: true, headers: ['主办单位', '运营单位', '管理单位', '主管单位'], inverse: 'channels', en: 'Unit that runs it' }) operator?: Unit
  @text({ headers: ['受众', '受众对象', '参加范围', '对象', '覆盖人群'], maxLength: 300, en: 'Audience in words; never a list of members' }) audience?: string
  @day({ headers: ['开通时间', '开通日期', '注册时间', '建立时间', '建成时间'], en: 'Opened' }) openedOn?: string
  @whole({ headers: ['关注人数', '粉丝数', '累计关注', '关注量', '成员数'], unit: '人', qualified: true, en: 'Followers' }) followers?: number
  @day({ headers: ['统计时间', '统计日期', '截止时间', '截至时间'], en: 'Day the figures stand for' }) asOf?: string
}
