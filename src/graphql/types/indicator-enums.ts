/** The words of indicators: periods, directions, statuses, levels. */
import { enumType } from '../../facts/as-graphql/parts'

export const IndicatorPeriod = enumType('IndicatorPeriod', '指标的期间', 'What period an indicator speaks of.', [
  { code: 'STOCK', zh: '时点：以当天为准', en: 'As it stands on the day' },
  { code: 'YEAR', zh: '当年累计', en: 'Cumulative since 1 January' },
  { code: 'ANNUAL', zh: '年度数', en: 'A figure of the year' },
])

export const IndicatorDirection = enumType('IndicatorDirection', '方向', 'Which way is better.', [
  { code: 'UP', zh: '越高越好', en: 'More is better' },
  { code: 'DOWN', zh: '越低越好', en: 'Less is better' },
  { code: 'NONE', zh: '仅供参考', en: 'Context only' },
])

export const MissingStrategyType = enumType('MissingStrategy', '缺失处理', 'What an empty cell means for a value.', [
  { code: 'ANY', zh: '任一缺失则无数', en: 'One empty cell makes the value missing' },
  { code: 'ALL', zh: '全部缺失才无数', en: 'Only when all are empty is it missing' },
  { code: 'ZERO', zh: '按零计', en: 'An empty cell counts as 0' },
])

export const ThresholdMeaning = enumType('ThresholdMeaning', '门槛的含义', 'What a limit means.', [
  { code: 'PASS', zh: '达标线', en: 'The pass mark' },
  { code: 'WARN', zh: '预警线', en: 'Beyond it there is a warning' },
])

export const ObservationStatus = enumType('ObservationStatus', '数值的状态（SDMX OBS_STATUS）', 'OBS_STATUS of SDMX.', [
  { code: 'A', zh: '正常', en: 'Normal' },
  { code: 'M', zh: '缺失', en: 'Missing' },
])

export const IndicatorLevel = enumType('IndicatorLevel', '与门槛相比', 'How a value stands to its limits.', [
  { code: 'PASS', zh: '达标', en: 'Every limit is kept' },
  { code: 'WARN', zh: '预警', en: 'A warning' },
  { code: 'FAIL', zh: '未达标', en: 'The pass mark is not reached' },
])

export const IndicatorPart = enumType('IndicatorPart', '分子或分母', 'Numerator or denominator.', [
  { code: 'NUMERATOR', zh: '分子', en: 'Numerator' },
  { code: 'DENOMINATOR', zh: '分母', en: 'Denominator' },
])

export const IndicatorTrendGrain = enumType('IndicatorTrendGrain', '趋势的粒度', 'The grain of a trend.', [
  { code: 'MONTH', zh: '月', en: 'Month' },
  { code: 'QUARTER', zh: '季度', en: 'Quarter' },
])

export const IndicatorAreas = enumType('IndicatorAreas', '算谁的数值', 'Whose values are wanted.', [
  {
    code: 'ONE',
    zh: '只算 within 那一个；没有 within 时为全县',
    en: 'Only that of `within`; of the whole store without it',
  },
  { code: 'TOWNSHIPS', zh: '其中各乡镇', en: 'The townships in it' },
  { code: 'VILLAGES', zh: '其中各行政村', en: 'The villages in it' },
  { code: 'UNITS', zh: '其中各单位', en: 'The units in it' },
  { code: 'ALL', zh: '它自己和其中各级', en: 'Itself and every level in it' },
])
