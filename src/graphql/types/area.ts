/** Areas and units: how one is named in an answer, and how one is chosen. */
import { ID } from 'type-graphql'
import { always, enumType, field, oneOfType } from '../../facts/as-graphql/parts'
import { plainType } from './plain-type'

export const AreaLevel = enumType('AreaLevel', '层级', 'A level of areas.', [
  { code: 'COUNTY', zh: '县', en: 'The county' },
  { code: 'TOWNSHIP', zh: '乡镇', en: 'A township' },
  { code: 'VILLAGE', zh: '行政村', en: 'A village' },
  { code: 'UNIT', zh: '单位', en: 'A unit' },
])

export const AreaType = plainType('Area', '县、乡镇、行政村或单位', 'A county, a township, a village or a unit.', [
  always('level', () => AreaLevel, '层级', 'Level'),
  always('roster', () => String, '台账', 'Roster'),
  always('id', () => ID, '编号；“全部”为 0', 'Id of the row; 0 for the whole store'),
  field('code', () => String, '代码', 'Official code'),
  always('label', () => String, '名称', 'Name'),
])

export const Within = oneOfType('Within', '在哪里之内', 'Inside which area', [
  field('county', () => ID, '县', 'Id of a county'),
  field('township', () => ID, '乡镇', 'Id of a township'),
  field('village', () => ID, '行政村', 'Id of a village'),
  field('unit', () => ID, '单位', 'Id of a unit'),
])
