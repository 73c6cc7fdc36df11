import { historyTable, indicesOf, rosterTable, tableColumns } from '../../src/facts/as-table'
import { choice, day, link, money, text, year } from '../../src/facts/decorators'
import { factsOf, Roster } from '../../src/facts/roster'

@Roster({ zh: '店', en: 'A shop.', plural: 'shops', singular: 'shop', sheets: ['店'], key: [['name']] })
class Shop {
  @text({ headers: ['店名'], required: true, en: 'its name' }) name!: string
}

@Roster({
  zh: '单',
  en: 'An order.',
  plural: 'orders',
  singular: 'bigOrder',
  sheets: ['单'],
  key: [['number'], ['shop', 'on']],
})
class BigOrder {
  @text({ headers: ['单号'], code: true, en: 'its number' }) number?: string
  @link(() => Shop, { headers: ['店'], inverse: 'orders', en: 'whose it is' }) shop?: Shop
  @link(() => Shop, { headers: ['送货'], en: 'who brings it' }) bringer?: Shop
  @day({ headers: ['日期'], en: 'its day' }) on?: string
  @year({ headers: ['年度'], en: 'its year' }) year?: number
  @choice({ headers: ['类'], en: 'its sort', options: [['A', '甲', 'first']] }) sort?: string
  @money({ headers: ['金额'], en: 'what it costs' }) cost?: string
}

const order = factsOf(BigOrder)

it('lists the columns in the order rows are written', () => {
  expect(tableColumns(order)).toEqual([
    'id',
    'number',
    'shop_id',
    'bringer_id',
    'on',
    'on_end',
    'year',
    'sort',
    'cost',
    'import_id',
    'sheet_id',
    'source_row',
    'blanks',
    'is_active',
    'is_listed',
  ])
})

it('indexes keys and links once, lists by their largest amounts, and amounts of one year and choice', () => {
  expect(indicesOf(order)).toEqual([
    { name: 'big_order_number', columns: ['number'] },
    { name: 'big_order_shop_on', columns: ['shop_id', 'on'] },
    { name: 'big_order_shop_cost', columns: ['shop_id', 'cost'] },
    { name: 'big_order_bringer', columns: ['bringer_id'] },
    { name: 'big_order_year_sort_cost', columns: ['year', 'sort', 'cost'] },
  ])
  expect(indicesOf(factsOf(Shop))).toEqual([{ name: 'shop_name', columns: ['name'] }])
})

it('makes one table of the rows and one of their replaced versions', () => {
  const { options: rows } = rosterTable(order)
  const { options: versions } = historyTable(order)
  expect(Object.keys(rows.columns)).toEqual(tableColumns(order))
  expect(rows.columns.cost).toMatchObject({ type: 'bigint', nullable: true })
  expect(rows.foreignKeys).toMatchObject([{ columnNames: ['shop_id'] }, { columnNames: ['bringer_id'] }])
  expect(Object.keys(versions.columns)).toEqual(['version', ...tableColumns(order), 'until_import'])
  expect(versions.foreignKeys).toBeUndefined()
})

it('gives TypeORM fresh objects, which it changes', () => {
  expect(rosterTable(order).options.columns.cost).not.toBe(rosterTable(order).options.columns.cost)
})
