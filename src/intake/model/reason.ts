/** Why an import is made, as its office says it: the record of a correction. A text comes in; goes out what is wrong with it, or null. */
import { personal } from './personal'

const MAX_REASON_LENGTH = 200

export function reasonFault(reason: string): { zh: string; en: string } | null {
  if (reason.trim() === '') return { zh: '更正原因不能为空', en: 'the reason must not be empty' }
  if (reason.length > MAX_REASON_LENGTH)
    return {
      zh: `更正原因最多 ${MAX_REASON_LENGTH} 字`,
      en: `the reason takes at most ${MAX_REASON_LENGTH} characters`,
    }
  if (personal(reason))
    return {
      zh: '更正原因里有身份证号或手机号，本系统不保存个人信息',
      en: 'the reason holds an identity or telephone number; no personal data is kept',
    }
  return null
}
