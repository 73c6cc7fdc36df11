import { choice, flag, money, text, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'

@Roster({
  zh: '资金来源',
  en: 'A line of money in one year: who gives it, through which channel.',
  plural: 'fundingSources',
  singular: 'fundingSource',
  sheets: ['资金来源', '资金来源表', '资金来源一览表', '专项资金来源'],
  key: [['name', 'year']],
})
export class FundingSource {
  @text({ required: true, maxLength: 80, headers: ['资金来源', '资金名称', '来源名称', '具体来源', '资金来源名称', '专项名称'], en: 'Name of the funding line' }) name!: string
  @year({ required: true, headers: ['资金年度', '年度', '下达年份', '资金年份', '年份', '下达年份批次'], en: 'Budget year' }) year!: number
  @choice({ headers: ['资金级次', '级次', '资金级别', '资金层级', '级别'], options: levels('CENTRAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'UNIT'), en: 'Level that gives the money' }) level?: string
  @choice({
    headers: ['资金渠道', '渠道', '筹资渠道'],
    options: [
      ['UPPER_SPECIAL', '省市专项', 'provincial or municipal special fund', '上级专项', '专项资金', '省市专项资金', '专项'],
      ['COUNTY_SUBSIDY', '县级补助', 'county subsidy', '县级补助资金', '县级财政', '县补'],
      ['OWN_SOURCE', '单位自筹', 'a unit’s own budget', '自筹', '自筹资金', '公用经费'],
    ],
    en: 'Channel the money comes through',
  })
  channel?: string
  @text({ headers: ['资金类别', '资金类型', '资金科目', '类别'], maxLength: 80, en: 'Fund line, such as ethnic-minority development fund' }) line?: string
  @text({ headers: ['资金文号', '文件依据', '下达文号', '指标文号', '文号'], style: 'document', code: true, maxLength: 60, en: 'Document number' }) document?: string
  @flag({ headers: ['是否纳入专项计划', '纳入专项计划', '是否纳入计划', '是否列入专项计划', '是否列入计划'], en: 'Included in the special plan of the level above' }) inPlan?: boolean
  @money({ headers: ['计划资金', '计划数', '计划', '计划金额', '计划投入'], en: 'Planned (asked for; not yet money)' }) planned?: string
  @money({ headers: ['下达资金', '下达数', '下达', '指标金额', '金额', '下达金额', '落实资金'], en: 'Allocated by document' }) allocated?: string
}
