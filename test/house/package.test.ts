/** What `npm pack` makes runs in a folder that has nothing but it and the packages it names: as a command, and for a program that embeds it. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { folder, root } from '../cli/call'

const place = folder()
const modules = join(place, 'node_modules')
const run = (program: string, args: string[], cwd = place): string =>
  execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

interface Locked {
  dev?: boolean
  devOptional?: boolean
}

/** As `npm install rosterql` would leave the folder: the package, and what its lockfile does not have for development alone. */
function install(): void {
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', place], root),
  )
  const own = join(modules, 'rosterql')
  mkdirSync(own, { recursive: true })
  run('tar', ['-xzf', join(place, filename), '-C', own, '--strip-components=1'])
  const locked: Record<string, Locked> = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const wanted = Object.entries(locked).filter(
    ([path, { dev, devOptional }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && !devOptional,
  )
  for (const [path] of wanted) {
    if (!existsSync(join(root, path))) continue
    mkdirSync(dirname(join(place, path)), { recursive: true })
    symlinkSync(join(root, path), join(place, path))
  }
}

const SHEET = '乡镇名称,乡镇代码\n石桥镇,622901100\n'
const PROGRAM = `
const { createApi, importFiles, openStore, rosters } = require('rosterql')
;(async () => {
  const store = await openStore('embedded.db', rosters)
  const report = await importFiles(store, [{ name: '乡镇.csv', path: '乡镇.csv' }])
  const api = await createApi({ store })
  const { data } = await api.execute({ query: '{ townships { nodes { name } } }' })
  await api.close()
  await store.close()
  console.log(JSON.stringify({ created: report.totals.created, data }))
})()`

beforeAll(() => {
  install()
  writeFileSync(join(place, '乡镇.csv'), SHEET)
})

test('holds what people need and nothing of the workshop', () => {
  const own = join(modules, 'rosterql')
  for (const name of ['README.md', 'LICENSE', 'schema/schema.graphql', 'dist/src/index.d.ts'])
    expect([name, existsSync(join(own, name))]).toEqual([name, true])
  for (const name of ['test', 'src', 'seeds', '.ci', 'dist/seeds'])
    expect([name, existsSync(join(own, name))]).toEqual([name, false])
})

test('the command imports a workbook and answers a query', () => {
  const rosterql = join(modules, 'rosterql/dist/src/cli/main.js')
  run(process.execPath, [rosterql, 'import', '乡镇.csv'])
  const answer = run(process.execPath, [rosterql, 'query', '{ townships { nodes { name } } }'])
  expect(JSON.parse(answer).data.townships.nodes).toEqual([{ name: '石桥镇' }])
})

test('a program that embeds it imports and asks', () => {
  const { created, data } = JSON.parse(run(process.execPath, ['-e', PROGRAM]))
  expect(created).toBe(1)
  expect(data.townships.nodes).toEqual([{ name: '石桥镇' }])
})

test('its types are there for a program that is compiled; what it does not offer is not reached', () => {
  writeFileSync(
    join(place, 'program.ts'),
    `import { importFiles, openStore, rosters, type ImportReport } from 'rosterql'
export async function count(path: string): Promise<number> {
  const store = await openStore(':memory:', rosters)
  const report: ImportReport = await importFiles(store, [{ name: path, path }])
  return report.totals.created
}
`,
  )
  const tsc = join(root, 'node_modules/typescript/bin/tsc')
  const options = ['--noEmit', '--strict', '--module', 'node16', '--target', 'es2022', '--skipLibCheck']
  expect(run(process.execPath, [tsc, ...options, 'program.ts'])).toBe('')
  expect(() => run(process.execPath, ['-e', "require('rosterql/dist/src/store/store')"])).toThrow(
    /ERR_PACKAGE_PATH_NOT_EXPORTED/,
  )
})
