/**
 * When two spellings mean the same name. Every spelling has a firm form (NFKC, no spaces, one spelling of each suffix) and
 * a stem (suffix or county prefix dropped). Firm forms that agree are the same; stems that agree are the same only when one
 * of the two leaves the suffix out and no other row shares the stem.
 */

export type NameStyle = 'plain' | 'village' | 'township' | 'unit' | 'document'

export interface NameSpelling {
  firm: string
  stem: string
  /** What was dropped to get the stem; two different suffixes are two different places (石桥村, 石桥社区). */
  suffix: string
}

/** What the store knows that helps to read names: the counties' own names (样板县司法局 is 县司法局). */
export interface Naming {
  counties: string[]
}

/** The comparison form every style starts from. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff"'“”‘’《》]/g, '')
    .replace(/[〔【[]/g, '(')
    .replace(/[〕】\]]/g, ')')
    .toLowerCase()

const styles: Record<NameStyle, (text: string, naming: Naming) => NameSpelling> = {
  plain: (text) => ({ firm: text, stem: text, suffix: '' }),
  document: (text) => {
    const firm = text.replace(/[()]/g, '').replace(/第(?=\d+号)/, '')
    return { firm, stem: firm, suffix: '' }
  },
  village: (text) => {
    const firm = text
      .replace(/村?(?:村民委员会|村委会)$/, '村')
      .replace(/(?:社区)?(?:居民委员会|居委会|社区居委会)$/, '社区')
      .replace(/行政村$/, '村')
    return suffixed(firm, /(?:村|社区|嘎查)$/)
  },
  township: (text) =>
    suffixed(text.replace(/(?:人民)?政府$/, '').replace(/街道(?:办事处|办)$/, '街道'), /(?:民族乡|街道|镇|乡)$/),
  unit: (text, { counties }) => {
    let firm = text
      .replace(/^中共/, '')
      .replace(/(?<=乡|镇)(?:人民)?政府$/, '')
      .replace(/(?<=村|社区)(?:村委会|村民委员会|居委会|居民委员会)$/, '')
      .replace(/(?<!村)村?(?:村民委员会|村委会)$/, '村')
    for (const county of counties)
      if (firm.startsWith(county) && firm.length > county.length + 1) firm = firm.slice(county.length - 1)
    const stem = firm.replace(/^县/, '')
    return { firm, stem, suffix: firm.startsWith('县') ? '县' : '' }
  },
}

function suffixed(firm: string, pattern: RegExp): NameSpelling {
  const suffix = pattern.exec(firm)?.[0] ?? ''
  return suffix && firm.length > suffix.length
    ? { firm, stem: firm.slice(0, -suffix.length), suffix }
    : { firm, stem: firm, suffix: '' }
}

/** `spelling('石桥村委会', 'village')` is `{firm: '石桥村', stem: '石桥', suffix: '村'}`. */
export const spelling = (text: string, style: NameStyle, naming: Naming = { counties: [] }): NameSpelling =>
  styles[style](folded(text), naming)
