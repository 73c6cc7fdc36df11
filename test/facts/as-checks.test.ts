import { checksOf } from '../../src/facts/as-checks'
import { day, decimal, money, percent, text, whole, year } from '../../src/facts/decorators'
import type { Stored } from '../../src/facts/kinds/kind'
import { factsOf, Roster } from '../../src/facts/roster'
import { wordsOf } from '../../src/messages/words'

@Roster({ zh: '物', en: 'A thing.', plural: 'things', singular: 'thing', sheets: ['物'], key: [['name']] })
class Thing {
  @text({ headers: ['名称'], required: true, maxLength: 3, en: 'its name' }) name!: string
  @text({
    headers: ['代码'],
    code: true,
    pattern: { test: /^\d{3}$/, zh: '应为三位数字', en: 'three digits' },
    en: 'its code',
  })
  code?: string
  @text({ headers: ['信用代码'], code: true, checkDigit: 'uscc', en: 'a credit code' }) uscc?: string
  @whole({ headers: ['件数'], max: 500, en: 'how many' }) pieces?: number
  @decimal({ headers: ['得分'], min: -1.5, max: 10, en: 'its score' }) score?: string
  @percent({ headers: ['比例'], en: 'its share' }) share?: string
  @money({ headers: ['价'], en: 'its price' }) price?: string
  @year({ headers: ['年'], en: 'its year' }) year?: number
  @day({ headers: ['日期'], en: 'its day' }) on?: string
}

const checks = checksOf(factsOf(Thing))
const said = (cell: string, value: Stored): string[] =>
  checks.get(cell)?.flatMap((check) => {
    const trouble = check(value)
    return trouble ? [`${trouble.severity} ${trouble.code} ${wordsOf(trouble.said, 'terminal', 'zh')}`] : []
  }) ?? ['no such cell']

it.each<[string, Stored, string[]]>([
  ['name', '三个字', []],
  ['name', '四个字了', ['error TOO_LONG 最多 3 个字']],
  ['code', '042', []],
  ['code', '42', ['error OUT_OF_RANGE 应为三位数字']],
  ['uscc', '11690121006901010G', []],
  ['uscc', '11690121006901010H', ['warning CHECK_DIGIT 统一社会信用代码的校验位不符，请核对']],
  ['pieces', 500, []],
  ['pieces', 501, ['error OUT_OF_RANGE 不能大于 500']],
  ['pieces', -1, ['error OUT_OF_RANGE 不能为负数']],
  ['score', -1_500_000, []],
  ['score', -1_500_001, ['error OUT_OF_RANGE 不能小于 -1.5']],
  ['score', 10_000_001, ['error OUT_OF_RANGE 不能大于 10']],
  ['share', 100_000_000, []],
  ['share', 100_000_001, ['error OUT_OF_RANGE 不能大于 100']],
  ['price', Number.MAX_SAFE_INTEGER, []],
  ['price', -1, ['error OUT_OF_RANGE 不能为负数']],
  ['year', 2020, []],
  ['year', 1948, ['error OUT_OF_RANGE 不能小于 1949']],
  ['year', 2101, ['error OUT_OF_RANGE 不能大于 2100']],
  ['on', 19000101, []],
])('%s: %s', (cell, value, expected) => expect(said(cell, value)).toEqual(expected))

it('compiles the checks of a roster once', () => {
  expect(checksOf(factsOf(Thing))).toBe(checks)
})
