/** What we write into an office's workbook speaks of the workbook: nobody types an option into a cell. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { chase } from '../../src/measure/chase/chase'
import { call, folder } from '../cli/call'
import { sampleStore, TODAY } from '../measure/county'

const OPTION = /--[a-z]/

/** Every text of a workbook: cells and comments. */
const textsOf = (content: Buffer): string[] =>
  Object.values(XLSX.read(content).Sheets).flatMap((sheet) =>
    Object.values(sheet).flatMap(({ v, c = [] }: XLSX.CellObject) => [String(v), ...c.map(({ t }) => t ?? '')]),
  )

const faulty: Record<string, unknown[][]> = {
  乡镇基本情况表: [
    ['乡镇', '总户数', '怪列'],
    ['东镇', '很多', '甲'],
    ['西乡', -3, '乙'],
    [undefined, 20, '丙'],
  ],
  资金分配表: [
    ['资金类别', '项目名称', '计划资金', '身份证号'],
    ['省级', '甲', 30, '110101199003074514'],
  ],
  行政村基本情况表: [
    ['行政村', '户数', '总户数'],
    ['甲村', 3, 4],
  ],
  别的: [['甲', '乙', '丙', '丁'], ...Array.from({ length: 4 }, () => ['天', '地', '玄', '黄'])],
}

test('a workbook with many kinds of faults comes back marked, and no comment names an option', async () => {
  const place = folder()
  const book = XLSX.utils.book_new()
  for (const [name, rows] of Object.entries(faulty))
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), name)
  mkdirSync(join(place, 'in'))
  writeFileSync(join(place, 'in/坏.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  const { stdout } = await call(['import', 'in', '--mark', 'out', '--db', 'a.db', '--json'], { cwd: place })
  const [file] = JSON.parse(stdout).files
  const codes = file.sheets.flatMap(({ faults }: { faults: { code: string }[] }) => faults.map(({ code }) => code))
  expect(codes).toEqual(
    expect.arrayContaining(['NOT_A_NUMBER', 'OUT_OF_RANGE', 'IGNORED_COLUMN', 'NO_ROSTER', 'REQUIRED']),
  )
  expect(stdout).toMatch(OPTION)
  const texts = textsOf(readFileSync(join(place, 'out/坏.xlsx')))
  expect(texts.join('\n')).toContain('请把列名改成空白模板中的写法')
  expect(texts.filter((text) => OPTION.test(text))).toEqual([])
})

test('a chase list tells what to empty without naming an option', async () => {
  const store = await sampleStore('sqlite')
  await store.write((writer) => writer.run("UPDATE investment SET status = 'STARTED' WHERE completed_on IS NOT NULL"))
  const texts = (await chase(store, { on: TODAY })).flatMap(({ content }) => textsOf(content))
  expect(texts.join('\n')).toContain('如应清空，请清空后在交回时注明')
  expect(texts.filter((text) => OPTION.test(text))).toEqual([])
  await store.close()
})
