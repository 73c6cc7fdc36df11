import { choice, day, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { County } from './county'

@Roster({
  zh: '乡镇',
  en: 'A township-level unit: town, township, ethnic township or subdistrict.',
  plural: 'townships',
  singular: 'township',
  sheets: ['乡镇基本情况表', '乡镇情况表', '乡镇一览表', '乡(镇)基本情况', '乡镇'],
  key: [['code'], ['county', 'name']],
  rules: [
    { id: 'V-13', left: 'minorityPopulation', operator: 'le', right: 'population', severity: 'error', zh: '少数民族人口不能多于总人口', en: 'minority population must not exceed the population' },
    { id: 'R-01', left: 'poorVillageCount', operator: 'le', right: 'villageCount', severity: 'error', zh: '贫困村数不能多于行政村数', en: 'poor villages must not exceed the villages' },
  ],
})
export class Township {
  @text({ required: true, style: 'township', headers: ['乡镇', '乡镇名称', '乡(镇)', '镇', '镇街', '乡镇(街道)', '所属乡镇', '乡镇名', '所在乡镇', '乡(镇、街道)', '乡镇街道', '镇(街道)', '乡、镇', '乡镇市区名称', '乡镇市区', '乡镇区名称', '乡级名称'], en: 'Name of the township' }) name!: string
  @link(() => County, { headers: ['县', '县名', '县名称', '所属县', '县(区)', '县区', '县/区', '县市名称', '县级名称'], inverse: 'townships', only: true, en: 'County; may be left out while there is one county' }) county?: County
  @text({ headers: ['乡镇编码', '乡镇代码', '行政区划代码', '行政编码', '镇编号', '区划代码', '乡镇编号', '乡镇市区代码', '乡级代码'], code: true, maxLength: 12, pattern: { test: /^\d{9}(000)?$/, zh: '应为 9 位数字', en: '9 digits' }, en: 'Statistical area code, 9 digits' }) code?: string
  @choice({
    headers: ['类型', '乡镇类别', '乡镇类型', '类别', '行政建制'],
    options: [
      ['TOWN', '镇', 'town', '建制镇'],
      ['TOWNSHIP', '乡', 'township', '一般乡'],
      ['ETHNIC_TOWNSHIP', '民族乡', 'ethnic township', '少数民族乡'],
      ['SUBDISTRICT', '街道', 'subdistrict', '街道办', '街道办事处'],
    ],
    en: 'Kind of township-level unit',
  })
  category?: string
  @whole({ headers: ['行政村数', '行政村', '建制村数', '村委会个数', '行政村个数', '村委会数', '行政村总数'], unit: '个', en: 'Administrative villages' }) villageCount?: number
  @whole({ headers: ['社区数', '社区', '社区个数', '居委会个数', '居委会数'], unit: '个', en: 'Communities' }) communityCount?: number
  @whole({ headers: ['贫困村数', '贫困村', '建档立卡贫困村', '建档立卡贫困村数', '贫困村个数'], unit: '个', en: 'Registered-poor villages' }) poorVillageCount?: number
  @whole({ headers: ['总户数', '户数', '年末总户数', '乡村户数', '户', '农户数'], unit: '户', en: 'Households' }) households?: number
  @whole({ headers: ['总人口', '户籍人口', '人口', '人口数', '总人口数', '乡村人口'], unit: '人', en: 'Population' }) population?: number
  @whole({ headers: ['少数民族人口', '少数民族人数', '其中/少数民族', '其中:少数民族', '少数民族人口数', '少数民族'], unit: '人', en: 'Minority population, an aggregate count' }) minorityPopulation?: number
  @day({ headers: ['统计时间', '截止时间', '采集时间', '统计日期', '截至时间', '数据时间', '统计期', '统计期或资料时间'], en: 'Day the figures stand for' }) asOf?: string
}
