import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFiles } from '../../src/intake/intake'
import { rosters } from '../../src/rosters'
import { openStore } from '../../src/store/store'
import { dump } from '../support/dump'
import { book } from '../support/workbooks'

/** How often to kill; the full fifty take minutes. */
const KILLS = Number(process.env.ROSTERQL_KILLS ?? 8)

/** Imports a file in a process of its own and says when the first rows are being written. */
const CHILD = `
const { openStore } = require(process.argv[1] + '/src/store/store')
const { rosters } = require(process.argv[1] + '/src/rosters')
const { importFiles } = require(process.argv[1] + '/src/intake/intake')
openStore(process.argv[2], rosters).then((store) => {
  process.stdout.write('ready')
  return importFiles(store, [{ name: 'projects.xlsx', path: process.argv[3] }]).then(() => store.close())
})`

describe('an import that is killed', () => {
  it(`leaves the store as it was before or after, ${KILLS} times at random moments, and a repeat finishes the work`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rosterql-kill-'))
    const url = join(folder, 'kill.db')
    const file = join(folder, 'projects.xlsx')
    const rows = Array.from({ length: 6000 }, (_, i) => [
      `P${i}`,
      `项目${i}`,
      2015 + (i % 8),
      '产业发展',
      `单位${i % 50}`,
      1000 + i,
    ])
    const source = await book('projects.xlsx', {
      投资项目: [['项目编号', '项目名称', '年度', '项目类别', '实施单位', '总投资（元）'], ...rows],
    })
    writeFileSync(file, source.content!)
    const store = await openStore(url, rosters)
    const before = await dump(store)
    await store.close()
    const outcomes = new Set<string>()
    for (let n = 0; n < KILLS && !outcomes.has('after'); n++) {
      await killedImport(url, file, Math.round((n / KILLS) * 900))
      const opened = await openStore(url, rosters)
      const found = await dump(opened)
      const imports = await opened.read('SELECT count(*) FROM "import"')
      await opened.close()
      const state = found.Investment.length === 0 ? 'before' : 'after'
      outcomes.add(state)
      if (state === 'before') expect([found, imports]).toEqual([before, [[0]]])
      else expect([found.Investment.length, found.Unit.length, imports]).toEqual([6000, 50, [[1]]])
    }
    expect(outcomes.has('before')).toBe(true)
    const repeated = await openStore(url, rosters)
    const report = await importFiles(repeated, [source])
    expect(report.totals.created + report.totals.unchanged + (report.files[0].status === 'duplicate' ? 6000 : 0)).toBe(
      6000,
    )
    expect((await dump(repeated)).Investment).toHaveLength(6000)
    await repeated.close()
  }, 240_000)
})

/** Starts the import and kills it `delay` milliseconds after the store is open. */
function killedImport(url: string, file: string, delay: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', CHILD, join(__dirname, '../../dist'), url, file], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), delay))
    child.once('exit', () => resolve())
  })
}
