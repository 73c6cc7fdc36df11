import { itemAt } from '../../src/facts/lists'
import type { Unit, UnitCategory } from './types'
import { creditCode } from './uscc'

/**
 * 39 units. Three sets overlap and must not be confused: 13 key units run demonstration sites, 35 county-direct units
 * co-fund, and 9 are both. The 4 key units that are not county-direct co-fund nothing.
 *
 * One unit: name, kind and body of its credit code, category. The bodies of the first two, of the heritage site, 石桥村,
 * the company and the trade union give well-known test codes; 00000018, 00000036 and 00000006 were chosen because their
 * check characters are the rare 0, Y and X.
 */
type Line = [string, string, string, UnitCategory]

const directUnits: Line[] = [
  ['县委统战部', '11', '00690101', 'AGENCY'],
  ['县民宗局', '11', '00690102', 'AGENCY'],
  ['县直机关工委', '11', '00000018', 'AGENCY'],
  ['县委政法委', '11', '00000036', 'AGENCY'],
  ['县委办公室', '11', '00000006', 'AGENCY'],
  ['县政府办公室', '11', '00690103', 'AGENCY'],
  ['县人大常委会办公室', '11', '00690104', 'AGENCY'],
  ['县政协办公室', '11', '00690105', 'AGENCY'],
  ['县纪委监委', '11', '00690106', 'AGENCY'],
  ['县委组织部', '11', '00690107', 'AGENCY'],
  ['县委宣传部', '11', '00690108', 'AGENCY'],
  ['县发展和改革局', '11', '00690109', 'AGENCY'],
  ['县财政局', '11', '00690110', 'AGENCY'],
  ['县公安局', '11', '00690111', 'AGENCY'],
  ['县民政局', '11', '00690112', 'AGENCY'],
  ['县人力资源和社会保障局', '11', '00690113', 'AGENCY'],
  ['县住房和城乡建设局', '11', '00690114', 'AGENCY'],
  ['县交通运输局', '11', '00690115', 'AGENCY'],
  ['县水务局', '11', '00690116', 'AGENCY'],
  ['县农业农村局', '11', '00690117', 'AGENCY'],
  ['县文体广电和旅游局', '11', '00690118', 'AGENCY'],
  ['县卫生健康局', '11', '00690119', 'AGENCY'],
  ['县扶贫开发办公室', '11', '00690120', 'AGENCY'],
  ['县总工会', '13', '50690303', 'SOCIAL_ORGANIZATION'],
  ['共青团样板县委', '13', '50690304', 'SOCIAL_ORGANIZATION'],
  ['县妇女联合会', '13', '50690305', 'SOCIAL_ORGANIZATION'],
]

/** The key units in the order of their sites, S01 to S13, with the staff each has set aside. */
const keyUnits: [...Line, number][] = [
  ['会师旧址', '12', '43690117', 'HERITAGE_SITE', 4],
  ['石桥民族乡', '11', '00690206', 'TOWNSHIP', 3],
  ['县民族小学', '12', '43690118', 'SCHOOL', 3],
  ['县司法局', '11', '00690121', 'AGENCY', 2],
  ['城东社区', '54', 'ME690001', 'COMMUNITY', 2],
  ['石桥村', '54', 'ME690200', 'VILLAGE', 2],
  ['县融媒体中心', '12', '43690119', 'INSTITUTION', 2],
  ['县教育局', '11', '00690122', 'AGENCY', 3],
  ['县市场监管局', '11', '00690123', 'AGENCY', 2],
  ['县自然资源局', '11', '00690124', 'AGENCY', 2],
  ['县人民医院', '12', '43690120', 'HOSPITAL', 2],
  ['县职教中心', '12', '43690121', 'SCHOOL', 2],
  ['县农产品公司', '91', 'MA690001', 'ENTERPRISE', 1],
]

const places: Record<string, Pick<Unit, 'township' | 'village'>> = {
  会师旧址: { township: '红岩镇', village: null },
  石桥民族乡: { township: '石桥民族乡', village: null },
  县民族小学: { township: '城关镇', village: null },
  城东社区: { township: '城关镇', village: null },
  石桥村: { township: '石桥民族乡', village: { township: '石桥民族乡', name: '石桥村' } },
  县农产品公司: { township: '城关镇', village: null },
}

const notCountyDirect = new Set(['石桥民族乡', '城东社区', '石桥村', '县农产品公司'])

const designations: Record<string, Partial<Unit>> = {
  会师旧址: {
    designationLevel: 'PROVINCIAL',
    designationBatch: '第三批',
    designatedOn: '2017-09',
    designationValidUntil: '2022-09',
  },
  县民族小学: {
    designationLevel: 'MUNICIPAL',
    designationBatch: '第二批',
    designatedOn: '2018-11-06',
    designationValidUntil: '2023-11-05',
  },
  石桥民族乡: {
    designationLevel: 'MUNICIPAL',
    designationBatch: '第二批',
    designatedOn: '2018-11-06',
    designationValidUntil: '2023-11-05',
  },
  城东社区: {
    designationLevel: 'COUNTY',
    designationBatch: '2019年',
    designatedOn: '2019',
    designationValidUntil: null,
  },
}

/** When the 13 set up their groups and issued their plans, in order of the sites. */
const groupDays = '18 18 19 19 20 20 20 23 23 24 24 25 26'.split(' ').map((day) => `2020-03-${day}`)
const planDays = '25 26 26 27 27 30 30 30 31 31 31'.split(' ').map((day) => `2020-03-${day}`)
planDays.push('2020-04-02', '2020-04-03')

const blank = {
  township: null,
  village: null,
  leadingGroupOn: null,
  planOn: null,
  dedicatedStaff: null,
  designationLevel: null,
  designationBatch: null,
  designatedOn: null,
  designationValidUntil: null,
}

const keyUnit = ([name, kind, body, category, staff]: [...Line, number], index: number): Unit => ({
  ...blank,
  name,
  creditCode: creditCode(kind, body),
  category,
  isCountyDirect: !notCountyDirect.has(name),
  isKeyUnit: true,
  isCoFunder: !notCountyDirect.has(name),
  hasLeadingGroup: true,
  hasPlan: true,
  hasLetter: true,
  needsLetter: true,
  leadingGroupOn: itemAt(groupDays, index),
  planOn: itemAt(planDays, index),
  letterOn: '2020-04-01',
  dedicatedStaff: staff,
  ...places[name],
  ...designations[name],
})

const directUnit = ([name, kind, body, category]: Line): Unit => ({
  ...blank,
  name,
  creditCode: creditCode(kind, body),
  category,
  isCountyDirect: true,
  isKeyUnit: false,
  isCoFunder: true,
  hasLeadingGroup: false,
  hasPlan: false,
  hasLetter: true,
  needsLetter: true,
  letterOn: '2020-04-02',
})

export const units: Unit[] = [...keyUnits.map(keyUnit), ...directUnits.map(directUnit)]
export const keyUnitNames: string[] = keyUnits.map(([name]) => name)
export const coFunderNames: string[] = units.filter((each) => each.isCoFunder).map((each) => each.name)
