/** What an office is chased for comes as a workbook it can mend and hand back: unchanged it changes nothing, mended the problem is gone. */
import * as XLSX from 'xlsx'
import { tableColumns } from '../../../src/facts/as-table'
import { sortKey } from '../../../src/facts/pinyin/pinyin'
import type { RosterFacts } from '../../../src/facts/roster'
import { importFiles } from '../../../src/intake/intake'
import type { ImportReport } from '../../../src/intake/model/report'
import { type ChaseBook, type ChaseRequest, chase } from '../../../src/measure/chase/chase'
import { fileName } from '../../../src/measure/chase/name'
import { check } from '../../../src/measure/checks/check'
import type { Store, Value } from '../../../src/store/store'
import { dialects } from '../../support/databases'
import { dump } from '../../support/dump'
import { sampleStore, TODAY } from '../county'

const columns = (roster: RosterFacts): string =>
  tableColumns(roster)
    .map((name) => `"${name}"`)
    .join(', ')
const one = (table: string, where: string): string => `id = (SELECT MIN(id) FROM ${table} WHERE ${where})`
const ALLOCATION = one('fund_allocation', 'planned = 8000000')
const VILLAGE = one('village', 'households = 412 AND minority_households = 298')

/** Two townships, the county and a unit are put in the wrong. */
const wrongs = [
  `UPDATE fund_allocation SET paid = 8000100 WHERE ${ALLOCATION}`,
  `UPDATE village SET minority_households = 413 WHERE ${VILLAGE}`,
  'UPDATE investment SET start_on = 20200801, start_on_end = 20200801 WHERE completed_on IS NOT NULL',
  'UPDATE publicity_record SET participating_units = 9 WHERE participating_units = 8',
  'UPDATE channel_reading SET posts = 18 WHERE as_of = 20200615',
  `DELETE FROM poverty_exit WHERE ${one('poverty_exit', 'year = 2019 AND registered_households = 58')}`,
  `UPDATE demonstration_site SET progress = NULL WHERE unit_id = (SELECT id FROM unit WHERE name = '石桥村')`,
]

const faultsOf = ({ files }: ImportReport) =>
  files.flatMap((file) => [...file.faults, ...file.sheets.flatMap(({ faults }) => faults)])

const hand = (store: Store, books: { file: string; content: Buffer }[]): Promise<ImportReport> =>
  importFiles(
    store,
    books.map(({ file, content }) => ({ name: file, content })),
    { again: true },
  )

/** A text and its sort key, as SQL sets them. */
const text = (column: string, value: string): string =>
  `${column} = '${value}', ${column}_sort = '${sortKey(value).replaceAll("'", "''")}'`

/** A form's rows by its headings. */
const rowsOf = (content: Buffer, sheet: string): Record<string, unknown>[] =>
  XLSX.utils.sheet_to_json(XLSX.read(content).Sheets[sheet]!, { range: 2 })

/** The workbook with one cell typed anew, below a heading of a form. */
function mended(book: ChaseBook, sheet: string, row: number, cells: Record<string, string | number>) {
  const workbook = XLSX.read(book.content)
  const found = workbook.Sheets[sheet]
  const [headings] = XLSX.utils.sheet_to_json<string[]>(found!, { range: 2, header: 1 })
  for (const [heading, value] of Object.entries(cells)) {
    const at = XLSX.utils.encode_cell({ r: row - 1, c: headings!.indexOf(heading) })
    if (!headings!.includes(heading)) throw new Error(`no ${heading} in ${headings}`)
    found![at] = { t: typeof value === 'number' ? 'n' : 's', v: value }
  }
  return { file: book.file, content: XLSX.write(workbook, { type: 'buffer', bookType: 'xlsx' }) as Buffer }
}

describe.each(dialects)('chase lists over %s', (dialect) => {
  let store: Store
  let sample: Value[][][]
  beforeAll(async () => {
    store = await sampleStore(dialect)
    sample = await Promise.all(
      store.rosters.map((roster) => store.read(`SELECT ${columns(roster)} FROM ${roster.table}`)),
    )
  })
  afterAll(() => store.close())
  afterEach(() =>
    store.write(async (writer) => {
      for (const [i, roster] of store.rosters.entries()) {
        await writer.run(`DELETE FROM ${roster.table}`)
        await writer.run(`DELETE FROM ${roster.history}`)
        await writer.insert(roster.table, tableColumns(roster), sample[i]!)
      }
    }),
  )

  const spoil = (...statements: string[]) =>
    store.write(async (writer) => {
      for (const statement of statements) await writer.run(statement)
    })
  const books = (request: Partial<ChaseRequest> = {}): Promise<ChaseBook[]> => chase(store, { on: TODAY, ...request })
  const named = (all: ChaseBook[], file: string): ChaseBook => all.find((book) => book.file === file)!
  const ids = async (statement: string, values: Value[] = []): Promise<number[]> =>
    (await store.read(statement, values)).map(([id]) => Number(id))

  /** Every sheet and cell of the workbooks handed back as they are. */
  async function unchanged(all: ChaseBook[]): Promise<void> {
    const before = await dump(store)
    const report = await hand(store, all)
    expect(faultsOf(report)).toEqual([])
    expect(report.files.map(({ status }) => status)).toEqual(all.map(() => 'imported'))
    expect(report.totals).toMatchObject({ created: 0, updated: 0, refused: 0, linked: 0, absent: 0 })
    expect(report.totals.unchanged).toBe(
      all.flatMap(({ content, sheets }) =>
        sheets.flatMap(({ sheet }) => rowsOf(content, sheet).filter((row) => !String(row.备注).startsWith('待填报'))),
      ).length,
    )
    expect(await dump(store)).toEqual(before)
  }

  test('a county that owes nothing is not chased; one that does gets a workbook for each township, and one of its own', async () => {
    expect(await books()).toEqual([])
    await spoil(...wrongs)
    const all = await books()
    const told = all.map(({ file, counts, sheets, apart }) => [
      file,
      Object.values(counts),
      sheets.map(({ roster }) => roster),
      apart,
    ])
    expect(told).toEqual([
      ['红岩镇催办清单.xlsx', [1, 0, 0, 0], ['FundAllocation'], 0],
      ['河湾镇催办清单.xlsx', [0, 0, 1, 0], ['PovertyExit'], 0],
      ['石桥民族乡催办清单.xlsx', [2, 0, 0, 1], ['Village', 'Investment', 'DemonstrationSite'], 0],
      ['样板县县级催办清单.xlsx', [0, 2, 0, 0], ['PublicityRecord', 'ChannelReading'], 0],
    ])
    await unchanged(all)
    const again = await books()
    expect(again.map(({ content }) => content.toString('base64'))).toEqual(
      all.map(({ content }) => content.toString('base64')),
    )
  })

  test('mended in the workbook and handed back, every problem is gone', async () => {
    await spoil(...wrongs)
    const all = await books()
    const [red, river, bridge, county] = all
    const report = await hand(store, [
      mended(red!, '资金分配表', 4, { '支付资金（元）': 60_000 }),
      mended(river!, '脱贫退出情况表', 4, {
        建档立卡户数: 58,
        脱贫户数: 58,
        未脱贫户数: 0,
        建档立卡人口: 244,
        脱贫人口: 244,
        剩余贫困人口: 0,
        乡村人口: 955,
        '贫困发生率（%）': '0%',
      }),
      mended(
        mended(mended(bridge!, '行政村基本情况表', 4, { 少数民族户数: 298 }) as ChaseBook, '投资项目', 4, {
          开工时间: '2020年3月中旬',
        }) as ChaseBook,
        '示范点',
        4,
        { '进度（%）': '92%' },
      ),
      mended(mended(county!, '宣传记录', 4, { 参加单位数: 8 }) as ChaseBook, '平台数据', 4, { 累计发布: 23 }),
    ])
    expect(faultsOf(report)).toEqual([])
    expect(report.totals).toMatchObject({ created: 1, updated: 6, refused: 0 })
    // A sum that is put right downwards is told once more, as what it is: less than was said before.
    expect((await check(store, { on: TODAY })).map(({ rule, label }) => [rule, label])).toEqual([
      ['V-23', '少数民族发展资金 会师旧址 样财农〔2020〕31号 会师旧址示范点'],
    ])
    const [left, ...more] = await books()
    expect([left!.counts, more]).toEqual([{ error: 0, warning: 1, missing: 0, incomplete: 0 }, []])
    expect(rowsOf(left!.content, '问题清单')[0]!['应为/对比值']).toBe(
      '不小于 上次导入的支付资金（确属更正的不必改） 80001.00',
    )
    expect(await store.read('SELECT start_on, start_on_end FROM investment WHERE completed_on IS NOT NULL')).toEqual([
      [20200311, 20200320],
    ])
  })

  test('the list says what, where from and what to do; no import takes it for a roster', async () => {
    await spoil(wrongs[0]!, wrongs[5]!)
    const [red, river] = await books()
    expect(rowsOf(red!.content, '问题清单')).toEqual([
      {
        序号: 1,
        程度: '错误',
        台账: '资金分配',
        记录: '少数民族发展资金 会师旧址 样财农〔2020〕31号 会师旧址示范点',
        问题: 'V-05 支付资金不能超过下达资金',
        现值: '支付资金 80001.00',
        '应为/对比值': '不大于 下达资金 80000.00',
        '来源文件/工作表/单元格': '2020年创建资金台账.xlsx/2020年/M7、J7',
        怎么改: '请核对《资金分配表》第 4 行的“支付资金”“下达资金”，改正不对的一格',
      },
    ])
    const [gap] = rowsOf(river!.content, '问题清单')
    expect(gap).toMatchObject({ 程度: '缺报', 记录: '渡口村', '应为/对比值': '应于 2020-01-31 前报送' })
    expect(rowsOf(river!.content, '脱贫退出情况表')).toEqual([
      { 乡镇: '河湾镇', '*行政村': '渡口村', '*年度': 2019, 备注: expect.stringMatching(/^待填报：D-03 /) },
    ])
    const report = await hand(store, [red!, river!])
    for (const { notes, sheets } of report.files) {
      expect(notes).toEqual([
        {
          zh: '工作表“问题清单”仅供对照，没有导入',
          en: 'the sheet “问题清单” is for reading only and was left out',
        },
      ])
      expect(sheets.map(({ sheet }) => sheet)).not.toContain('问题清单')
    }
    expect(report.files.find(({ file }) => file === river!.file)!.sheets[0]!.counts.skippedRows).toEqual([
      { row: 4, reason: 'waiting' },
    ])
  })

  test('faulty cells are coloured and say why; forms have the notes and drop-downs of a template', async () => {
    await spoil(wrongs[0]!)
    const { content } = (await books())[0]!
    const sheet = XLSX.read(content, { cellStyles: true }).Sheets.资金分配表
    const [headings] = XLSX.utils.sheet_to_json<string[]>(sheet!, { range: 2, header: 1 })
    const coloured = headings!.filter(
      (_, c) => sheet![XLSX.utils.encode_cell({ r: 3, c })]?.s?.fgColor?.rgb === 'FF9999',
    )
    expect(coloured).toEqual(['下达资金（元）', '支付资金（元）'])
    const paid = sheet![XLSX.utils.encode_cell({ r: 3, c: headings!.indexOf('支付资金（元）') })]
    expect(paid.c[0].t).toContain(
      'V-05 错误：支付资金不能超过下达资金。\n现值：支付资金 80001.00\n应为：不大于 下达资金 80000.00',
    )
    expect([paid.v, paid.w]).toEqual([80_001, '80,001.00'])
    expect(sheet![XLSX.utils.encode_cell({ r: 2, c: headings!.indexOf('支付资金（元）') })].c[0].t).toContain(
      '单位：元',
    )
  })

  test('values come back as they are: qualifiers, intervals, long decimals, large sums, codes, texts that look like formulas', async () => {
    await spoil(
      `UPDATE publicity_record SET participating_units = 9, ${text('title', '=HYPERLINK(1)')}, ${text('place', '@地点')}, ${text('co_organizers', '-1+1')}, participants = 300, participants_qualifier = 'OVER', held_on = 20200611, held_on_end = 20200620 WHERE participating_units = 8`,
      `UPDATE fund_allocation SET paid = 8000100, planned = 1234567890123456, function_code = '0012', ${text('purpose', '+86')} WHERE ${ALLOCATION}`,
      `UPDATE poverty_exit SET exited_households = registered_households + 1, incidence = 33333333 WHERE ${one('poverty_exit', 'year = 2019 AND registered_households = 58')}`,
      `UPDATE village SET minority_households = 413, cultivated_land = 5101800001 WHERE ${VILLAGE}`,
      'UPDATE investment SET start_on = 20200801, start_on_end = 20200831, accepted_on = 20200101, accepted_on_end = 20201231 WHERE completed_on IS NOT NULL',
      `UPDATE demonstration_site SET progress = 300000 WHERE ${one('demonstration_site', "status = 'COMPLETE'")}`,
    )
    const all = await books()
    const [record] = rowsOf(named(all, '样板县县级催办清单.xlsx').content, '宣传记录')
    expect(record).toMatchObject({ '*标题': '=HYPERLINK(1)', 地点: '@地点', 参与人数: '300余', 时间: '2020年6月中旬' })
    const title = XLSX.read(named(all, '样板县县级催办清单.xlsx').content).Sheets.宣传记录!.A4
    expect([title.t, title.f]).toEqual(['s', undefined])
    const [money] = rowsOf(named(all, '红岩镇催办清单.xlsx').content, '资金分配表')
    expect(money).toMatchObject({ '计划资金（元）': '12345678901234.56', 预算科目: '0012', 资金用途: '+86' })
    const [site] = rowsOf(named(all, '红岩镇催办清单.xlsx').content, '示范点')
    expect(site!['进度（%）']).toBe('0.3%')
    await unchanged(all)
  })

  test('a village of a name that two townships have is found again, with and without its code', async () => {
    const twins = await ids(
      'SELECT v.id FROM village v WHERE (SELECT COUNT(*) FROM village o WHERE o.name = v.name) > 1 ORDER BY v.id',
    )
    expect(twins.length).toBeGreaterThan(1)
    for (const twin of twins) {
      await spoil(
        `UPDATE investment SET township_id = NULL, village_id = ${twin}, start_on = 20200801, start_on_end = 20200801 WHERE completed_on IS NOT NULL`,
        `UPDATE village SET minority_households = households + 1 WHERE id = ${twin}`,
        `UPDATE poverty_exit SET exited_households = registered_households + 1 WHERE village_id = ${twin}`,
      )
      await unchanged(await books())
      await spoil(`UPDATE village SET code = NULL WHERE id IN (${twins.join(', ')})`)
      const all = await books()
      expect(all.map(({ apart }) => apart)).toEqual(all.map(() => 0))
      await unchanged(all)
    }
  })

  test('a row that nothing tells from another is listed, and left out of the form', async () => {
    const [unit] = await ids(`SELECT recipient_id FROM fund_allocation WHERE ${ALLOCATION}`)
    const [other] = await ids('SELECT MIN(id) FROM unit WHERE id <> ?', [unit!])
    await spoil(
      wrongs[0]!,
      wrongs[1]!,
      `UPDATE unit SET credit_code = NULL, name = (SELECT name FROM unit WHERE id = ${unit}) WHERE id = ${other}`,
      `UPDATE unit SET credit_code = NULL WHERE id = ${unit}`,
    )
    const all = await books()
    const red = named(all, '红岩镇催办清单.xlsx')
    expect([red.apart, red.sheets]).toEqual([1, []])
    expect(rowsOf(red.content, '问题清单')[0]!.怎么改).toContain('没有预填')
    const report = await hand(store, all)
    expect(faultsOf(report)).toEqual([])
    expect(report.totals).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: 1 })
  })

  test('a workbook for each unit; certain rules; a period; nothing that is not due yet', async () => {
    const [site] = await ids(
      `SELECT id FROM demonstration_site WHERE unit_id = (SELECT id FROM unit WHERE name = '石桥村')`,
    )
    await spoil(...wrongs.slice(0, 2), `UPDATE demonstration_site SET is_active = 0 WHERE id = ${site}`)
    const all = await books({ by: 'unit' })
    expect(all.map(({ file, counts }) => [file, counts.error, counts.missing])).toEqual([
      ['石桥民族乡催办清单.xlsx', 1, 0],
      ['会师旧址催办清单.xlsx', 1, 0],
      ['石桥村催办清单.xlsx', 0, 1],
    ])
    expect(rowsOf(named(all, '石桥村催办清单.xlsx').content, '示范点')).toEqual([
      { '*创建单位': '石桥村', 备注: '待填报：D-05 没有报送示范点打造进度，应填写' },
    ])
    await unchanged(all)
    expect((await books({ rules: ['V-05'] })).map(({ file }) => file)).toEqual(['红岩镇催办清单.xlsx'])
    const past = await books({ period: '2016' })
    expect(
      past.flatMap(({ sheets }) => sheets.filter(({ roster }) => roster === 'PovertyExit')).length,
    ).toBeGreaterThan(5)
    await unchanged(past)
    const before = await books({ on: '2020-01-31', period: '2019' })
    expect(before.flatMap(({ sheets }) => sheets.map(({ roster }) => roster))).not.toContain('PovertyExit')
  })

  test('a new record in a waiting row comes in once its name is filled in', async () => {
    const [site] = await ids(
      `SELECT id FROM demonstration_site WHERE unit_id = (SELECT id FROM unit WHERE name = '石桥村')`,
    )
    await spoil(
      `DELETE FROM fund_allocation WHERE site_id = ${site}`,
      `DELETE FROM demonstration_site WHERE id = ${site}`,
    )
    const [book] = await books({ by: 'unit' })
    const report = await hand(store, [mended(book!, '示范点', 4, { '*示范点名称': '石桥村新示范点' })])
    expect(faultsOf(report)).toEqual([])
    expect(report.totals.created).toBe(1)
    const [after] = await books({ by: 'unit' })
    expect(after!.counts).toEqual({ error: 0, warning: 0, missing: 0, incomplete: 1 })
    await unchanged([after!])
  })
})

test('names of files are such as every system takes, and no two are alike', () => {
  const taken = new Set<string>()
  const name = (label: string, code: string | null = null): string => fileName(label, code, taken)
  expect(name('甲/乙镇:"一"<二>|*?\\')).toBe('甲／乙镇：＂一＂＜二＞｜＊？＼催办清单.xlsx')
  expect(name('CON')).toBe('CON_催办清单.xlsx')
  expect(name('..\u0000\u202e乡 ')).toBe('乡催办清单.xlsx')
  expect(name('石桥镇', '690121101')).toBe('石桥镇催办清单.xlsx')
  expect(name('石桥镇', '690122101')).toBe('石桥镇（690122101）催办清单.xlsx')
  expect(name('石桥镇')).toBe('石桥镇（2）催办清单.xlsx')
  expect(name('')).toBe('未命名催办清单.xlsx')
  expect([...name('长'.repeat(200))].length).toBeLessThan(100)
})
