import { choice, day, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { PublicityChannel } from './publicity-channel'
import { Unit } from './unit'

@Roster({
  zh: '宣传记录',
  en: 'Something published, put up or held.',
  plural: 'publicityRecords',
  singular: 'publicityRecord',
  sheets: ['宣传记录', '宣传台账', '宣传活动台账', '宣传信息台账', '活动台账', '宣传工作台账', '宣传活动', '信息发布台账'],
  key: [['category', 'title', 'heldOn', 'channel']],
})
export class PublicityRecord {
  @text({ required: true, headers: ['标题', '内容标题', '信息名称', '活动名称', '信息标题', '名称', '活动主题', '事项'], en: 'Title' }) title!: string
  @choice({
    headers: ['宣传类型', '类型', '活动类型', '类别', '载体类型', '宣传类别', '宣传形式'],
    options: [
      ['POST', '信息', 'post', '公众号信息', '信息发布', '推文', '公众号推送'],
      ['MEDIA_REPORT', '专题报道', 'media report', '媒体报道', '新闻报道', '报道'],
      ['SIGN', '宣传牌', 'sign', '灯杆宣传牌', '灯杆牌', '展板', '宣传栏'],
      ['PUBLICITY_MONTH', '宣传月', 'publicity month', '宣传月活动', '民族团结进步宣传月'],
      ['OUTREACH', '政策宣传', 'policy outreach', '集中宣传', '部门政策宣传'],
      ['INITIATIVE', '倡议', 'initiative', '倡议书', '发出倡议'],
      ['MONTHLY_THEME', '主题活动', 'monthly theme', '主题党日', '月度主题'],
      ['FLAG_DONATION', '赠国旗', 'flag donation', '赠送国旗', '赠送国旗活动'],
      ['CONTEST', '竞赛', 'contest', '知识竞赛'],
      ['PERFORMANCE', '文艺演出', 'performance', '文艺', '文艺节目', '演出'],
      ['SPEECH', '演讲', 'speech', '演讲比赛'],
      ['EXHIBITION', '展馆', 'exhibition', '展览', '乡史馆', '展厅'],
      ['STUDY_MEETING', '学习会议', 'study meeting', '座谈会', '学习会', '会议', '座谈'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of record',
  })
  category?: string
  @link(() => PublicityChannel, { headers: ['发布平台', '平台', '公众号', '媒体', '平台名称', '发布媒体'], inverse: 'records', en: 'Channel it appeared on' }) channel?: PublicityChannel
  @link(() => Unit, { creates: true, headers: ['主办单位', '组织单位', '发布单位', '牵头单位', '单位'], inverse: 'publicityRecords', en: 'Organiser' }) organizer?: Unit
  @text({ headers: ['联合主办', '联合主办单位', '协办单位'], maxLength: 300, en: 'Joint organisers, in words' }) coOrganizers?: string
  @text({ headers: ['参加单位', '参与单位', '参加部门', '参与部门'], maxLength: 500, en: 'Participating units, in words' }) participantList?: string
  @day({ headers: ['时间', '发布时间', '发表时间', '活动时间', '开展时间', '日期', '发布日期'], en: 'When it was published or held' }) heldOn?: string
  @whole({ headers: ['届次', '届', '第几届'], en: 'Ordinal: the 17th publicity month is 17' }) ordinal?: number
  @whole({ headers: ['数量', '数量(个)', '制作数量', '数量(块)', '数量(份)'], qualified: true, en: 'How many, for countable things such as signs' }) quantity?: number
  @whole({ headers: ['参加单位数', '参与单位数', '参加部门数', '参与部门数'], unit: '个', en: 'Participating units' }) participatingUnits?: number
  @whole({ headers: ['参与人数', '参加人数', '参与人次', '参与人数(人次)'], unit: '人', qualified: true, en: 'People taking part' }) participants?: number
  @whole({ headers: ['阅读量', '阅读次数', '总阅读次数', '浏览量'], unit: '次', en: 'Reads' }) reads?: number
  @text({ headers: ['地点', '活动地点', '位置', '安装地点'], en: 'Place' }) place?: string
}
