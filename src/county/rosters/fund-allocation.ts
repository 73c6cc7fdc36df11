import { day, link, money, text } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { DemonstrationSite } from './demonstration-site'
import { FundingSource } from './funding-source'
import { Unit } from './unit'

@Roster({
  zh: '资金分配',
  en: 'Money of one source passed to one unit, followed from plan to payment.',
  plural: 'fundAllocations',
  singular: 'fundAllocation',
  sheets: ['资金分配表', '资金台账', '资金分配', '经费台账', '资金拨付表', '资金使用情况表', '经费落实情况', '资金安排'],
  key: [['source', 'recipient', 'document', 'site']],
  rules: [
    { id: 'V-01', left: 'approved', operator: 'le', right: 'planned', severity: 'warning', zh: '批复资金超过计划资金', en: 'more is approved than was planned' },
    { id: 'V-02', left: 'allocated', operator: 'le', right: 'approved', severity: 'error', zh: '下达资金不能超过批复资金', en: 'allocated must not exceed approved' },
    { id: 'V-03', left: 'received', operator: 'le', right: 'allocated', severity: 'error', zh: '到位资金不能超过下达资金', en: 'received must not exceed allocated' },
    { id: 'V-04', left: 'disbursed', operator: 'le', right: 'received', severity: 'warning', zh: '拨付资金超过到位资金（是否垫付？）', en: 'more is disbursed than received (pre-financed?)' },
    { id: 'V-05', left: 'paid', operator: 'le', right: 'allocated', severity: 'error', zh: '支付资金不能超过下达资金', en: 'paid must not exceed allocated' },
  ],
})
export class FundAllocation {
  @link(() => FundingSource, { required: true, headers: ['资金来源', '资金名称', '来源', '具体来源', '专项名称'], inverse: 'allocations', en: 'Funding source' }) source!: FundingSource
  @link(() => Unit, { required: true, creates: true, headers: ['使用单位', '资金使用单位', '实施单位', '单位', '责任单位', '项目单位', '单位名称', '用款单位', '收款单位', '出资单位'], inverse: 'allocations', en: 'Unit that uses the money' }) recipient!: Unit
  @link(() => DemonstrationSite, { headers: ['示范点', '示范点名称', '创建点'], inverse: 'allocations', en: 'Demonstration site it is for' }) site?: DemonstrationSite
  @text({ headers: ['资金文号', '文件依据', '下达文号', '指标文号', '文号'], style: 'document', code: true, maxLength: 60, en: 'Budget document number' }) document?: string
  @text({ headers: ['资金用途', '用途', '使用方向', '资金投向'], en: 'Purpose' }) purpose?: string
  @text({ headers: ['预算科目', '功能科目', '支出科目', '支出功能分类'], code: true, maxLength: 60, en: 'Budget function code' }) functionCode?: string
  @money({ headers: ['计划资金', '计划数', '计划投资', '申请资金', '计划', '资金/计划', '计划金额'], en: 'Planned (asked for; not yet money)' }) planned?: string
  @money({ headers: ['批复资金', '安排资金', '批复', '批复金额', '补助金额', '资金规模', '资金/批复', '批复数', '安排'], en: 'Approved' }) approved?: string
  @money({ headers: ['下达资金', '下达数', '分配金额', '指标金额', '金额', '下达', '资金/下达', '下达金额', '分配资金'], en: 'Allocated by document' }) allocated?: string
  @money({ headers: ['到位资金', '到账数', '到账资金', '到位', '资金/到位', '到位金额', '到账', '到位数'], en: 'Received by the unit' }) received?: string
  @money({ headers: ['拨付资金', '已拨付', '拨付金额', '拨付', '资金/拨付', '拨付数'], en: 'Disbursed' }) disbursed?: string
  @money({ headers: ['支付资金', '支付数', '支出数', '已支出', '报账金额', '支付', '资金/支付', '支付金额', '支出金额', '支出资金', '已支付'], en: 'Paid out' }) paid?: string
  @day({ headers: ['下达时间', '下达日期', '分配时间'], en: 'Day of allocation' }) allocatedOn?: string
  @day({ headers: ['到位时间', '到账时间', '到位日期'], en: 'Day of receipt' }) receivedOn?: string
  @day({ headers: ['支付截止时间', '截止时间', '支付统计时间', '截至时间'], en: 'Day the paid figure stands for' }) paidAsOf?: string
  @day({ headers: ['公示时间', '公告时间', '公示(公告)时间', '公告公示时间'], en: 'Day of public disclosure' }) disclosedOn?: string
}
