import type { LeadingGroup } from './types'
import { units } from './units'

/** One county group, one supervision group and a group in each of the 13 key units. Posts, never names. */
const countyGroups: LeadingGroup[] = [
  {
    name: '样板县民族团结进步示范县创建工作领导小组',
    category: 'CREATION',
    level: 'COUNTY',
    unit: null,
    headPost: '县委、县政府主要领导',
    memberUnits: 39,
    establishedOn: '2020-03-10',
    document: '样委办发〔2020〕11号',
  },
  {
    name: '样板县民族团结进步示范县创建工作督查组',
    category: 'SUPERVISION',
    level: 'COUNTY',
    unit: null,
    headPost: '县委统战部主要负责同志',
    memberUnits: 6,
    establishedOn: '2020-04-08',
    document: '样创建办发〔2020〕3号',
  },
]

const heads: Record<string, string> = {
  石桥民族乡: '乡党委书记',
  城东社区: '社区党组织书记',
  石桥村: '村党组织书记',
  县民族小学: '校长',
  县人民医院: '院长',
  县农产品公司: '总经理',
}

const unitGroups: LeadingGroup[] = units
  .filter((each) => each.isKeyUnit)
  .map((each) => ({
    name: `${each.name}创建工作领导小组`,
    category: 'CREATION',
    level: 'UNIT',
    unit: each.name,
    headPost: heads[each.name] ?? '主要负责人',
    memberUnits: null,
    establishedOn: each.leadingGroupOn!,
    document: null,
  }))

export const leadingGroups: LeadingGroup[] = [...countyGroups, ...unitGroups]
