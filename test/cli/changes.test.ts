/** What comes in as a reviewed change, is taken back, or moves to another database. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, folder } from './call'

const place = folder()
const db = join(place, 'a.db')
const on = (args: string[]) => call([...args, '--db', db])
const townships = async (at = db): Promise<number> =>
  JSON.parse((await call(['query', '{ townships { totalCount } }', '--db', at])).stdout).data.townships.totalCount

test('a dry run leaves a plan; applying it does exactly that, once', async () => {
  const dry = await on(['import', 'seeds/clean/01-乡镇村基本情况.xlsx', '--dry-run', '--json'])
  const { plan, totals } = JSON.parse(dry.stdout)
  expect([dry.code, await townships()]).toEqual([0, 0])
  const told = await on(['import', '--apply', plan])
  expect([told.code, told.stdout, await townships()]).toEqual([0, '', 16])
  expect(told.stderr).toContain(`新增 ${totals.created}`)
  const again = await on(['import', '--apply', plan])
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('已执行过')
  expect((await on(['import', 'imports', '--apply', plan])).code).toBe(2)
})

test('an import is taken back, and the undo as well', async () => {
  const first = await on(['undo', '1', '--json'])
  expect([first.code, JSON.parse(first.stdout).totals.kept, await townships()]).toEqual([0, 0, 0])
  const second = await on(['undo', '2'])
  expect([second.code, second.stdout, await townships()]).toEqual([0, '', 16])
  expect(second.stderr).toContain('已撤销第 2 次导入')
  for (const id of ['2', '99', 'x']) expect((await on(['undo', id])).code).toBe(2)
})

test('a whole database moves into an empty one, and into no other', async () => {
  const to = join(place, 'b.db')
  const { code, stdout } = await call(['move', '--from', db, '--to', to, '--json'])
  expect([code, JSON.parse(stdout).rows > 200, await townships(to)]).toEqual([0, true, 16])
  const again = await on(['move', '--to', to])
  expect(again.code).toBe(2)
  expect(again.stderr).toContain('不是空的')
  expect((await on(['move'])).code).toBe(2)
})

test('what an import was told is remembered, listed and forgotten; a blank means what stands above where that is said', async () => {
  const place = folder()
  const own = (args: string[]) => call([...args, '--db', join(place, 'a.db')])
  const file = (name: string, text: string): string => {
    writeFileSync(join(place, name), text)
    return join(place, name)
  }
  await own(['import', file('乡镇.csv', '乡镇,类型\n东镇,镇\n西乡,乡\n')])
  const villages = file('村.csv', '所在地,村子,户\n东镇,一村,10\n,二村,20\n西乡,三村,30\n')
  const told = ['--roster', '行政村', '--map', '所在地=township', '--map', '村子=name', '--map', '户=households']
  const first = JSON.parse((await own(['import', villages, ...told, '--fill', '所在地', '--json'])).stdout)
  expect(first.totals).toMatchObject({ created: 3, refused: 0 })
  const learned = JSON.parse((await own(['learned', '--json'])).stdout)
  expect(learned.map(({ said, means }: Record<string, string>) => [said, means])).toEqual([
    ['所在地', 'township'],
    ['村子', 'name'],
    ['户', 'households'],
  ])
  const forgotten = await own(['learned', '--forget', learned[2].id])
  expect([forgotten.code, forgotten.stdout]).toEqual([0, expect.stringMatching(/所在地[\s\S]*村子/)])
  expect(forgotten.stdout).not.toContain('households')
  expect((await own(['learned', '--forget', '99'])).code).toBe(2)
})
