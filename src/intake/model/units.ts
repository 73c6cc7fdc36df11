/** Units of measure as sheets state them: in a header, a "单位：万元" line, a title. What comes in is text; what goes out is a factor to the unit we store. */
import type { CellFacts } from '../../facts/cell'
import type { CellValue } from '../../sheets/sheet'

interface Unit {
  names: string[]
  /** What it measures; a unit only applies to cells of the same measure. */
  measure: 'money' | 'count' | 'land' | 'percent' | 'score'
  factor: number
}

const units: Unit[] = [
  { names: ['元', '人民币元', '元人民币'], measure: 'money', factor: 1 },
  { names: ['百元'], measure: 'money', factor: 100 },
  { names: ['千元'], measure: 'money', factor: 1000 },
  { names: ['万元', '万', '万元人民币', '人民币万元'], measure: 'money', factor: 10_000 },
  { names: ['百万元'], measure: 'money', factor: 1_000_000 },
  { names: ['亿元', '亿'], measure: 'money', factor: 100_000_000 },
  {
    names: [
      '户',
      '人',
      '个',
      '家',
      '条',
      '次',
      '块',
      '份',
      '人次',
      '项',
      '篇',
      '期',
      '名',
      '轮',
      '所',
      '座',
      '处',
      '村',
      '面',
      '幅',
      '场',
      '件',
      '届',
    ],
    measure: 'count',
    factor: 1,
  },
  { names: ['万户', '万人', '万个', '万人次', '万次'], measure: 'count', factor: 10_000 },
  { names: ['亩'], measure: 'land', factor: 1 },
  { names: ['万亩'], measure: 'land', factor: 10_000 },
  { names: ['公顷', 'hm2', 'ha'], measure: 'land', factor: 15 },
  { names: ['平方公里', 'km2'], measure: 'land', factor: 1500 },
  { names: ['%', '百分比'], measure: 'percent', factor: 1 },
  { names: ['分'], measure: 'score', factor: 1 },
]

const byName = new Map(units.flatMap((unit) => unit.names.map((name) => [name, unit] as const)))

/** The unit of a text such as `万元` or `亩 mu`, or undefined. */
export function unitNamed(text: string): Unit | undefined {
  if (text.length > 20) return undefined
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return byName.get(plain) ?? byName.get(plain.replace(/(?<=[\u3400-\u9fff])[A-Za-z]+$/, ''))
}

const measures: Record<string, Unit['measure'] | undefined> = { money: 'money', whole: 'count', percent: 'percent' }

/** What a cell is measured in. */
export const unitMeasureOf = (cell: CellFacts): Unit['measure'] | undefined =>
  measures[cell.kind.name] ?? (cell.kind.name === 'decimal' ? (cell.unit === '亩' ? 'land' : 'score') : undefined)

/** Units named by a unit line or title: `单位：户、人、万元` names three. 填报单位：县民宗局 names none. */
export function statedUnits(text: string): string[] {
  const found = /(?<![填报表制送主管责任建设实施使用创])单位\s*[:：]\s*([^)）\s][^)）]*)/.exec(text.normalize('NFKC'))
  const list = found?.[1].split(/[、,，;；/\s]+/).filter((name) => byName.has(name)) ?? []
  if (list.length > 0) return list
  const bracket = /[(（]\s*(?:单位[:：])?\s*((?:百|千|万|百万|亿)?元)\s*[)）]/.exec(text)
  return bracket ? [bracket[1]] : []
}

/** The factor a column's cell is read with. NaN for money without a stated unit: it is asked for, never guessed. */
export function factorOf(cell: CellFacts, stated: (string | undefined)[]): { factor: number; unit?: string } {
  const measure = unitMeasureOf(cell)
  for (const name of stated) {
    const unit = name === undefined ? undefined : byName.get(name)
    if (unit && unit.measure === measure) return { factor: unit.factor, unit: name }
  }
  return { factor: measure === 'money' ? Number.NaN : 1 }
}

/** A column that names the unit of each row: 计量单位 over 元, 万元, 亩. Only its values tell it from the column 单位 that names who uses the money. */
export function isUnitColumn(bare: string, samples: CellValue[]): boolean {
  if (!/^(?:计量|金额|货币|资金|数量)?单位$/.test(bare)) return false
  const values = samples.filter((value) => typeof value === 'string' && value.trim() !== '') as string[]
  return values.length > 0 && values.every((value) => unitNamed(value) !== undefined)
}
