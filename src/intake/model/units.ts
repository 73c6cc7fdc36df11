/** Units of measure as sheets state them: in a header, a "单位：万元" line, a title. What comes in is text; what goes out is a factor to the unit we store. */
import type { CellFacts } from '../../facts/cell'
import { registeredKinds } from '../../facts/kinds'
import type { UnitSpelling } from '../../facts/kinds/units'
import type { CellValue } from '../../sheets/sheet'

/** Units by all their names, of all the kinds there are so far. */
let known = { kinds: 0, units: new Map<string, UnitSpelling>() }

function unitsByName(): Map<string, UnitSpelling> {
  const kinds = registeredKinds()
  if (known.kinds !== kinds.length) {
    const units = kinds.flatMap(({ amount }) => amount?.units() ?? [])
    const named = units.flatMap((unit) => unit.names.map((name) => [name, unit] as const))
    known = { kinds: kinds.length, units: new Map(named) }
  }
  return known.units
}

/** The unit of a text such as `万元` or `亩 mu`, or undefined. */
export function unitNamed(text: string): UnitSpelling | undefined {
  if (text.length > 20) return undefined
  const units = unitsByName()
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  return units.get(plain) ?? units.get(plain.replace(/(?<=[\u3400-\u9fff])[A-Za-z]+$/, ''))
}

/** Units named by a unit line or title: `单位：户、人、万元` names three. 填报单位：县民宗局 names none. */
export function statedUnits(text: string): string[] {
  const found = /(?<![填报表制送主管责任建设实施使用创])单位\s*[:：]\s*([^)）\s][^)）]*)/.exec(text.normalize('NFKC'))
  const list = found?.[1]?.split(/[、,，;；/\s]+/).filter((name) => unitsByName().has(name)) ?? []
  if (list.length > 0) return list
  const bracket = /[(（]\s*(?:单位[:：])?\s*((?:百|千|万|百万|亿)?元)\s*[)）]/.exec(text)
  return bracket?.[1] ? [bracket[1]] : []
}

/** The factor a column's cell is read with. NaN for money without a stated unit: it is asked for, never guessed. */
export function factorOf(cell: CellFacts, stated: (string | undefined)[]): { factor: number; unit?: string } {
  const { amount } = cell.kind
  const units = amount?.units(cell) ?? []
  for (const name of stated) {
    const unit = name === undefined ? undefined : units.find(({ names }) => names.includes(name))
    if (unit) return { factor: unit.factor, unit: name }
  }
  return { factor: amount?.currency ? Number.NaN : 1 }
}

/** A column that names the unit of each row: 计量单位 over 元, 万元, 亩. Only its values tell it from the column 单位 that names who uses the money. */
export function isUnitColumn(bare: string, samples: CellValue[]): boolean {
  if (!/^(?:计量|金额|货币|资金|数量)?单位$/.test(bare)) return false
  const values = samples.filter((value) => typeof value === 'string' && value.trim() !== '') as string[]
  return values.length > 0 && values.every((value) => unitNamed(value) !== undefined)
}
