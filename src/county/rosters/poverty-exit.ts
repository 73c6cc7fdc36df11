import { link, percent, text, whole, year } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Village } from './village'

@Roster({
  zh: '脱贫退出记录',
  en: 'Poverty figures of one village in one year: aggregate counts of households and people.',
  plural: 'povertyExits',
  singular: 'povertyExit',
  sheets: ['脱贫退出情况表', '贫困村退出情况表', '脱贫退出', '贫困村退出', '脱贫情况', '贫困退出情况', '脱贫退出记录', '贫困户退出情况表'],
  key: [['village', 'year']],
  rules: [
    { id: 'V-09', left: 'exitedHouseholds', operator: 'le', right: 'registeredHouseholds', severity: 'error', zh: '脱贫户数不能多于建档立卡户数', en: 'households exited must not exceed those registered' },
    { id: 'V-09', left: 'exitedPopulation', operator: 'le', right: 'registeredPopulation', severity: 'error', zh: '脱贫人口不能多于建档立卡人口', en: 'people exited must not exceed those registered' },
    { id: 'V-13', left: 'minorityRegisteredHouseholds', operator: 'le', right: 'registeredHouseholds', severity: 'error', zh: '少数民族建档立卡户数不能多于建档立卡户数', en: 'minority registered households must not exceed the registered households' },
    { id: 'V-13', left: 'minorityExitedHouseholds', operator: 'le', right: 'exitedHouseholds', severity: 'error', zh: '少数民族脱贫户数不能多于脱贫户数', en: 'minority households exited must not exceed the households exited' },
    { id: 'V-16', left: 'remainingHouseholds', operator: 'eq', right: { minus: ['registeredHouseholds', 'exitedHouseholds'], plus: 'relapsedHouseholds' }, severity: 'error', blank: 'zero', zh: '未脱贫户数应等于建档立卡户数减脱贫户数加返贫户数', en: 'households remaining = registered − exited + relapsed' },
    { id: 'V-16', left: 'remainingPopulation', operator: 'eq', right: { minus: ['registeredPopulation', 'exitedPopulation'], plus: 'relapsedPopulation' }, severity: 'error', blank: 'zero', zh: '剩余贫困人口应等于建档立卡人口减脱贫人口加返贫人口', en: 'people remaining = registered − exited + relapsed' },
    { id: 'V-11', left: 'incidence', operator: 'eq', right: { ratio: ['remainingPopulation', 'ruralPopulation'], times: 100 }, tolerance: 0.05, severity: 'warning', zh: '贫困发生率与“剩余贫困人口÷乡村人口”不符', en: 'the incidence differs from people remaining ÷ rural population' },
    { id: 'V-22', left: { ratio: ['registeredPopulation', 'registeredHouseholds'] }, operator: 'le', right: 10, severity: 'warning', zh: '户均人口超过 10 人，请核对户数与人口', en: 'more than 10 people a household; check both figures' },
    { id: 'V-22', left: { ratio: ['registeredPopulation', 'registeredHouseholds'] }, operator: 'ge', right: 1, severity: 'warning', zh: '户均人口不足 1 人，请核对户数与人口是否填反', en: 'less than one person a household; are the two swapped?' },
    { id: 'V-24', when: { cell: 'exitYear', is: 'present' }, left: 'incidence', operator: 'le', right: 3, severity: 'warning', zh: '已退出的村贫困发生率应低于 3%', en: 'a village that has exited has an incidence below 3 %' },
    { id: 'R-04', left: 'criteriaMet', operator: 'le', right: 'criteriaTotal', severity: 'error', zh: '达标项数不能多于指标项数', en: 'criteria met must not exceed the criteria' },
  ],
})
export class PovertyExit {
  @link(() => Village, { required: true, headers: ['行政村', '村名', '村', '村名称', '行政村名称', '贫困村', '村(社区)', '嘎查村', '贫困村名称'], inverse: 'povertyExits', en: 'Village' }) village!: Village
  @year({ required: true, headers: ['年度', '统计年度', '年份', '数据年度'], en: 'Year the figures stand for' }) year!: number
  @whole({ headers: ['建档立卡户数', '贫困户数', '建档立卡贫困户', '建档立卡贫困户数', '建档立卡/户数', '贫困户/户数'], unit: '户', en: 'Registered-poor households: baseline, cumulative' }) registeredHouseholds?: number
  @whole({ headers: ['建档立卡人口', '贫困人口', '建档立卡贫困人口', '建档立卡/人口', '建档立卡/人数', '贫困人数', '建档立卡人数'], unit: '人', en: 'Registered-poor people: baseline, cumulative' }) registeredPopulation?: number
  @whole({ headers: ['脱贫户数', '已脱贫户数', '退出户数', '累计脱贫户', '累计脱贫户数', '脱贫/户数', '已脱贫/户数', '累计脱贫/户数'], unit: '户', en: 'Households exited, cumulative' }) exitedHouseholds?: number
  @whole({ headers: ['脱贫人口', '已脱贫人口', '累计脱贫人口', '脱贫/人口', '已脱贫/人口', '脱贫人数', '累计脱贫/人口', '脱贫/人数'], unit: '人', en: 'People exited, cumulative' }) exitedPopulation?: number
  @whole({ headers: ['未脱贫户数', '剩余贫困户数', '未脱贫/户数', '剩余贫困户', '剩余/户数', '未脱贫户'], unit: '户', en: 'Households still poor' }) remainingHouseholds?: number
  @whole({ headers: ['剩余贫困人口', '未脱贫人口', '未脱贫/人口', '剩余/人口', '未脱贫人数', '未脱贫/人数'], unit: '人', en: 'People still poor' }) remainingPopulation?: number
  @whole({ headers: ['返贫户数', '返贫/户数', '返贫户'], unit: '户', en: 'Households fallen back into poverty' }) relapsedHouseholds?: number
  @whole({ headers: ['返贫人口', '返贫/人口', '返贫人数', '返贫/人数'], unit: '人', en: 'People fallen back into poverty' }) relapsedPopulation?: number
  @whole({ headers: ['少数民族建档立卡户数', '少数民族贫困户数', '少数民族建档立卡贫困户', '少数民族/建档立卡户数', '其中:少数民族户', '少数民族贫困户'], unit: '户', en: 'Registered-poor minority households, an aggregate count' }) minorityRegisteredHouseholds?: number
  @whole({ headers: ['少数民族脱贫户数', '少数民族脱贫户', '少数民族/脱贫户数', '少数民族已脱贫户数'], unit: '户', en: 'Minority households exited, an aggregate count' }) minorityExitedHouseholds?: number
  @whole({ headers: ['乡村人口', '农村人口', '农业人口', '乡村户籍人口'], unit: '人', en: 'Rural population, the denominator of the incidence' }) ruralPopulation?: number
  @percent({ headers: ['贫困发生率', '发生率', '贫困发生率%'], en: 'Poverty incidence: people remaining ÷ rural population × 100' }) incidence?: string
  @year({ headers: ['退出年度', '脱贫年度', '出列年份', '出列年度', '摘帽时间', '退出年份', '脱贫摘帽年度'], en: 'Year the village exited' }) exitYear?: number
  @text({ headers: ['退出文号', '退出文件', '批复文号', '退出批复文号'], style: 'document', code: true, maxLength: 60, en: 'Document that confirmed the exit' }) exitDocument?: string
  @whole({ headers: ['达标项数', '达标项', '达标指标数'], unit: '项', en: 'Criteria met' }) criteriaMet?: number
  @whole({ headers: ['指标项数', '指标数', '指标总数', '考核项数'], unit: '项', en: 'Criteria in all' }) criteriaTotal?: number
}
