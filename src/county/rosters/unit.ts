import { choice, day, flag, link, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { levels } from './levels'
import { Township } from './township'
import { Village } from './village'

@Roster({
  zh: '创建单位',
  en: 'An organisation taking part in the programme.',
  plural: 'units',
  singular: 'unit',
  sheets: ['创建单位汇总表', '创建单位', '创建单位名册', '创建单位一览表', '示范单位', '单位汇总表', '单位名单'],
  key: [['creditCode'], ['name']],
  rules: [{ id: 'R-03', left: 'designatedOn', operator: 'le', right: 'designationValidUntil', severity: 'error', zh: '有效期应晚于命名时间', en: 'a designation ends after it begins' }],
})
export class Unit {
  @text({ required: true, style: 'unit', maxLength: 100, headers: ['单位名称', '单位', '创建单位', '创建单位名称', '示范单位名称', '责任单位', '报送单位', '单位全称'], en: 'Name of the unit' }) name!: string
  @text({ headers: ['统一社会信用代码', '信用代码', '社会信用代码', '组织机构代码'], code: true, maxLength: 18, checkDigit: 'uscc', en: 'Unified social credit code, GB 32100; a failing check digit is a warning' }) creditCode?: string
  @choice({
    headers: ['单位类别', '类型', '创建类别', '“进”类别', '进类别', '单位性质', '类别', '单位类型'],
    options: [
      ['AGENCY', '机关', 'agency', '党政机关', '进机关', '行政机关', '县直机关'],
      ['INSTITUTION', '事业单位', 'public institution', '事业', '其他事业单位'],
      ['TOWNSHIP', '乡镇', 'township', '进乡镇', '乡(镇)', '乡镇街道', '镇', '乡'],
      ['COMMUNITY', '社区', 'community', '进社区'],
      ['VILLAGE', '村', 'village', '行政村', '进农村', '农村'],
      ['SCHOOL', '学校', 'school', '进学校'],
      ['ENTERPRISE', '企业', 'enterprise', '进企业', '公司', '新经济组织'],
      ['HOSPITAL', '医院', 'hospital', '医疗机构', '进医院'],
      ['HERITAGE_SITE', '旧址', 'heritage site', '革命旧址', '纪念馆', '景区', '进景区', '教育基地'],
      ['RELIGIOUS_VENUE', '宗教活动场所', 'religious venue', '宗教场所', '进宗教活动场所'],
      ['SOCIAL_ORGANIZATION', '社会组织', 'social organisation', '社会团体', '进社会组织'],
      ['OTHER', '其他', 'other', '其它'],
    ],
    en: 'Kind of unit',
  })
  category?: string
  @link(() => Township, { headers: ['所属乡镇', '乡镇', '所在乡镇', '乡镇名称', '乡(镇)'], inverse: 'units', en: 'Township the unit lies in' }) township?: Township
  @link(() => Village, { headers: ['所在村', '所在村(社区)', '行政村', '村', '所属村'], inverse: 'units', en: 'Village the unit lies in' }) village?: Village
  @flag({ headers: ['是否县直', '县直单位', '是否县直单位', '县直'], en: 'A unit directly under the county' }) isCountyDirect?: boolean
  @flag({ headers: ['是否重点创建单位', '重点创建单位', '是否重点', '是否示范点创建单位', '重点单位'], en: 'One of the key participating units' }) isKeyUnit?: boolean
  @flag({ headers: ['是否共创共建', '共创共建', '共创共建单位', '是否共创共建单位'], en: 'Pays part of its operating budget into the programme' }) isCoFunder?: boolean
  @flag({ headers: ['是否成立领导小组', '成立领导小组', '领导小组', '领导小组成立情况'], en: 'Has set up its leading group' }) hasLeadingGroup?: boolean
  @flag({ headers: ['是否制定方案', '制定方案', '创建方案', '是否制定创建方案', '方案制定情况'], en: 'Has issued its creation plan' }) hasPlan?: boolean
  @flag({ headers: ['是否签订责任书', '签订责任书', '责任书', '是否签订目标责任书', '目标责任书', '责任书签订情况'], en: 'Has signed its responsibility letter' }) hasLetter?: boolean
  @flag({ headers: ['是否应签责任书', '应签责任书', '应签'], en: 'Is required to sign a responsibility letter' }) needsLetter?: boolean
  @day({ headers: ['领导小组成立时间', '成立领导小组时间'], en: 'Day the leading group was set up' }) leadingGroupOn?: string
  @day({ headers: ['创建方案印发时间', '方案印发时间', '方案制定时间'], en: 'Day the creation plan was issued' }) planOn?: string
  @day({ headers: ['目标责任书签订时间', '责任书签订时间'], en: 'Day the responsibility letter was signed' }) letterOn?: string
  @whole({ headers: ['抽调人数', '专兼职人员', '专(兼)职人员', '抽调专人', '专职人数', '抽调人员数'], unit: '人', en: 'Seconded staff, a count' }) dedicatedStaff?: number
  @choice({ headers: ['命名级别', '级别', '示范级别', '命名层级'], options: levels('NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY'), en: 'Level of the designation, when named' }) designationLevel?: string
  @text({ headers: ['命名批次', '批次'], en: 'Batch of the designation', maxLength: 20 }) designationBatch?: string
  @day({ headers: ['命名时间', '命名年度', '命名日期'], en: 'Day of the designation' }) designatedOn?: string
  @day({ headers: ['有效期', '有效期至', '命名有效期'], en: 'Day the designation ends' }) designationValidUntil?: string
}
