/** A county of three townships and five villages, two of one name, and a few funding sources: what the tests of layouts lean on. */
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { book, load, sheet } from './tools'

const county = sheet(
  [
    ['县', '行政区划代码'],
    ['样板县', '690121'],
  ],
  { name: '县情' },
)
const townships = sheet(
  [
    ['乡镇', '类型'],
    ['城关镇', '镇'],
    ['石桥民族乡', '民族乡'],
    ['金塘乡', '乡'],
  ],
  { name: '乡镇' },
)
const villages = sheet(
  [
    ['乡镇', '行政村'],
    ['城关镇', '东街村'],
    ['城关镇', '西街村'],
    ['石桥民族乡', '石桥村'],
    ['石桥民族乡', '下寨村'],
    ['金塘乡', '石桥村'],
  ],
  { name: '行政村' },
)
const sources = sheet(
  [
    ['资金来源', '资金年度', '资金级次'],
    ['民贸名品', 2020, '省级'],
    ['民族文化项目', 2020, '省级'],
    ['民族团结保障经费', 2020, '县级'],
    ['五进宗教活动场所经费', 2020, '县级'],
    ['民贸名品', 2019, '省级'],
  ],
  { name: '资金来源' },
)

/** A store that holds it. */
export async function smallCounty(): Promise<Store> {
  const store = await freshStore('sqlite')
  await load(store, await book([county, townships, villages, sources], '基础.xlsx'))
  return store
}
