/** A roster is added as docs/extending says: one file, one line, one migration written by the command. Then it is imported and asked on both databases. */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { folder, root } from '../cli/call'
import { dialects, freshUrl } from '../support/databases'

const ROSTER = `import { day, link, money, text, whole } from '../../facts/decorators'
import { Roster } from '../../facts/roster'
import { Township } from './township'

@Roster({
  zh: '培训班',
  en: 'A training course held for the programme.',
  plural: 'trainingSessions',
  singular: 'trainingSession',
  sheets: ['培训班台账'],
  key: [['name', 'heldOn']],
})
export class TrainingSession {
  @text({ required: true, headers: ['培训班名称'], en: 'Name of the course' }) name!: string
  @day({ headers: ['举办日期'], en: 'Day it was held on' }) heldOn?: string
  @link(() => Township, { headers: ['举办乡镇'], inverse: 'trainingSessions', en: 'Township it was held in' })
  township?: Township
  @whole({ headers: ['参训人数'], unit: '人', en: 'People who took part' }) attended?: number
  @money({ headers: ['培训经费'], en: 'What it cost' }) cost?: string
}
`
const SHEET = '培训班名称,举办日期,举办乡镇,参训人数,培训经费（万元）\n骨干班,2020-05-06,,40,3.5\n'

/** A checkout as a developer has it, with what is compiled already, so that only what is new is compiled. */
const checkout = folder()
const run = (script: string, ...args: string[]): string =>
  execFileSync(process.execPath, [script, ...args], {
    cwd: checkout,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
const migration = (name: string): string => {
  run('.ci/prepare.mjs')
  return run('.ci/migration.js', name)
}
const rosterql = (...args: string[]): string => run('dist/src/cli/main.js', ...args)
const list = join(checkout, 'src/store/migrations/index.ts')

beforeAll(() => {
  for (const name of [
    'src',
    'seeds',
    'dist',
    '.ci',
    'ormconfig.ts',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
  ])
    cpSync(join(root, name), join(checkout, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(checkout, 'node_modules'))
  writeFileSync(join(checkout, 'src/county/rosters/training-session.ts'), ROSTER)
  const index = join(checkout, 'src/county/rosters/index.ts')
  const text = readFileSync(index, 'utf8')
  writeFileSync(
    index,
    text
      .replace('import { Unit }', "import { TrainingSession } from './training-session'\nimport { Unit }")
      .replace('  Milestone,\n]', '  Milestone,\n  TrainingSession,\n]'),
  )
  writeFileSync(join(checkout, '培训班台账.csv'), SHEET)
})

test('the command writes a migration and a list that compile; asked again there is nothing to write', () => {
  const before = readFileSync(list, 'utf8')
  expect(migration('training-sessions')).toMatch(/src\/store\/migrations\/\d{13}-training-sessions\.ts/)
  const after = readFileSync(list, 'utf8')
  expect(after.split('\n')).toHaveLength(before.split('\n').length + 2)
  expect(after).toMatch(/TrainingSessions\d{13},\n\]\n$/)
  expect(migration('once-more')).toMatch(/nothing to write/)
  expect(readFileSync(list, 'utf8')).toBe(after)
})

test('a name that is none is refused before anything starts', () => {
  expect(() => run('.ci/migration.js', 'Not A Name')).toThrow(/npm run migration/)
})

test.each(dialects)('what a workbook of the new roster says can be asked on %s', async (dialect) => {
  const db = await freshUrl(dialect)
  rosterql('import', '培训班台账.csv', '--db', db)
  const asked = rosterql('query', '{ trainingSessions { nodes { name heldOn attended cost } } }', '--db', db)
  expect(JSON.parse(asked).data.trainingSessions.nodes).toEqual([
    { name: '骨干班', heldOn: '2020-05-06', attended: 40, cost: '35000.00' },
  ])
})

test.each(dialects)('the migration goes down and up again on %s', async (dialect) => {
  const db = await freshUrl(dialect)
  rosterql('import', '培训班台账.csv', '--db', db)
  const script = `
    const { dataSource } = require('./dist/src/store/data-source')
    const { rosters } = require('./dist/src/county/rosters')
    ;(async () => {
      const source = dataSource(process.argv[1], rosters)
      await source.initialize()
      const has = async () => source.createQueryRunner().hasTable('training_session')
      const seen = [await has()]
      await source.undoLastMigration()
      seen.push(await has())
      await source.runMigrations()
      seen.push(await has())
      await source.destroy()
      console.log(JSON.stringify(seen))
    })()`
  expect(JSON.parse(run('-e', script, db))).toEqual([true, false, true])
})
