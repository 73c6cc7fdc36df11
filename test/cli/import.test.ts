import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { call, folder, root } from './call'

const townships = (rows: unknown[][]): Buffer => {
  const sheet = XLSX.utils.aoa_to_sheet([['乡镇', '行政村数', '总户数'], ...rows])
  return XLSX.write(
    { SheetNames: ['乡镇基本情况表'], Sheets: { 乡镇基本情况表: sheet } },
    { type: 'buffer', bookType: 'xlsx' },
  )
}

function files(content: Record<string, Buffer | string>): string {
  const place = folder()
  for (const [name, bytes] of Object.entries(content)) {
    mkdirSync(join(place, name, '..'), { recursive: true })
    writeFileSync(join(place, name), bytes)
  }
  return place
}

const good = [
  ['东镇', 12, 3120],
  ['西乡', 9, 2290],
]

test('a folder: done is 0, the report is on stderr, stdout stays empty', async () => {
  const place = files({ '乡.xlsx': townships(good) })
  const { code, stdout, stderr } = await call(['import', place, '--db', join(place, 'a.db')])
  expect([code, stdout]).toEqual([0, ''])
  expect(stderr).toContain('乡镇基本情况表 → Township: 新增 2 / 2 created')
})

test('--json prints the report and nothing else; the same files again are duplicates, and done', async () => {
  const place = files({ '乡.xlsx': townships(good) })
  const args = ['import', place, '--db', join(place, 'a.db'), '--json']
  const first = await call(args)
  expect([first.code, first.stderr]).toEqual([0, ''])
  expect(JSON.parse(first.stdout)).toMatchObject({
    id: '1',
    dryRun: false,
    totals: { created: 2 },
    files: [{ file: '乡.xlsx', status: 'imported' }],
  })
  const second = await call(args)
  expect(second.code).toBe(0)
  expect(JSON.parse(second.stdout).files[0].status).toBe('duplicate')
  const again = await call([...args, '--again'])
  expect(JSON.parse(again.stdout).totals).toMatchObject({ created: 0, unchanged: 2 })
})

test('a refused row is 1, a refused file beside a good one is 1, nothing but refused files is 2', async () => {
  const bad = ['南乡', 11, '三万左右']
  const place = files({
    '好.xlsx': townships(good),
    '坏行.xlsx': townships([...good, bad]),
    '坏.xlsx': 'no workbook at all',
  })
  const at = (name: string): string => join(place, name)
  const rows = await call(['import', at('坏行.xlsx'), '--db', at('a.db'), '--json'])
  expect([rows.code, JSON.parse(rows.stdout).files[0].status]).toEqual([1, 'partial'])
  expect(JSON.parse(rows.stdout).files[0].sheets[0].faults[0]).toMatchObject({ address: 'C4', severity: 'error' })
  expect((await call(['import', at('好.xlsx'), at('坏.xlsx'), '--db', at('b.db')])).code).toBe(1)
  expect((await call(['import', at('坏.xlsx'), '--db', at('c.db')])).code).toBe(2)
  const missing = await call(['import', at('没有.xlsx'), '--db', at('d.db'), '--json'])
  expect([missing.code, JSON.parse(missing.stdout).files[0].faults[0].code]).toEqual([2, 'UNREADABLE'])
})

test('--strict refuses the whole file', async () => {
  const place = files({ '坏行.xlsx': townships([...good, ['南乡', 11, '三万左右']]) })
  const { code, stdout } = await call(['import', place, '--strict', '--db', join(place, 'a.db'), '--json'])
  expect([code, JSON.parse(stdout).totals.created]).toEqual([2, 0])
})

test('--dry-run writes nothing', async () => {
  const place = files({ '乡.xlsx': townships(good) })
  const db = join(place, 'a.db')
  const { code, stdout } = await call(['import', place, '--dry-run', '--db', db, '--json'])
  expect([code, JSON.parse(stdout)]).toMatchObject([0, { dryRun: true, totals: { created: 2 } }])
  const after = await call(['query', '{ townships { totalCount } imports { totalCount } }', '--db', db])
  expect(JSON.parse(after.stdout).data).toEqual({ townships: { totalCount: 0 }, imports: { totalCount: 0 } })
})

test('a folder is walked; lock files and hidden files are left alone, what is no workbook is told', async () => {
  const place = files({
    '一/乡.xlsx': townships([good[0]!]),
    '二/乡.xlsx': townships([good[1]!]),
    '一/~$乡.xlsx': 'lock',
    '.x.xlsx': 'hidden',
    '说明.docx': 'text',
  })
  const { code, stdout } = await call(['import', place, '--db', join(place, 'a.sqlite'), '--json'])
  const report = JSON.parse(stdout)
  expect([code, report.files.map((one: { file: string }) => one.file)]).toEqual([0, ['一/乡.xlsx', '二/乡.xlsx']])
  expect(report.skipped).toEqual([join(place, '说明.docx')])
  expect(report.totals.created).toBe(2)
})

test('what is stated on the command line counts: roster by any of its names, columns, constants, strategy in Chinese', async () => {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['甲', '乙'],
    ['东镇', 3120],
    ['西乡', 2290],
  ])
  const bytes = XLSX.write({ SheetNames: ['表'], Sheets: { 表: sheet } }, { type: 'buffer', bookType: 'xlsx' })
  for (const roster of ['Township', 'township', 'TOWNSHIPS', '乡镇']) {
    const place = files({ '表.xlsx': bytes })
    const stated = [
      '--roster',
      roster,
      '--map',
      '甲=name',
      '--map',
      '乙=households',
      '--set',
      'asOf=2020-06-15',
      '--strategy',
      '仅新增',
    ]
    const { code, stdout } = await call(['import', place, ...stated, '--db', join(place, 'a.db'), '--json'])
    expect([roster, code, JSON.parse(stdout).totals.created]).toEqual([roster, 0, 2])
    expect(JSON.parse(stdout).files[0].sheets[0].columns.map((one: { by: string }) => one.by)).toEqual([
      'stated',
      'stated',
    ])
  }
})

test('personal data is refused, and its values are nowhere', async () => {
  const db = join(folder(), 'a.db')
  const personal = ['创建单位联系表（含电话）.xlsx', '贫困户基本信息（含身份证号）.xlsx'].map((name) =>
    join(root, 'seeds/refused', name),
  )
  const { code, stdout, stderr } = await call(['import', ...personal, '--db', db, '--json'])
  expect(code).toBe(2)
  expect(stdout).toContain('PERSONAL_DATA')
  const values = personal.flatMap(numbersIn)
  expect(values.length).toBeGreaterThan(10)
  for (const text of [stdout, stderr, readFileSync(db, 'latin1')])
    expect(values.filter((value) => text.includes(value))).toEqual([])
})

/** Identity and telephone numbers in a workbook. */
const numbersIn = (path: string): string[] =>
  Object.values(XLSX.readFile(path).Sheets).flatMap(
    (sheet) => XLSX.utils.sheet_to_csv(sheet).match(/\d{17}[\dX]|1[3-9]\d{9}/g) ?? [],
  )

test('--mark writes the faulty workbook back with its cells marked', async () => {
  const place = files({ '坏行.xlsx': townships([...good, ['南乡', 11, '三万左右']]) })
  const out = join(place, '标注')
  const { code, stderr } = await call(['import', join(place, '坏行.xlsx'), '--mark', out, '--db', join(place, 'a.db')])
  expect([code, existsSync(join(out, '坏行.xlsx'))]).toEqual([1, true])
  expect(stderr).toContain('已标注')
  const book = XLSX.readFile(join(out, '坏行.xlsx'))
  expect(book.Sheets.乡镇基本情况表!.C4.c?.[0].t).toContain('三万左右')
})

test('--mark overwrites neither of two workbooks of one name', async () => {
  const bad = townships([...good, ['南乡', '很多', 3]])
  const place = files({ '表.csv': '乡镇,总户数\n中镇,1\n下镇,很多\n上镇,3\n', '表.xlsx': bad })
  const { stderr } = await call(['import', place, '--mark', join(place, 'marked'), '--db', join(place, 'a.db')])
  expect(stderr.match(/已标注 1 处/g)).toHaveLength(2)
  expect(readdirSync(join(place, 'marked')).sort()).toEqual(['表.xlsx', '表.xlsx.xlsx'])
  expect(stderr.match(/只有数值/g)).toHaveLength(1)
})

test('the inbox of the repository imports whole', async () => {
  const place = folder()
  copyFileSync(join(root, 'imports/作战图任务清单.csv'), join(place, '作战图任务清单.csv'))
  const { code, stdout } = await call(['import', '.', '--db', 'a.db', '--json'], { cwd: place })
  expect([code, JSON.parse(stdout).totals.created]).toEqual([0, 26])
})
