/** `check --chase` as a person calls it: files in a folder, a summary on stderr, one JSON document on stdout. */
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rosters } from '../../src/county/rosters'
import { openStore } from '../../src/store/open'
import { call, folder } from './call'

const place = folder()
const db = join(place, 'chase.db')
const to = join(place, 'out/催办')

beforeAll(async () => {
  await call(['import', 'seeds/clean', '--db', db])
  const store = await openStore(db, rosters)
  await store.write((writer) =>
    writer.run("UPDATE township SET village_count = village_count + 1 WHERE name = '石桥民族乡'"),
  )
  await store.write((writer) => writer.run('UPDATE fund_allocation SET paid = 8000100 WHERE planned = 8000000'))
  await store.close()
})

const checked = (...args: string[]) => call(['check', '--db', db, '--on', '2020-06-15', ...args])

test('a workbook for each township that has a problem, told on stderr and as JSON; status 1 for an error', async () => {
  const { code, stdout, stderr } = await checked('--chase', to, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject([
    { file: join(to, '红岩镇催办清单.xlsx'), area: { label: '红岩镇' }, counts: { error: 1 }, apart: 0 },
    {
      file: join(to, '石桥民族乡催办清单.xlsx'),
      counts: { error: 0, warning: 1 },
      sheets: [{ roster: 'Township', rows: 1 }],
    },
  ])
  expect(readdirSync(to).sort()).toEqual(['石桥民族乡催办清单.xlsx', '红岩镇催办清单.xlsx'])
  expect(stderr).toContain('红岩镇催办清单.xlsx: 错误 1 / 1 errors\n')
  expect(stderr).toContain('共 2 个工作簿，2 个问题 / 2 workbooks, 2 problems\n')
  const back = await call(['import', to, '--db', db])
  expect([back.code, back.stderr]).toEqual([0, expect.stringContaining('合计 / in all: 未变 2 / 2 unchanged')])
})

test('what was chased before and is mended now is named, not deleted; status 0 for warnings alone', async () => {
  const { code, stdout, stderr } = await checked('--chase', to, '--rule', 'V-12', '--by', 'unit')
  expect([code, stdout]).toEqual([0, ''])
  expect(stderr).toContain(`${join(to, '红岩镇催办清单.xlsx')} 是以前写的`)
  expect(readdirSync(to)).toHaveLength(2)
})

test('a call that is wrong writes nothing', async () => {
  const file = join(place, 'file')
  writeFileSync(file, '')
  const calls = [
    ['--by', 'unit'],
    ['--chase', to, '--by', 'village'],
    ['--chase', to, '--period', '2020-13'],
    ['--chase', file],
  ]
  const outcomes = await Promise.all(calls.map((args) => checked(...args)))
  expect(outcomes.map(({ code, stdout }) => [code, stdout])).toEqual(calls.map(() => [2, '']))
  expect(outcomes[3]!.stderr).toContain(`无法写入 ${file}`)
})
