/**
 * Real workbooks by other people. The corpus is no part of the repository: `ROSTERQL_CORPUS` says where it is, or it lies beside
 * the repository; without it the tests here read the small copies that licences allow.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportOptions } from '../../src/intake/model/import-options'
import type { ImportReport } from '../../src/intake/model/report'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { book, load, repository, rowsOf, sheet } from './tools'

const corpus = process.env.ROSTERQL_CORPUS ?? join(repository, '../shared/corpus')
const here = existsSync(corpus)
const withCorpus = here ? describe : describe.skip

const filesOf = (root: string): { name: string; path: string }[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .flatMap((folder) =>
      readdirSync(join(root, folder.name)).map((name) => ({ name, path: join(root, folder.name, name) })),
    )

/** What a clerk is told: every fault of a report in Chinese. */
const told = (report: ImportReport): string =>
  report.files
    .flatMap((file) => [...file.faults, ...file.sheets.flatMap((one) => one.faults)])
    .map((one) => `${one.code} ${one.message.zh}`)
    .join('\n')

const UNREADABLE = new Set(['UNREADABLE', 'ENCRYPTED', 'NOT_A_WORKBOOK', 'TOO_LARGE'])

let store: Store
beforeEach(async () => {
  store = await freshStore('sqlite')
})
afterEach(() => store.close())

test('no file of any kind crashes the import, brings rows in unasked, or is refused without a reason', async () => {
  const copies = [join(repository, 'test/corpus'), join(repository, 'test/intake/corpus')]
  const files = here ? filesOf(corpus) : copies.flatMap(filesOf)
  expect(files.length).toBeGreaterThan(here ? 140 : 30)
  for (const file of files) {
    const began = Date.now()
    const report = await load(store, file)
    expect([file.name, report.totals.created, report.files[0]!.status]).toEqual([file.name, 0, 'refused'])
    expect([file.name, told(report)]).not.toEqual([file.name, ''])
    for (const one of report.files[0]!.faults) expect([file.name, UNREADABLE.has(one.code)]).toEqual([file.name, true])
    expect([file.name, Date.now() - began < 30_000]).toEqual([file.name, true])
    expect(Object.keys(Object.prototype)).toEqual([])
  }
}, 300_000)

test.each([
  ['box+spout/file_corrupted.xlsx', 'NOT_A_WORKBOOK'],
  ['box+spout/file_with_no_sheets_in_workbook_xml.xlsx', 'UNREADABLE'],
  ['apache+poi/poc-xmlbomb.xlsx', 'TOO_LARGE'],
  ['apache+poi/xor-encryption-abc.xls', 'ENCRYPTED'],
  ['apache+poi/crash-274d6342e4842d61be0fb48eaadad6208ae767ae.xlsx', 'UNREADABLE'],
  ['apache+poi/duplicate-filename-case-insensitive.xlsx', 'UNREADABLE'],
  ['tafia+calamine/pass_protected.xlsx', 'ENCRYPTED'],
  ['tafia+calamine/issue_594_dos.ods', 'UNREADABLE'],
])('%s ends in %s', async (path, code) => {
  const report = await load(store, { name: path.split('/')[1]!, path: join(repository, 'test/corpus', path) })
  expect(report.files[0]!.faults.map((one) => one.code)).toEqual([code])
  expect(report.files[0]!.faults[0]!.message.zh.length).toBeGreaterThan(5)
})

test('the division codes of all counties: field names are headings once the roster is stated', async () => {
  const path = join(repository, 'test/intake/corpus/modood+Administrative-divisions-of-China/areas.csv')
  const report = await load(store, { name: 'areas.csv', path }, { roster: 'County' })
  expect(report.totals.created + report.totals.refused).toBe(2978)
  expect(report.totals.created).toBeGreaterThan(2900)
  expect(await rowsOf(store, 'County')).toContainEqual({ name: '东城区', code: '110101' })
  expect(report.files[0]!.sheets[0]!.columns).toMatchObject([
    { column: 'A', field: 'code' },
    { column: 'B', field: 'name' },
  ])
})

withCorpus('the corpus', () => {
  const take = (path: string, options: ImportOptions) =>
    load(store, { name: path.split('/')[1]!, path: join(corpus, path) }, options)
  const count = async (table: string) => Number((await store.read(`SELECT count(*) FROM ${table}`))[0]![0])
  const oneTownship = async () =>
    load(
      store,
      await book(
        sheet(
          [
            ['乡镇', '类型'],
            ['村志乡', '乡'],
          ],
          { name: '乡镇' },
        ),
      ),
    )
  const every = ({ totals }: ImportReport) => totals.created + totals.updated + totals.unchanged + totals.refused

  test('41,352 streets find their counties by code', async () => {
    await take('modood+Administrative-divisions-of-China/areas.csv', { roster: 'County' })
    const report = await take('modood+Administrative-divisions-of-China/streets.csv', {
      roster: 'Township',
      map: { areaCode: 'county.code' },
    })
    expect(every(report)).toBe(41_352)
    expect(report.totals.created).toBeGreaterThanOrEqual(40_919)
    expect([
      ...new Set(report.files[0]!.sheets[0]!.faults.filter((one) => one.severity === 'error').map((one) => one.code)),
    ]).toEqual(['LINK_UNKNOWN'])
    expect(
      await store.read(
        `SELECT t.name, c.name FROM township t JOIN county c ON c.id = t.county_id WHERE t.code = '110101001'`,
      ),
    ).toEqual([['东华门街道', '东城区']])
  })

  test('the division codes of 2019 and 2023: indented names, a title, notes; the second year changes what was renamed', async () => {
    const map = { 单位名称: 'name' }
    const first = await take('Jerrywang959+Julia_study/行政区划.xlsx', { roster: 'County', map })
    expect(first.files[0]!.sheets[0]).toMatchObject({ headerRows: [3] })
    expect(every(first)).toBe(3213)
    expect(await rowsOf(store, 'County')).toContainEqual({ name: '东城区', code: '110101' })
    const second = await take('htnosakura+China-adcode/行政区划.xlsx', { roster: 'County', map })
    expect(second.totals.unchanged).toBeGreaterThan(3000)
    expect(second.totals.updated).toBeGreaterThan(0)
    expect(told(second)).not.toMatch(/__proto__|undefined/)
  })

  test('Traditional Chinese in Big5, with a second header row of machine codes', async () => {
    await load(
      store,
      await book(
        sheet(
          [
            ['县', '创建级别'],
            ['臺南市', '省级'],
          ],
          { name: '县' },
        ),
      ),
    )
    const report = await take('kiang+tainan_basecode/area_population_4.csv', {
      roster: 'Township',
      map: { 縣市代碼: '-', 鄉鎮市區代碼: '-' },
    })
    const [table] = report.files[0]!.sheets
    expect(table!.headerRows).toEqual([1, 2])
    expect(table!.columns.map((one) => [one.header, one.field])).toEqual([
      ['統計期或資料時間', 'asOf'],
      ['縣市名稱', 'county'],
      ['鄉鎮市區名稱', 'name'],
      ['戶數', 'households'],
      ['人口數', 'population'],
    ])
    expect(await rowsOf(store, 'Township')).toContainEqual({
      county: '臺南市',
      name: '新營區',
      households: '27292',
      population: '78433',
      asOf: '2011-03',
    })
  })

  test('years of the Republic that could be another century are refused', async () => {
    await load(
      store,
      await book(
        sheet(
          [
            ['县', '创建级别'],
            ['臺南市', '省级'],
          ],
          { name: '县' },
        ),
      ),
    )
    const report = await take('kiang+tainan_basecode/area_population_1.csv', {
      roster: 'Township',
      map: { 縣市代碼: '-', 鄉鎮市區代碼: '-' },
    })
    expect(report.totals).toMatchObject({ created: 0, refused: 54 })
    expect(told(report)).toMatch(/NOT_A_DAY A3：“97Y06M”/)
  })

  test('one list of villages fills three rosters', async () => {
    const path = 'kiang+tw_population/cunli_code.csv'
    await take(path, { roster: 'County', map: { 縣市代碼: '-' } })
    await take(path, { roster: 'Township', map: { 縣市代碼: '-', 區里代碼: '-', 區鄉鎮名稱: 'name' } })
    await take(path, {
      roster: 'Village',
      map: { 縣市代碼: '-', 區里代碼: '-', 村里代碼: '-', 區鄉鎮名稱: 'township', 縣市名稱: 'township.county' },
    })
    expect([await count('county'), await count('township'), await count('village')]).toEqual([22, 368, 7851])
    expect(await rowsOf(store, 'Village')).toContainEqual({ name: '莊敬里', township: '台北市·松山區' })
  })

  test('a bilingual gazetteer of villages', async () => {
    await oneTownship()
    const report = await take('ulsdevteam+ccvgd-database/raw__Village Information.csv', {
      roster: 'Village',
      set: { township: '村志乡' },
      map: { '县 / 区 - 汉字 County / District - Chinese Characters': '-' },
    })
    expect(report.files[0]!.sheets[0]!.columns.map((one) => one.field)).toEqual(['code', 'name'])
    expect(every(report)).toBe(975)
    expect(report.totals.created).toBeGreaterThanOrEqual(957)
    expect(await rowsOf(store, 'Village')).toContainEqual({
      name: '太平店村',
      code: '411082100218',
      township: '村志乡',
    })
  })

  test('the same villages from a database dump: names of columns in two scripts, NULL for nothing', async () => {
    await oneTownship()
    const report = await take('ulsdevteam+ccvgd-database/target__village_村.csv', {
      roster: 'Village',
      set: { township: '村志乡' },
      map: { villageId_村庄代码: 'code' },
    })
    expect(every(report)).toBe(975)
    expect(told(report)).not.toMatch(/OUT_OF_RANGE/)
  })

  test('years as columns without a measure are not guessed at', async () => {
    const report = await take('ulsdevteam+ccvgd-database/raw__Population and Migration - Yearly.csv', {
      roster: 'PovertyExit',
      map: { '村志书名 Gazetteer Title': 'village' },
    })
    expect(report.totals.created).toBe(0)
    expect(told(report)).toMatch(/MISSING_COLUMN 缺少“年度”列/)
  })

  test.each([
    ['tw2019ap.csv', 1177, '國家發展研究及諮詢', '6743000.00', '2019'],
    ['2013ap-proposed.csv', 1413, '國家發展研究及諮詢', '9355000.00', '2013'],
  ])(
    'the budget ledger %s: amounts of eleven digits are no telephone numbers',
    async (name, rows, item, total, year) => {
      const report = await take(`g0v+twbudget/${name}`, {
        roster: 'Investment',
        moneyUnit: '元',
        map: { amount: 'total', depname: 'implementer', topname: 'source', ref: 'code', code: '-' },
      })
      expect(every(report)).toBe(rows)
      expect(await rowsOf(store, 'Investment')).toContainEqual({
        code: '1.1.4.1',
        name: item,
        total,
        year,
        implementer: '總統府',
        source: `總統府主管·${year}`,
      })
    },
  )

  test('farmland: the unit stands after a stroke in the heading, a remark is merged down all rows', async () => {
    await oneTownship()
    const report = await take('sssxks+agristrat/附件1.xlsx', {
      roster: 'Village',
      sheets: ['乡村的现有耕地'],
      set: { township: '村志乡' },
      map: { 地块名称: 'name', '地块面积/亩': 'cultivatedLand' },
    })
    expect(report.totals).toMatchObject({ created: 54, refused: 0 })
    expect(report.files[0]!.sheets[0]!.columns).toMatchObject([
      { field: 'name' },
      { field: 'cultivatedLand', unit: '亩' },
    ])
    expect(await rowsOf(store, 'Village')).toContainEqual({ name: 'A1', township: '村志乡', cultivatedLand: '80' })
  })

  test('poor counties in one column: the star that means “out of poverty” is taken off the name and mentioned', async () => {
    const report = await take('Jerrywang959+Julia_study/poor_county.xlsx', {
      roster: 'County',
      map: { '*代表脱贫县': 'name' },
    })
    expect(report.totals).toMatchObject({ created: 852, refused: 0 })
    expect(told(report)).toMatch(/有 433 个名称后带 \* 一类的标记/)
    expect(await rowsOf(store, 'County')).toContainEqual({ name: '砀山县' })
  })

  test('poor counties as a table, with dates and counts nobody asked for', async () => {
    const report = await take('Jerrywang959+Julia_study/myjieguo.xlsx', {
      roster: 'County',
      map: { 贫困县名称: 'name' },
    })
    expect(report.totals).toMatchObject({ created: 397, refused: 0 })
    expect(report.files[0]!.sheets[0]!.ignoredColumns.map((one) => one.header)).toContain('贫困县所在省')
  })

  test('small tables stacked on a sheet, and money without a unit', async () => {
    const report = await take('TrainingClassGroup+prototype/预算.xlsx', {
      roster: 'Investment',
      map: { 预算项目: 'name', 数据: 'total' },
      set: { year: '2020', implementer: '教育局' },
    })
    expect(report.totals.created).toBe(0)
    expect(told(report)).toMatch(/UNIT_UNKNOWN “数据”列没有写明金额单位/)
  })

  test.each([
    'Vonng+adcode/110118.csv',
    'kiang+db.cec.gov.tw/1997縣市長__elbase.csv',
    'kiang+db.cec.gov.tw/投票所跨村里表.ods',
  ])('%s has no header, and its first row is not repeated as one', async (path) => {
    const report = await take(path, { roster: 'Village' })
    expect(report.totals.created).toBe(0)
    expect(told(report)).toMatch(/看起来是数据，不是表头/)
    expect(told(report)).not.toMatch(/密云|全國|塘岐/)
  })
})
