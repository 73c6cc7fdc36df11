import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commands as listed } from '../../src/cli/commands'
import { call, folder } from './call'

const commands = listed.map(({ name }) => name)

test('help names every command, and every command has its own help', async () => {
  const { code, stdout } = await call(['--help'])
  expect(code).toBe(0)
  for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'))
  for (const name of commands) {
    const help = await call([name, '--help'])
    expect([name, help.code]).toEqual([name, 0])
    expect(help.stdout).toContain('--db <place>')
  }
})

test.each([
  ['no command', []],
  ['an unknown command', ['imprt']],
  ['an unknown option', ['import', 'imports', '--rooster', 'Village']],
  ['a missing argument', ['import']],
  ['too many arguments', ['schema', 'more']],
  ['a wrong choice', ['import', 'imports', '--strategy', 'foo']],
  ['an unknown roster', ['import', 'imports', '--roster', 'Vilage']],
  ['an unknown field', ['import', 'imports', '--set', 'yaer=2020']],
  ['a constant without a value', ['import', 'imports', '--set', 'year']],
  ['an unknown limit', ['import', 'imports', '--limit', 'rowz=5']],
  ['a folder without workbooks', ['import', 'src/cli']],
  ['a database that cannot be reached', ['imports', '--db', 'postgres://a:secret@127.0.0.1:1/b']],
  ['a database of a kind there is none', ['imports', '--db', 'mysql://a:secret@127.0.0.1/b']],
  ['a file that is no database', ['imports', '--db', 'package.json']],
  ['a document that is neither file nor text', ['query', 'nothing']],
  ['variables that are no JSON', ['query', '{ villages { totalCount } }', '--variables', 'x']],
  ['a host that is not this machine', ['serve', '--host', '0.0.0.0']],
  ['a port that is none', ['serve', '--port', '70000']],
  ['no roster for a template', ['template']],
])('%s: exit status 2, said on stderr', async (_name, args) => {
  const db = join(folder(), 'new.db')
  const { code, stdout, stderr } = await call(args, { env: { ROSTERQL_DB: db } })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(stderr).not.toContain('secret')
  expect(stderr.trim()).not.toBe('')
  expect(existsSync(db)).toBe(false)
})

test('a slip is told with what was probably meant, in both languages', async () => {
  const { stderr } = await call(['import', 'imports', '--rooster', 'Village'])
  expect(stderr).toContain('没有这个选项：--rooster。是不是想写 --roster？')
  expect(stderr).toContain("unknown option '--rooster' (Did you mean --roster?)")
  const field = await call(['import', 'imports', '--roster', '村', '--map', '户数=housholds'])
  expect(field.stderr).toContain('行政村')
  const heading = await call(['import', 'imports', '--roster', 'villages', '--map', '户数=housholds'])
  expect(heading.stderr).toContain('是不是想写 households？')
})

test('a wrong call with --json still prints one JSON document', async () => {
  const { code, stdout } = await call(['imports', '--first', '-1', '--json'])
  expect(code).toBe(2)
  expect(JSON.parse(stdout).error.en).toContain('--first')
})

test('reading commands do not make a database out of a slip in its path', async () => {
  const db = join(folder(), 'none.db')
  for (const args of [['imports'], ['query', '{ villages { totalCount } }']]) {
    const { code, stderr } = await call([...args, '--db', db])
    expect(code).toBe(2)
    expect(stderr).toContain('rosterql import')
  }
  expect(existsSync(db)).toBe(false)
})

test('a rule that does not exist is not a clean store', async () => {
  const env = { ROSTERQL_DB: join(folder(), 'new.db') }
  await call(['import', 'seeds/clean/09-测评与节点.xlsx'], { env })
  const { code, stderr } = await call(['check', '--rule', 'V-99'], { env })
  expect([code, stderr]).toEqual([2, expect.stringContaining('没有规则 V-99')])
})

test('schema prints the SDL', async () => {
  const { code, stdout, stderr } = await call(['schema'])
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('type VillageConnection')
})
