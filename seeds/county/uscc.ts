/**
 * Unified social credit codes (GB 32100-2015) for a county that does not exist: region 690121 is assigned to nobody, so
 * no code made here can be anyone's.
 */
import { itemAt } from '../../src/facts/lists'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const region = '690121'

/** Last character of an organisation code (GB 11714): `organisationCheck('M000100Y')` is `4`. */
export function organisationCheck(body: string): string {
  const sum = [...body].reduce((all, c, i) => all + organisationAlphabet.indexOf(c) * itemAt(organisationWeights, i), 0)
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** Last character of a credit code from its first 17: weights are the powers of 3 modulo 31. */
export function creditCheck(first17: string): string {
  let weight = 1
  let sum = 0
  for (const c of first17) {
    sum += alphabet.indexOf(c) * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** `creditCode('11', '00690101')` is `11690121006901010G`. `kind` is 11 agency, 12 institution, 13 mass organisation, 54 committee, 91 company. */
export function creditCode(kind: string, body: string): string {
  const first17 = kind + region + body + organisationCheck(body)
  return first17 + creditCheck(first17)
}

export function isCreditCode(code: string): boolean {
  return (
    /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code) &&
    organisationCheck(code.slice(8, 16)) === code[16] &&
    creditCheck(code.slice(0, 17)) === code[17]
  )
}
