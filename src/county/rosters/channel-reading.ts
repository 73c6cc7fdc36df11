import { day, link, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { PublicityChannel } from './publicity-channel'

@Roster({
  zh: '平台数据',
  en: 'Figures of a channel on one day.',
  plural: 'channelReadings',
  singular: 'channelReading',
  sheets: ['平台数据', '公众号数据', '平台运行数据', '平台统计', '公众号运行情况'],
  key: [['channel', 'asOf']],
})
export class ChannelReading {
  @link(() => PublicityChannel, { required: true, headers: ['平台', '平台名称', '公众号', '宣传平台', '公众号名称'], inverse: 'readings', en: 'Channel' }) channel!: PublicityChannel
  @day({ required: true, headers: ['统计时间', '统计日期', '截止时间', '截至时间', '日期', '时间'], en: 'Day the figures stand for' }) asOf!: string
  @whole({ headers: ['关注人数', '粉丝数', '累计关注', '累计关注人数'], unit: '人', qualified: true, en: 'Followers' }) followers?: number
  @whole({ headers: ['累计发布', '累计发布信息', '发布信息数', '累计发布数', '发布条数', '累计发布(条)'], unit: '条', en: 'Posts published so far' }) posts?: number
  @whole({ headers: ['阅读量', '阅读次数', '总阅读次数', '累计阅读'], unit: '次', en: 'Reads' }) reads?: number
}
