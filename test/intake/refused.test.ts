import { madeUpNumber } from '../../seeds/dirty/refused'
import { residentId } from '../../src/facts/check-digit'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { book, folder, load, sheet } from './tools'

/** Every value of every table of a database, as text; packed values unpacked. */
async function everything(store: Store): Promise<string> {
  const { gunzipSync } = await import('node:zlib')
  const tables = await store.read(
    store.dialect === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table'"
      : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'",
  )
  const seen: string[] = []
  for (const [table] of tables)
    for (const row of await store.read(`SELECT * FROM "${table}"`))
      for (const value of row as unknown[]) {
        if (value instanceof Uint8Array)
          seen.push(
            value[0] === 0x1f && value[1] === 0x8b
              ? gunzipSync(value).toString()
              : Buffer.from(value).toString('latin1'),
          )
        else if (value !== null) seen.push(String(value))
      }
  return seen.join('\n')
}

const personal = (text: string): string[] =>
  [...text.matchAll(/(?<!\d)(?:[1-9]\d{16}[\dXx]|1[3-9]\d{9})(?![\dXx])/g)]
    .map(([found]) => found)
    .filter((found) => found.length === 11 || residentId(found))

const id = madeUpNumber('19600115', 107)
const phone = '15420007919'

describe.each(dialects)('personal data on %s', (dialect) => {
  let store: Store
  const printed: string[] = []

  beforeEach(async () => {
    store = await freshStore(dialect)
    printed.length = 0
    for (const stream of [process.stdout, process.stderr])
      jest.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0)
    for (const level of ['log', 'warn', 'error', 'info'] as const)
      jest.spyOn(console, level).mockImplementation((...words) => void printed.push(words.join(' ')))
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await store.close()
  })

  const leavesNothing = async (report: unknown) => {
    expect(personal(JSON.stringify(report))).toEqual([])
    expect(personal(printed.join('\n'))).toEqual([])
    expect(personal(await everything(store))).toEqual([])
  }

  test('the sample’s workbooks with identity and telephone numbers, and ruined codes, are refused and leave nothing', async () => {
    const report = await load(store, folder('seeds/refused'))
    expect(report.totals.created).toBe(0)
    expect(report.files.map(({ status }) => status)).toEqual(['refused', 'refused', 'refused'])
    const codes = report.files.map((file) => [
      ...new Set(
        file.sheets
          .flatMap((one) => one.faults)
          .filter((one) => one.severity === 'error')
          .map((one) => one.code),
      ),
    ])
    expect(codes).toMatchObject([['PERSONAL_DATA'], ['PRECISION_LOST'], ['PERSONAL_DATA']])
    await leavesNothing(report)
  })

  test.each<[string, (string | number)[][]]>([
    [
      'in a remark',
      [
        ['乡镇', '行政村', '总户数', '备注'],
        ['城关镇', '石桥村', 210, `联系 ${phone}`],
      ],
    ],
    [
      'in a text of ours',
      [
        ['项目名称', '年度', '实施单位', '建设内容及规模'],
        ['村道', 2020, '交通局', `负责人身份证${id}`],
      ],
    ],
    [
      'as a number',
      [
        ['乡镇', '行政村', '总户数', '其他'],
        ['城关镇', '石桥村', 210, Number(phone)],
      ],
    ],
    [
      'in a heading',
      [
        ['乡镇', '行政村', '总户数', `电话${phone}`],
        ['城关镇', '石桥村', 210, 1],
      ],
    ],
    [
      'below the data',
      [
        ['乡镇', '行政村', '总户数'],
        ['城关镇', '石桥村', 210],
        ['城关镇', phone, 3],
      ],
    ],
    [
      'without any heading',
      [
        [phone, '甲', id],
        ['石桥村', '乙', id],
      ],
    ],
    [
      'under headings no roster knows',
      [
        ['编号', '称呼', '号码'],
        [1, '甲', phone],
        [2, '乙', phone],
      ],
    ],
    [
      'in a total row',
      [
        ['乡镇', '行政村', '总户数'],
        ['城关镇', '石桥村', 210],
        ['合计', phone, 210],
      ],
    ],
    ['in a section head', [['乡镇', '行政村', '总户数'], [`一、城关镇 ${phone}`], ['城关镇', '石桥村', 210]]],
  ])('%s: nothing of the sheet is kept', async (_, rows) => {
    const report = await load(store, await book(sheet(rows)))
    expect(report.totals).toMatchObject({ created: 0, updated: 0 })
    expect(report.files[0]!.status).toBe('refused')
    await leavesNothing(report)
  })

  test('in one of several tables: nothing of the whole sheet is kept, and every table says why', async () => {
    const rows = [
      ['乡镇', '类型', '总户数'],
      ['城关镇', '镇', 5000],
      [],
      ['单位名称', '单位类别', '说明'],
      ['县司法局', '机关', `电话${phone}`],
    ]
    const report = await load(store, await book(sheet(rows)))
    expect(report.totals.created).toBe(0)
    expect(report.files[0]!.sheets.map((one) => [one.roster, one.faults.map((fault) => fault.code)])).toEqual([
      ['Township', ['PERSONAL_DATA']],
      ['Unit', expect.arrayContaining(['PERSONAL_DATA'])],
    ])
    await leavesNothing(report)
  })

  test('a column dropped on request leaves no value; a value elsewhere still refuses the sheet', async () => {
    const rows = [
      ['乡镇', '行政村', '总户数', '联系电话'],
      ['城关镇', '石桥村', 210, phone],
    ]
    await load(
      store,
      await book(
        sheet(
          [
            ['县', '行政区划代码'],
            ['样板县', '690121'],
          ],
          { name: '县情' },
        ),
      ),
    )
    await load(
      store,
      await book(
        sheet(
          [
            ['乡镇', '类型'],
            ['城关镇', '镇'],
          ],
          { name: '乡镇' },
        ),
      ),
    )
    const dropped = await load(store, await book(sheet(rows)), { dropPersonal: true })
    expect(dropped.totals).toMatchObject({ created: 1, refused: 0 })
    await leavesNothing(dropped)
    const hidden = await load(
      store,
      await book(
        sheet([
          [...rows[0]!, '备注'],
          ['城关镇', '东街村', 5, '', `电话${phone}`],
        ]),
      ),
      { dropPersonal: true },
    )
    expect(hidden.totals.created).toBe(0)
    await leavesNothing(hidden)
  })
})
