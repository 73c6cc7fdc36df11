import { link, text, whole } from '../../src/facts/decorators'
import { factsOf, inversesOf, Roster, type RosterOptions, rosterNamed, slice, targetOf } from '../../src/facts/roster'

const named: Pick<RosterOptions, 'sheets' | 'key'> = { sheets: ['表'], key: [['name']] }

@Roster({ ...named, zh: '店', en: 'A shop.', plural: 'shops', singular: 'shop' })
class Shop {
  @text({ headers: ['店名'], required: true, en: 'its name' }) name!: string
}

@Roster({
  ...named,
  zh: '货',
  en: 'A good.',
  plural: 'goods',
  singular: 'soldGood',
  key: [['code'], ['shop', 'title']],
})
class Good {
  @text({ headers: ['编码'], code: true, en: 'its code' }) code?: string
  @link(() => Shop, { headers: ['店'], inverse: 'goods', en: 'who sells it' }) shop?: Shop
  @text({ headers: ['品名'], en: 'its title' }) title?: string
  @whole({ headers: ['件数', '数量'], unit: '件', qualified: true, en: 'how many' }) pieces?: number
}

class Stranger {}

const [shop, good] = [factsOf(Shop), factsOf(Good)]

it('gathers the cells in the order they are declared, with the columns they are stored in', () => {
  expect(good.cells.map(({ name }) => name)).toEqual(['code', 'shop', 'title', 'pieces'])
  expect(good.columns.map(({ name }) => name)).toEqual([
    'code',
    'shop_id',
    'title',
    'title_sort',
    'pieces',
    'pieces_qualifier',
  ])
  expect([good.table, good.history]).toEqual(['sold_good', 'sold_good_history'])
})

it('finds what belongs to a cell in anything that has a place for every column', () => {
  const row = ['A1', 7, '茶', 'cha', 300, 'OVER']
  expect(slice(good, good.cell('pieces'), row)).toEqual([300, 'OVER'])
  expect(slice(good, good.cell('title'), good.columns).map(({ role }) => role)).toEqual(['value', 'sort'])
  expect(() => slice(good, shop.cell('name'), row)).toThrow('Good has no cell “name”')
})

it('names a row by its name or title, else by the last part of its key', () => {
  expect(shop.label.name).toBe('name')
  expect(good.label.name).toBe('title')
})

it('knows where links lead, and the lists they make there', () => {
  expect(targetOf(good.cell('shop'))).toBe(shop)
  expect(inversesOf(shop, [shop, good])).toEqual([{ name: 'goods', roster: good, cell: good.cell('shop') }])
  expect(inversesOf(good, [shop, good])).toEqual([])
  expect(rosterNamed('Shop')()).toBe(Shop)
})

it('says what is wrong with a declaration', () => {
  expect(() => good.cell('price')).toThrow('Good has no cell “price”; it has code, shop, title, pieces')
  expect(() => factsOf(Stranger)).toThrow('Stranger is not a roster: decorate it with @Roster')
  expect(() => targetOf(good.cell('title'))).toThrow('title is no link')
  expect(() => rosterNamed('Nobody')()).toThrow('there is no roster class called Nobody')
  expect(() => Roster({ ...named, zh: '空', en: '.', plural: 'x', singular: 'x', key: [['gone']] })(Stranger)).toThrow(
    'Stranger has no cell “gone”',
  )
})
