/** Mutated workbooks through the whole importer. ROSTERQL_FUZZ=5000 for a long run, ROSTERQL_SEED=n to run one again. */
import * as XLSX from 'xlsx'
import type { ImportSource } from '../../src/intake/model/import-reading'
import type { Store } from '../../src/store/store'
import { dice, mutated } from '../support/mutate'
import { smallCounty } from './small-county'
import { book, load, sheet } from './tools'

const RUNS = Number(process.env.ROSTERQL_FUZZ ?? 300)
const FIRST = Number(process.env.ROSTERQL_SEED ?? 1)
const SLOWEST = 20_000

const villages = [
  ['样板县行政村情况表'],
  ['序号', '乡镇', '行政村', '总户数', '总人口', '是否民族村'],
  [1, '城关镇', '东街村', 210, 800, '是'],
  [2, '城关镇', '西街村', 180, '７９０', '√'],
  ['小计', null, null, 390, 1590],
  [3, '石桥民族乡', '下寨村', '95户', 410, null],
  ['填表人：'],
]
const funds = [
  ['2020年资金分配表（单位：万元）'],
  ['资金来源', '使用单位', '资金', null, '下达时间'],
  [null, null, '下达', '支付', null],
  ['民贸名品', '县民宗局', 8, '6万元', '2020.3.25'],
  ['民族文化项目', '县教育局', 5, 4.5, 43_952],
]

async function sound(): Promise<ImportSource[]> {
  const own = await book([
    sheet(villages, { name: '行政村', merges: ['A1:F1'] }),
    sheet(funds, { name: '资金', merges: ['A1:E1', 'A2:A3', 'B2:B3', 'C2:D2', 'E2:E3'] }),
  ])
  const workbook = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(villages), '行政村')
  XLSX.utils.book_append_sheet(workbook, XLSX.utils.aoa_to_sheet(funds), '资金')
  const as = (bookType: XLSX.BookType): Buffer => XLSX.write(workbook, { type: 'buffer', bookType })
  return [
    own,
    { name: '台账2.xlsx', content: as('xlsx') },
    { name: '台账.ods', content: as('ods') },
    { name: '台账.xls', content: as('biff8') },
    { name: '台账.csv', content: as('csv') },
    { name: '网页.xls', content: as('html') },
    { name: '网页2.xls', content: as('xlml') },
  ]
}

let store: Store
beforeAll(async () => {
  store = await smallCounty()
})
afterAll(() => store.close())

/** A file ends in rows or in a reason a clerk can read; the store and the language stay as they were. */
async function endsWell(source: ImportSource, told: string): Promise<string> {
  const began = Date.now()
  const report = await load(store, source, { again: true, dryRun: true, limits: { milliseconds: SLOWEST } }).catch(
    (error) => {
      throw new Error(`${told}: ${error.stack}`)
    },
  )
  const [file] = report.files
  const faults = [...file!.faults, ...file!.sheets.flatMap((one) => one.faults)]
  const { created, updated, unchanged, refused } = report.totals
  const rows = created + updated + unchanged + refused > 0
  if (!rows && !faults.some((one) => /[\u4e00-\u9fff]/.test(one.message.zh)))
    throw new Error(`${told}: nothing is said`)
  if (Object.keys(Object.prototype).length > 0) throw new Error(`${told}: the prototype is changed`)
  if (Date.now() - began > SLOWEST * 2) throw new Error(`${told}: took ${Date.now() - began} ms`)
  return rows ? 'rows' : (faults.find((one) => one.severity === 'error') ?? faults[0]!).code
}

test(
  `${RUNS} mutated workbooks end in rows or in a reason`,
  async () => {
    const files = await sound()
    const outcomes: Record<string, number> = {}
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      const roll = dice(seed)
      const { name, content } = files[Math.floor(roll() * files.length)]!
      const { bytes, how } = mutated(Buffer.from(content!), roll)
      const outcome = await endsWell({ name, content: bytes }, `seed ${seed}, ${name}, ${how}`)
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
    expect(outcomes.rows).toBeGreaterThan(RUNS / 20)
    expect(RUNS - outcomes.rows!).toBeGreaterThan(RUNS / 20)
    if (process.env.ROSTERQL_FUZZ)
      process.stderr.write(`${JSON.stringify(outcomes)}, ${process.memoryUsage().rss >> 20} MB\n`)
    expect(await store.read('SELECT count(*) FROM village')).toEqual([[5]])
  },
  RUNS * 1000 + 60_000,
)
