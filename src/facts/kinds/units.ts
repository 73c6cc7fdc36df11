/** Units of measure as sheets spell them, each with what it is worth in the unit that is stored. */

export interface UnitSpelling {
  names: readonly string[]
  factor: number
}

/** In yuan. */
export const moneySpellings: readonly UnitSpelling[] = [
  { names: ['元', '人民币元', '元人民币'], factor: 1 },
  { names: ['百元'], factor: 100 },
  { names: ['千元'], factor: 1000 },
  { names: ['万元', '万', '万元人民币', '人民币万元'], factor: 10_000 },
  { names: ['百万元'], factor: 1_000_000 },
  { names: ['亿元', '亿'], factor: 100_000_000 },
]

const THINGS = '户 人 个 家 条 次 块 份 人次 项 篇 期 名 轮 所 座 处 村 面 幅 场 件 届'

/** One by one. */
export const countSpellings: readonly UnitSpelling[] = [
  { names: THINGS.split(' '), factor: 1 },
  { names: ['万户', '万人', '万个', '万人次', '万次'], factor: 10_000 },
]

/** In 亩. */
export const landSpellings: readonly UnitSpelling[] = [
  { names: ['亩'], factor: 1 },
  { names: ['万亩'], factor: 10_000 },
  { names: ['公顷', 'hm2', 'ha'], factor: 15 },
  { names: ['平方公里', 'km2'], factor: 1500 },
]

export const percentSpellings: readonly UnitSpelling[] = [{ names: ['%', '百分比'], factor: 1 }]
export const scoreSpellings: readonly UnitSpelling[] = [{ names: ['分'], factor: 1 }]
