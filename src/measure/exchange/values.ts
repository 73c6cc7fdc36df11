/** The sealed values of a snapshot, their breakdown and their definitions, as resources of a data package. */

import type { Exporting } from './exporting'
import type { CsvCell } from './file'
import { type Resource, SCHEMA } from './schema'

const field = (
  name: string,
  title: string,
  type: 'string' | 'number' | 'integer' = 'string',
  constraints?: Record<string, unknown>,
) => ({ name, title, type, ...(constraints ? { constraints } : {}) })
const key = { required: true }
const place = [
  field('level', '层级', 'string', key),
  field('area_id', '区域编号', 'integer', key),
  field('area_code', '区域编码'),
  field('area', '区域'),
]
const figures = [
  field('value', '数值', 'number'),
  field('numerator', '分子', 'number'),
  field('denominator', '分母', 'number'),
]
const confidentiality = field('conf_status', '保密状态', 'string', { enum: ['F', 'C'] })
const statuses = [
  field('unit', '单位'),
  field('obs_status', '观测状态', 'string', { enum: ['A', 'M'] }),
  confidentiality,
]
const common = { $schema: SCHEMA, missingValues: [''] }
const defined = [{ fields: ['indicator'], reference: { resource: 'indicator-definitions', fields: ['code'] } }]

export function valueResources(work: Exporting): Resource[] {
  const indicator = [field('indicator', '指标', 'string', key), field('period', '期间', 'string', key)]
  return [
    {
      name: 'indicators',
      title: '指标值',
      rows: valueRows(work),
      schema: {
        ...common,
        fields: [...indicator, ...place, ...figures, ...statuses],
        primaryKey: ['indicator', 'period', 'level', 'area_id'],
        foreignKeys: defined,
      },
    },
    {
      name: 'indicator-breakdown',
      title: '指标分解',
      rows: breakdownRows(work),
      schema: {
        ...common,
        fields: [
          ...indicator,
          ...place,
          field('by', '分组', 'string', key),
          field('key', '组别编码'),
          field('label', '组别'),
          ...figures,
          confidentiality,
        ],
        primaryKey: ['indicator', 'period', 'level', 'area_id', 'by', 'key'],
        foreignKeys: defined,
      },
    },
    {
      name: 'indicator-definitions',
      title: '指标定义',
      rows: definitionRows(work),
      schema: {
        ...common,
        fields: [
          field('code', '指标', 'string', { required: true, unique: true }),
          field('version', '版本', 'integer'),
          field('zh', '中文名称'),
          field('en', '英文名称'),
          field('unit', '单位'),
          field('definition', '定义（JSON）'),
        ],
        primaryKey: ['code'],
      },
    },
  ]
}

async function* valueRows({ values }: Exporting): AsyncGenerator<CsvCell[]> {
  for await (const { code, period, area, value, numerator, denominator, unit, status, hidden } of values())
    yield [
      code,
      period,
      area.level,
      area.id,
      area.code,
      area.label,
      value,
      numerator,
      denominator,
      unit,
      status,
      hidden ? 'C' : 'F',
    ]
}

async function* breakdownRows({ values }: Exporting): AsyncGenerator<CsvCell[]> {
  for await (const { code, period, area, breakdown } of values())
    for (const part of breakdown)
      yield [
        code,
        period,
        area.level,
        area.id,
        area.code,
        area.label,
        part.by,
        part.key,
        part.label,
        part.value,
        part.numerator,
        part.denominator,
        part.hidden ? 'C' : 'F',
      ]
}

async function* definitionRows({ snapshot }: Exporting): AsyncGenerator<CsvCell[]> {
  for (const one of snapshot.definitions) yield [one.code, one.version, one.zh, one.en, one.unit, JSON.stringify(one)]
}
