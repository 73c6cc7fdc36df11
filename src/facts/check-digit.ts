/** Check digits of codes, as the standards give them. */

const USCC = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = Array.from({ length: 17 }, (_, i) => Number(3n ** BigInt(i) % 31n))
const USCC_SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/

/** GB 32100-2015: `uscc('11690121006901010G')` is true. */
export function uscc(code: string): boolean {
  if (!USCC_SHAPE.test(code)) return false
  const sum = USCC_WEIGHTS.reduce((all, weight, i) => all + USCC.indexOf(code.charAt(i)) * weight, 0)
  return USCC[(31 - (sum % 31)) % 31] === code[17]
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** GB 11643 (MOD 11-2) with a real date of birth inside: true when the 18 characters are a resident identity number. */
export function residentId(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false
  const [y, m, d] = [Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14))]
  const date = new Date(Date.UTC(y, m - 1, d))
  if (y < 1880 || y > 2100 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return false
  const sum = ID_WEIGHTS.reduce((all, weight, i) => all + Number(text.charAt(i)) * weight, 0)
  return '10X98765432'.charAt(sum % 11) === text.charAt(17).toUpperCase()
}
