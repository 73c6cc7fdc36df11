import { spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rosters } from '../../src/county/rosters'
import { importFiles } from '../../src/intake/intake'
import { openStore } from '../../src/store/open'
import { dialects, freshUrl } from '../support/databases'
import { dump } from '../support/dump'
import { dice } from '../support/mutate'
import { book } from '../support/workbooks'

/** How often to kill; the full fifty take minutes. */
const KILLS = Number(process.env.ROSTERQL_KILLS ?? 5)
/** ROSTERQL_SEED=n for other moments. */
const SEED = Number(process.env.ROSTERQL_SEED ?? 1)
const ROWS = 6000

/** Imports a file in a process of its own and says when the store is open. */
const CHILD = `
const { openStore } = require(process.argv[1] + '/src/store/open')
const { rosters } = require(process.argv[1] + '/src/county/rosters')
const { importFiles } = require(process.argv[1] + '/src/intake/intake')
openStore(process.argv[2], rosters).then((store) => {
  process.stdout.write('ready')
  return importFiles(store, [{ name: 'projects.xlsx', path: process.argv[3] }]).then(() => store.close())
})`

const projects = () =>
  book('projects.xlsx', {
    投资项目: [
      ['项目编号', '项目名称', '年度', '项目类别', '实施单位', '总投资（元）'],
      ...Array.from({ length: ROWS }, (_, i) => [
        `P${i}`,
        `项目${i}`,
        2015 + (i % 8),
        '产业发展',
        `单位${i % 50}`,
        1000 + i,
      ]),
    ],
  })

describe.each(dialects)('an import that is killed on %s', (dialect) => {
  it(
    `leaves the store as it was before or after, ${KILLS} times at random moments, and a repeat finishes the work`,
    async () => {
      const file = join(mkdtempSync(join(tmpdir(), 'rosterql-kill-')), 'projects.xlsx')
      const source = await projects()
      writeFileSync(file, source.content!)
      const roll = dice(SEED)
      const whole = await started(await freshUrl(dialect), file)
      let url = await freshUrl(dialect)
      const before = await seen(url)
      expect(before).toMatchObject({ projects: 0, imports: 0 })
      const outcomes = { before: 0, after: 0 }
      for (let n = 0; n < KILLS; n++) {
        await killed(url, file, Math.round(roll() * whole * 1.1))
        const found = await seen(url)
        if (found.projects === 0) {
          expect(found).toEqual(before)
          outcomes.before++
          continue
        }
        expect(found).toMatchObject({ projects: ROWS, units: 50, imports: 1 })
        outcomes.after++
        if (n < KILLS - 1) url = await freshUrl(dialect)
      }
      expect(outcomes.before).toBeGreaterThan(0)
      if (process.env.ROSTERQL_KILLS) process.stderr.write(`${dialect}: ${JSON.stringify(outcomes)} of ${whole} ms\n`)
      const store = await openStore(url, rosters)
      const report = await importFiles(store, [source])
      expect(report.files[0]!.status === 'duplicate' || report.totals.created === ROWS).toBe(true)
      expect((await dump(store)).Investment).toHaveLength(ROWS)
      await store.close()
    },
    60_000 + KILLS * 30_000,
  )
})

/** What a store that is opened anew holds. */
async function seen(url: string) {
  const store = await openStore(url, rosters)
  const { Investment, Unit, ...rest } = await dump(store)
  const [[imports] = []] = await store.read('SELECT count(*) FROM "import"')
  await store.close()
  return { projects: Investment!.length, units: Unit!.length, imports: Number(imports), rest }
}

/** How long an import takes once the store is open, in milliseconds. */
async function started(url: string, file: string): Promise<number> {
  const { ready, ended } = begin(url, file)
  await ready
  const from = Date.now()
  await ended
  return Date.now() - from
}

/** Starts the import and kills it `delay` milliseconds after the store is open. */
async function killed(url: string, file: string, delay: number): Promise<void> {
  const { child, ready, ended } = begin(url, file)
  await ready
  setTimeout(() => child.kill('SIGKILL'), delay)
  await ended
}

function begin(url: string, file: string) {
  const child = spawn(process.execPath, ['-e', CHILD, join(__dirname, '../../dist'), url, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ready = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return { child, ready, ended }
}
