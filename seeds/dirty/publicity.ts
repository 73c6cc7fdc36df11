/** 宣传: 300余 and 约600 as they are said, dates without their year, spans of days, counts with their measure words. */
import { counted, serial } from '../clean'
import { labels } from '../columns'
import { countyRows } from '../county'
import { type Book, signatures } from './book'
import { type Body, column, remark, serialNumber, type Table } from './layout'
import { chinese, compact, dateCell, dotted, fullUnit, orSlash, spoken, wide, yearless } from './spell'

const channelNames: Record<string, string> = {
  ...labels.channelCategory,
  WECHAT_OFFICIAL_ACCOUNT: '公众号',
  STREET: '宣传一条街',
  MEDIA: '融媒体',
}

const channelTable: Table = {
  roster: 'PublicityChannel',
  name: '平台',
  above: ['样板县创建工作宣传平台一览表'],
  columns: [
    serialNumber(),
    column('平台类型', 'category', (row) => channelNames[row.category]),
    column('平台名称', 'name', (row) => row.name, { width: 32 }),
    column('主办单位', 'operator', (row) => row.operator),
    column('受众', 'audience', (row) => row.audience, { width: 36 }),
    column('开通时间', 'openedOn', (row) => spoken(row.openedOn, chinese)),
    column('关注人数（人）', 'followers', (row) => (row.followers === null ? '——' : counted(row, 'followers'))),
    column('截至时间', 'asOf', (row) => orSlash(spoken(row.asOf, dotted))),
  ],
  body: countyRows.PublicityChannel.map((row) => ({ row })),
  below: [signatures],
}

/** A number of eight digits, a true date, and once the bare serial number of a date whose format was lost. */
const readingDay = (day: string, index: number) =>
  index === 3 ? serial(day) : index % 2 ? dateCell(day) : Number(compact(day))

const readingTable: Table = {
  roster: 'ChannelReading',
  name: '公众号数据',
  above: ['公众号运行情况'],
  columns: [
    column('公众号', 'channel', (row) => row.channel, { merged: true }),
    column('统计时间', 'asOf', (row, index) => readingDay(row.asOf, index)),
    column('粉丝数', 'followers', (row) => counted(row, 'followers')),
    column('累计发布（条）', 'posts', (row) => row.posts),
    column('总阅读次数', 'reads', (row, index) => (index === 2 ? wide(row.reads) : row.reads)),
  ],
  body: countyRows.ChannelReading.map((row) => ({ row })),
}

const kinds: Record<string, string> = {
  ...labels.recordCategory,
  SIGN: '灯杆宣传牌',
  FLAG_DONATION: '赠送国旗',
  CONTEST: '知识竞赛',
  EXHIBITION: '乡史馆',
  PERFORMANCE: '文艺',
}

const posts = countyRows.PublicityRecord.filter(({ category }) => category === 'POST')
const others = countyRows.PublicityRecord.filter(({ category }) => category !== 'POST')

const postTable: Table = {
  roster: 'PublicityRecord',
  name: '2020年信息',
  above: ['样板县统战公众号2020年信息发布台账'],
  columns: [
    serialNumber(),
    column('内容标题', 'title', (row) => row.title, { width: 44 }),
    column('类型', 'category', () => '推文', { merged: true }),
    column('公众号', 'channel', (row) => row.channel, { merged: true }),
    column('发布单位', 'organizer', (row) => fullUnit(row.organizer), { merged: true }),
    column('发表时间', 'heldOn', (row) => spoken(row.heldOn, yearless)),
    column('阅读次数', 'reads', (row) => row.reads, { adds: (row: { reads: number }) => row.reads, formula: true }),
    remark(),
  ],
  body: [...posts.map((row) => ({ row })), { total: '合计', of: posts }],
}

const measured = (field: 'quantity' | 'participatingUnits', measure: string) => (row: Record<string, unknown>) =>
  row[field] === null ? null : `${row[field]}${measure}`

const activityBody: Body[] = [
  { section: '一、载体建设' },
  ...others.slice(0, 1).map((row) => ({ row })),
  { section: '二、宣传活动' },
  ...others.slice(1).map((row) => ({ row })),
]

const activityTable: Table = {
  roster: 'PublicityRecord',
  name: '2020年活动',
  above: ['样板县2020年民族团结进步宣传活动台账', '填报单位：样板县民宗局'],
  columns: [
    serialNumber(),
    column('活动类型', 'category', (row) => kinds[row.category]),
    column('届次', 'ordinal', (row) => (row.ordinal === 17 ? '十七' : row.ordinal)),
    column('活动名称', 'title', (row) => row.title, { width: 32 }),
    column('单位/主办单位', 'organizer', (row) => row.organizer),
    column('单位/联合主办', 'coOrganizers', (row) => row.coOrganizers),
    column('单位/参加单位', 'participantList', (row) => row.participantList, { width: 40 }),
    column('单位/参加单位数', 'participatingUnits', measured('participatingUnits', '个')),
    column('活动时间', 'heldOn', (row) => spoken(row.heldOn, row.heldOn.includes('/') ? chinese : yearless)),
    column('活动地点', 'place', (row) => row.place),
    column('参与人数（人）', 'participants', (row) =>
      row.participants === null ? null : counted(row, 'participants'),
    ),
    column('数量', 'quantity', measured('quantity', '块')),
    column('媒体', 'channel', (row) => row.channel),
    column('阅读量', 'reads', (row) => row.reads),
  ],
  body: activityBody,
  below: ['注：参与人数为估计数。', signatures],
}

export const publicity: Book = {
  file: '宣传工作台账（最终版）.xlsx',
  sheets: [channelTable, readingTable, postTable, activityTable],
}
