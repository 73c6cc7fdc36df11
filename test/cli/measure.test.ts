/** Deliveries, parameters and indicators of one's own on the command line. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as XLSX from 'xlsx'
import { call, folder, type Outcome } from './call'

const place = folder()
const run = (...args: string[]): Promise<Outcome> => call(args, { env: { ROSTERQL_DB: join(place, 'county.db') } })
const TODAY = ['--on', '2020-06-15']

beforeAll(async () => {
  expect((await run('import', 'imports')).code).toBe(0)
}, 120_000)

test('deliveries tells who has not delivered what', async () => {
  const { code, stdout, stderr } = await run('deliveries', '--on', '2020-08-10', '--status', '未报')
  expect([code, stdout.trim().split('\n')]).toEqual([
    0,
    expect.arrayContaining([expect.stringMatching(/D-09 .*县委统战部 .*2020-07 .*2020-08-05 .*未报/)]),
  ])
  expect(stderr).toMatch(/1 MISSING, 0 PARTIAL/)
  const late = JSON.parse(
    (await run('deliveries', '--on', '2020-08-10', '--late', '--delivery', 'D-09', '--json')).stdout,
  )
  expect(late.map(({ period, late: is }: any) => [period, is])).toEqual(
    ['2020-03', '2020-04', '2020-05', '2020-06'].map((month) => [month, true]),
  )
  for (const wrong of [
    ['--status', 'LOST'],
    ['--delivery', 'D-99'],
    ['--period', '2020-13'],
    ['--on', 'x'],
  ])
    expect((await run('deliveries', ...wrong)).code).toBe(2)
})

test('a parameter is listed and set', async () => {
  expect((await run('parameters')).stdout).toMatch(/siteDeadline .*2020-01-01 .*06-20/)
  expect((await run('parameters', 'siteDeadline', '06-12', '--since', '2020-06-01')).stderr).toMatch(/请写明依据/)
  const { code, stdout } = await run(
    'parameters',
    'siteDeadline',
    '06-12',
    '--since',
    '2020-06-01',
    '--basis',
    '样民宗〔2020〕9号',
    '--json',
  )
  expect([code, JSON.parse(stdout)[0].versions.length]).toEqual([0, 2])
  expect((await run('indicators', '--code', 'I-15', ...TODAY)).stdout).toMatch(/38\.46/)
  expect((await run('parameters', 'siteDeadline')).code).toBe(2)
})

test('the form of definitions is filled in and comes back as indicators', async () => {
  const form = join(place, 'form.xlsx')
  expect((await run('template', '指标定义', '-o', form)).code).toBe(0)
  const book = XLSX.read(readFileSync(form))
  expect(book.SheetNames.slice(0, 2)).toEqual(['指标定义', '字段'])
  const sheet = book.Sheets.指标定义
  const heads = XLSX.utils.sheet_to_json<string[]>(sheet!, { header: 1 })[2]!.map((head) => head.replace('*', ''))
  const line = (cells: Record<string, string | number>) => heads.map((head) => cells[head] ?? null)
  const good = line({
    指标编号: 'B-01',
    名称: '宣传活动',
    分子台账: '宣传记录',
    分子条件: '宣传类型≠信息、宣传牌',
    分子时间: '时间',
    单位: '场次',
    期间: '当年累计',
  })
  const bad = line({
    指标编号: 'B-02',
    名称: '支付',
    分子台账: '资金分配',
    分子汇总: '合计',
    分子字段: '支付资今',
    单位: '元',
  })
  XLSX.utils.sheet_add_aoa(sheet!, [good, bad], { origin: 'A4' })
  writeFileSync(join(place, 'filled.xlsx'), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  const { code, stdout, stderr } = await run('indicators', 'define', join(place, 'filled.xlsx'))
  expect([code, stdout]).toEqual([1, expect.stringMatching(/B-01 .*新增 .*1/)])
  expect(stderr).toMatch(/指标定义!F5 分子汇总: 没有资金分配的字段“支付资今”/)
  expect((await run('indicators', '--code', 'B-01', ...TODAY)).stdout).toMatch(/B-01 .*10 /)
  expect((await run('indicators', 'definitions', 'B-01')).stdout).toMatch(
    /宣传记录的行数（宣传类型不为信息、宣传牌；时间在当年内）/,
  )
  expect((await run('indicators', 'withdraw', 'B-01')).code).toBe(0)
  expect((await run('indicators', 'withdraw', 'B-01')).code).toBe(2)
  expect((await run('indicators', 'definit')).stderr).toMatch(/是不是想写 define/)
})

test('a threshold is set as a new version', async () => {
  expect((await run('indicators', 'threshold', 'I-05', '95', '--warn', '--since', '2020-06-01')).stderr).toMatch(
    /第 2 版/,
  )
  const [found] = JSON.parse((await run('indicators', 'definitions', 'I-05', '--json')).stdout)
  expect(found.thresholds.at(-1)).toEqual({ at: '95', means: 'WARN', since: '2020-06-01', source: '本单位' })
  expect((await run('indicators', 'threshold', 'I-99', '95')).stderr).toMatch(/没有指标 I-99/)
  expect((await run('indicators', 'threshold', 'I-06', '95')).stderr).toMatch(/门槛无从判断/)
})
