import { choice, day, decimal, flag, link, money, percent, text, whole, year } from '../../src/facts/decorators'
import { factsOf, Roster } from '../../src/facts/roster'

@Roster({ zh: '物', en: 'A thing.', plural: 'things', singular: 'thing', sheets: ['物'], key: [['name']] })
class Thing {
  @text({ headers: ['名称', '物名'], zh: '物品名称', required: true, maxLength: 40, en: 'its name' }) name!: string
  @whole({ headers: ['件数'], unit: '件', min: 1, en: 'how many' }) pieces?: number
  @decimal({ headers: ['得分'], unit: '分', en: 'its score' }) score?: string
  @percent({ headers: ['比例'], en: 'its share' }) share?: string
  @money({ headers: ['价'], en: 'its price' }) price?: string
  @day({ headers: ['日期'], en: 'its day' }) on?: string
  @year({ headers: ['年'], en: 'its year' }) year?: number
  @flag({ headers: ['有无'], en: 'whether' }) has?: boolean
  @choice({
    headers: ['类'],
    en: 'its sort',
    options: [
      ['A', '甲', 'first', '一', '1'],
      ['B', '乙', 'second'],
    ],
  })
  sort?: string
  @link(() => Thing, { headers: ['所属'], inverse: 'parts', creates: true, en: 'what it is part of' }) whole?: Thing
}

const thing = factsOf(Thing)

it('takes a note of every cell: its kind, its headings, and what is not stated as it usually is', () => {
  expect(thing.cells.map(({ name, kind }) => `${name} ${kind.name}`)).toEqual([
    'name text',
    'pieces whole',
    'score decimal',
    'share percent',
    'price money',
    'on day',
    'year year',
    'has flag',
    'sort choice',
    'whole link',
  ])
  expect(thing.cell('name')).toMatchObject({ headers: ['名称', '物名'], zh: '物品名称', required: true, maxLength: 40 })
  expect(thing.cell('pieces')).toMatchObject({ zh: '件数', required: false, unit: '件', min: 1, maxLength: 200 })
})

it('gives money and percentages their unit, choices their options, links where they lead', () => {
  expect([thing.cell('price').unit, thing.cell('share').unit]).toEqual(['元', '%'])
  expect(thing.cell('sort').options).toEqual([
    { code: 'A', zh: '甲', en: 'first', also: ['一', '1'] },
    { code: 'B', zh: '乙', en: 'second', also: [] },
  ])
  expect(thing.cell('whole')).toMatchObject({ inverse: 'parts', creates: true, only: false })
})

it('refuses a property of another type, in a sentence the compiler shows', () => {
  class Wrong {
    // @ts-expect-error money() is exact: it needs a property of type string
    @money({ headers: ['价'], en: 'its price' }) price?: number
    // @ts-expect-error whole() needs a property of type number
    @whole({ headers: ['件数'], en: 'how many' }) pieces?: string
    // @ts-expect-error flag() needs a property of type boolean
    @flag({ headers: ['有无'], en: 'whether' }) has?: number
  }
  expect(Object.keys(new Wrong())).toEqual([])
})
