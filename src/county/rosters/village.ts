import { decimal, flag, link, money, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Township } from './township'

@Roster({
  zh: '行政村',
  en: 'An administrative village.',
  plural: 'villages',
  singular: 'village',
  sheets: ['行政村基本情况表', '行政村基本情况统计表', '村基本情况表', '行政村一览表', '行政村', '各村基本情况'],
  key: [['code'], ['township', 'name']],
  rules: [
    { id: 'V-13', left: 'minorityHouseholds', operator: 'le', right: 'households', severity: 'error', zh: '少数民族户数不能多于总户数', en: 'minority households must not exceed the households' },
    { id: 'V-13', left: 'minorityPopulation', operator: 'le', right: 'population', severity: 'error', zh: '少数民族人口不能多于总人口', en: 'minority population must not exceed the population' },
    { id: 'R-02', left: 'population', operator: 'ge', right: 'households', severity: 'warning', zh: '总人口少于总户数，请核对两列是否填反', en: 'the population is below the households; are the two columns swapped?' },
    { id: 'V-14', when: { cell: 'hasMinorityResidents', is: [true] }, left: 'minorityPopulation', operator: 'ge', right: 1, severity: 'warning', zh: '填了“有少数民族居住”，但少数民族人口为 0', en: 'minority residents are said to live there, but the minority population is 0' },
    { id: 'V-14', when: { cell: 'hasMinorityResidents', is: [false] }, left: 'minorityPopulation', operator: 'le', right: 0, severity: 'warning', zh: '填了“没有少数民族居住”，但少数民族人口不为 0', en: 'no minority residents are said to live there, but the minority population is not 0' },
    { id: 'V-15', when: { cell: 'isMinorityConcentrated', is: [true] }, left: { ratio: ['minorityPopulation', 'population'] }, operator: 'ge', right: 0.3, severity: 'warning', zh: '少数民族聚居村的少数民族人口占比应不低于 30%', en: 'a minority-concentrated village has at least 30 % minority population' },
  ],
})
export class Village {
  @text({ required: true, style: 'village', maxLength: 60, headers: ['行政村', '村名', '村名称', '行政村名称', '行政村名', '村(社区)', '村(居)', '嘎查村', '建制村', '村委会', '村', '所在村', '村(社区)名称', '所属村', '村里名称', '村级名称', '村庄', '村庄名称'], en: 'Name of the village' }) name!: string
  @link(() => Township, { required: true, headers: ['乡镇', '乡镇名称', '乡(镇)', '所属乡镇', '镇', '镇街', '乡镇(街道)', '所在乡镇', '乡镇名', '乡、镇'], inverse: 'villages', en: 'Township the village belongs to' }) township!: Township
  @text({ headers: ['村编码', '村编号', '行政村编码', '行政编码', '区划代码', '村代码', '行政区划代码', '行政村代码', '统计区划代码', '村庄代码', '村庄编码', '村级代码'], code: true, maxLength: 12, pattern: { test: /^\d{12}$/, zh: '应为 12 位数字', en: '12 digits' }, en: 'Statistical area code, 12 digits' }) code?: string
  @whole({ headers: ['自然村数', '自然村', '自然村(屯)', '自然村个数', '自然村(屯)数'], unit: '个', en: 'Natural villages' }) naturalVillageCount?: number
  @whole({ headers: ['村民小组数', '村民小组', '村民小组(社)数', '社数', '组数', '村民小组个数'], unit: '个', en: 'Villagers’ groups' }) groupCount?: number
  @whole({ headers: ['总户数', '户数', '农户数', '总户', '全村户数', '全村总户数'], unit: '户', en: 'Households' }) households?: number
  @whole({ headers: ['总人口', '人口数', '户籍人口', '人口', '总人口数', '全村人口', '总人数'], unit: '人', en: 'Population' }) population?: number
  @whole({ headers: ['少数民族户数', '其中:少数民族户', '其中/少数民族户', '少数民族户'], unit: '户', en: 'Minority households, an aggregate count' }) minorityHouseholds?: number
  @whole({ headers: ['少数民族人口', '少数民族人数', '其中:少数民族人口', '少数民族人口数'], unit: '人', en: 'Minority population, an aggregate count' }) minorityPopulation?: number
  @flag({ headers: ['是否有少数民族居住', '有少数民族居住', '有无少数民族居住', '有少数民族'], en: 'Any minority resident lives there' }) hasMinorityResidents?: boolean
  @flag({ headers: ['是否少数民族聚居村', '是否聚居村', '少数民族聚居村', '聚居村'], en: 'At least 30 % minority population (V-15)' }) isMinorityConcentrated?: boolean
  @flag({ headers: ['是否民族村', '民族村'], en: 'A village the county designates as ethnic' }) isEthnicVillage?: boolean
  @flag({ headers: ['是否贫困村', '贫困村', '是否建档立卡贫困村', '村属性', '贫困类别'], en: 'Registered as a poor village' }) isRegisteredPoor?: boolean
  @decimal({ headers: ['耕地面积', '耕地', '耕地面积亩'], unit: '亩', en: 'Cultivated land in mu (1 mu = 1/15 hectare)' }) cultivatedLand?: string
  @money({ headers: ['村集体经济收入', '集体经济收入', '村集体收入'], en: 'Income of the village collective' }) collectiveIncome?: string
  @money({ headers: ['人均纯收入', '人均可支配收入', '农民人均纯收入', '人均年收入', '农民人均可支配收入'], en: 'Net income per head' }) perCapitaIncome?: string
}
