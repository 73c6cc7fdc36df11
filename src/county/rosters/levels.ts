import type { OptionNote } from '../../facts/decorators'

const all = {
  NATIONAL: ['NATIONAL', '国家级', 'national', '国家', '全国'],
  CENTRAL: ['CENTRAL', '中央', 'central', '中央级', '国家级', '国家'],
  PROVINCIAL: ['PROVINCIAL', '省级', 'provincial', '省', '全省', '自治区级'],
  MUNICIPAL: ['MUNICIPAL', '市级', 'municipal', '市', '市州级', '州级', '地级', '全市', '市(州)级'],
  COUNTY: ['COUNTY', '县级', 'county', '县', '区县级', '本级', '县(区)级', '全县'],
  UNIT: ['UNIT', '单位', 'unit', '单位级', '本单位', '单位自筹'],
} satisfies Record<string, OptionNote>

/** The levels of government, as options of a choice: `levels('PROVINCIAL', 'COUNTY')`. */
export const levels = (...codes: (keyof typeof all)[]): OptionNote[] => codes.map((code) => all[code])
