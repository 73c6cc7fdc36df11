import { choice, link, text } from '../../facts/decorators'
import { Roster, rosterNamed } from '../../facts/roster'

@Roster({
  zh: '县',
  en: 'A county working to become a demonstration county.',
  plural: 'counties',
  singular: 'county',
  sheets: ['县', '县基本情况表', '县情', '县级基本情况'],
  key: [['code'], ['name']],
  prefix: true,
})
export class County {
  @text({ required: true, headers: ['县', '县名', '县名称', '县(区)', '县区', '县(市、区)', '县市区', '县/区', '县市名称', '县级名称'], en: 'Name of the county' }) name!: string
  @text({ headers: ['行政区划代码', '县编码', '县代码', '区划代码', '行政编码', '县市代码', '县级代码'], code: true, maxLength: 12, pattern: { test: /^\d{6}(0{6})?$/, zh: '应为 6 位数字', en: '6 digits' }, en: 'Statistical area code, 6 digits' }) code?: string
  @choice({
    headers: ['创建级别', '示范县级别', '创建层级'],
    options: [
      ['NATIONAL', '国家级', 'national', '全国'],
      ['PROVINCIAL', '省级', 'provincial', '全省', '省'],
      ['MUNICIPAL', '市级', 'municipal', '市州级', '州级', '全市', '市'],
    ],
    en: 'Level of the demonstration county the programme aims at',
  })
  programmeLevel?: string
  @link(rosterNamed('Unit'), { creates: true, headers: ['牵头单位', '牵头部门', '主管单位'], en: 'Unit that leads the programme' }) leadUnit?: object
}
