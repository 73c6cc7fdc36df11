/** Numbers as Chinese offices write them: what stands in a cell comes in, an exact decimal goes out. No value passes through binary floating point arithmetic. */

export type Qualifier = 'EXACT' | 'ABOUT' | 'OVER' | 'NEARLY' | 'AT_LEAST'

/** `digits` × 10^-scale, exactly. `factor` is what a unit inside the text asks for (45万元 → 10,000). */
export interface Decimal {
  digits: bigint
  scale: number
  qualifier: Qualifier
  percent: boolean
  /** The text carries its own unit (45万元, 120户): the unit of its column does not apply. */
  absolute: boolean
}

const NUMBER =
  /^(约|大约|近|将近|超过|超|不少于|至少|≥)?([+-]?)(?:[¥￥])?(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?(十|百|千|万|十万|百万|千万|亿)?(余|多)?(万|亿)?(元|户|人|个|家|条|次|块|份|亩|项|篇|期|%|‰|人次|名|轮|分|岁|年|月|天|斤|台|座|处|所|村|门|场|件|幅|面)?(左右|上下|以上|余|多)?$/
const POWERS: Record<string, bigint> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10n ** 4n,
  十万: 10n ** 5n,
  百万: 10n ** 6n,
  千万: 10n ** 7n,
  亿: 10n ** 8n,
}
const BEFORE: Record<string, Qualifier> = {
  约: 'ABOUT',
  大约: 'ABOUT',
  近: 'NEARLY',
  将近: 'NEARLY',
  超过: 'OVER',
  超: 'OVER',
  不少于: 'AT_LEAST',
  至少: 'AT_LEAST',
  '≥': 'AT_LEAST',
}

/** NFKC (full-width digits become plain), without any spaces, thousands separators kept for the pattern. */
export const plainDigits = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^'/, '')
    .replace(/(?<=元)[整正]$/, '')

/**
 * Reads a number out of text: `１,２３４.5`, `45万元`, `300余`, `约20`, `二十三`. Null when it is not one number.
 * A unit of place (万, 亿) multiplies; a unit of count (户, 人, 元) is accepted and dropped.
 */
export function parseDecimal(text: string): Decimal | null {
  const found = NUMBER.exec(plainDigits(text))
  if (!found) return chineseDecimal(plainDigits(text))
  const [, before, sign, whole = '', fraction = '', power, over, power2, unit, after] = found
  if (whole === '' && fraction === '') return null
  let digits = BigInt((sign === '-' ? '-' : '') + (whole.replaceAll(',', '') || '0') + fraction)
  digits *= POWERS[power ?? ''] ?? 1n
  digits *= POWERS[power2 ?? ''] ?? 1n
  const percent = unit === '%' || unit === '‰'
  return {
    digits,
    scale: fraction.length + (unit === '‰' ? 1 : 0),
    qualifier: before
      ? (BEFORE[before] ?? 'EXACT')
      : over || after === '余' || after === '多'
        ? 'OVER'
        : after === '以上'
          ? 'AT_LEAST'
          : after
            ? 'ABOUT'
            : 'EXACT',
    percent,
    absolute: Boolean(power || power2 || (unit && !percent)),
  }
}

const HAN: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** 十三 → 13, 二百零四 → 204, 二〇二〇 → 2020. Null when it is not a Chinese numeral. */
export function chinese(text: string): number | null {
  if (!/^[零〇一二两三四五六七八九十百千万]+$/.test(text)) return null
  if (!/[十百千万]/.test(text))
    return text.length === 1 || text.length === 4 ? Number([...text].map((c) => HAN[c]).join('')) : null
  let total = 0
  let section = 0
  let digit = 0
  for (const c of text) {
    if (c in HAN) digit = HAN[c] ?? 0
    else if (c === '万') {
      total += (section + digit) * 10_000
      section = digit = 0
    } else {
      section += (digit || 1) * (c === '十' ? 10 : c === '百' ? 100 : 1000)
      digit = 0
    }
  }
  return total + section + digit
}

function chineseDecimal(text: string): Decimal | null {
  const bare = text.replace(/(余|多)?(元|户|人|个|家|条|次|块|份|项)?$/, '')
  const value = chinese(bare)
  if (value === null) return null
  const tail = text.slice(bare.length)
  return {
    digits: BigInt(value),
    scale: 0,
    qualifier: /[余多]/.test(tail) ? 'OVER' : 'EXACT',
    percent: false,
    absolute: /[^余多]/.test(tail),
  }
}

/** The shortest decimal of a double, at no more than 15 significant digits (what Excel keeps): 0.30000000000000004 → 0.3. */
export function fromDouble(value: number): Decimal | null {
  if (!Number.isFinite(value)) return null
  const text = Number(value.toPrecision(15)).toString()
  const [, sign = '', whole = '', fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text) ?? []
  const scale = fraction.length - Number(exponent ?? 0)
  const digits = BigInt(sign + whole + fraction)
  return scale >= 0
    ? { digits, scale, qualifier: 'EXACT', percent: false, absolute: false }
    : { digits: digits * 10n ** BigInt(-scale), scale: 0, qualifier: 'EXACT', percent: false, absolute: false }
}

/** value × 10^places as an integer; null when digits would be lost. `fit({45.5}, 2)` is 4550n. */
export function fit(value: Decimal, places: number): bigint | null {
  if (value.scale <= places) return value.digits * 10n ** BigInt(places - value.scale)
  const divisor = 10n ** BigInt(value.scale - places)
  return value.digits % divisor === 0n ? value.digits / divisor : null
}

/** value × 10^places rounded half away from zero. */
export function round(value: Decimal, places: number): bigint {
  if (value.scale <= places) return value.digits * 10n ** BigInt(places - value.scale)
  const divisor = 10n ** BigInt(value.scale - places)
  const half = value.digits < 0n ? -(divisor / 2n) : divisor / 2n
  return (value.digits + half) / divisor
}

/** `point(45000000n, 2)` is "450000.00"; `point(8977n, 4, true)` drops needless zeros: "0.8977". */
export function point(digits: bigint | number | string, places: number, trim = false): string {
  const text = String(digits)
  const negative = text.startsWith('-')
  const padded = (negative ? text.slice(1) : text).padStart(places + 1, '0')
  let fraction = places ? padded.slice(-places) : ''
  if (trim) fraction = fraction.replace(/0+$/, '')
  const whole = places ? padded.slice(0, -places) : padded
  return (negative ? '-' : '') + whole + (fraction ? `.${fraction}` : '')
}
