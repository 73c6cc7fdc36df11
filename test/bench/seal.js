/**
 * Fills a made-up province (86 counties, 1,374 townships, 16,000 villages, 3,400 units and what they hand in in a year), seals
 * the 48 indicators of its counties and townships for the twelve months of 2020, verifies the seal, and prints how long each
 * took, beside the time SQLite needs to read every row once: the least that any pass over the data can cost.
 * `npm run build && node test/bench/seal.js [--postgres] [--months 12]`
 */
const { mkdtempSync, rmSync, statSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { startPostgres } = require('../../.ci/postgres')
const { dice, load } = require('./query-data')

load('indicators')
const { rosters } = load('rosters')
const { tableColumns } = load('facts/as-table')
const { targetOf } = load('facts/roster')
const { sealSnapshot } = load('measure/snapshot')
const { verifySnapshots } = load('measure/snapshot-verify')

const option = (name, fallback) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : fallback
const MONTHS = Array.from({ length: Number(option('months', 12)) }, (_, i) => `2020-${String(i + 1).padStart(2, '0')}`)

const SIZES = {
  County: 86,
  Township: 1_374,
  Village: 16_000,
  Unit: 3_400,
  LeadingGroup: 1_200,
  PovertyExit: 48_000,
  FundingSource: 400,
  DemonstrationSite: 1_100,
  FundAllocation: 40_000,
  Investment: 15_800,
  GoalTask: 28_600,
  WorkplanTask: 2_200,
  PublicityChannel: 86,
  ChannelReading: 1_032,
  PublicityRecord: 10_000,
  SupervisionRound: 430,
  SupervisionFinding: 8_600,
  Agreement: 86,
  AssessmentFramework: 1,
  AssessmentScore: 860,
  Recognition: 200,
  Milestone: 344,
}

/** A value of each kind, as it is stored; about one cell in ten that may be empty is. */
const made = {
  text: (roll, cell, id) => cell.kind.parse(`${cell.headers[0]}${id}-${roll(90)}`, cell),
  whole: (roll, cell) => (cell.qualified ? [roll(500), 'EXACT'] : [roll(500)]),
  year: (roll) => [2018 + roll(3)],
  money: (roll) => [roll(9_000) * 10_000],
  decimal: (roll) => [roll(1_000) * 1_000_000],
  percent: (roll) => [roll(101) * 1_000_000],
  flag: (roll) => [roll(2)],
  choice: (roll, cell) => [cell.options[roll(cell.options.length)].code],
  day: (roll) => Array(2).fill(20_200_000 + (1 + roll(12)) * 100 + 1 + roll(28)),
  link: (roll, cell) => [1 + roll(SIZES[targetOf(cell).name])],
}

function rowOf(roster, id, roll) {
  const cells = roster.cells.flatMap((cell) => {
    const width = roster.widths.get(cell.name)
    const blank = !cell.required && !cell.only && cell !== roster.label && roll(10) === 0
    return blank ? Array(width).fill(null) : made[cell.kind.name](roll, cell, id).slice(0, width)
  })
  return [id, ...cells, 1, 1, id + 1, null, 1, 1]
}

async function fill(url) {
  const store = await load('store/store').openStore(url, rosters)
  const roll = dice(42)
  const now = new Date().toISOString()
  await store.write(async (writer) => {
    await writer.run(
      `INSERT INTO "import" (id, kind, started_at, finished_at, strategy, created, updated, unchanged, refused, absent, linked, errors, warnings, report) VALUES (1, 'IMPORT', ?, ?, 'UPSERT', 0, 0, 0, 0, 0, 0, 0, 0, '{}')`,
      [now, now],
    )
    for (const roster of rosters) {
      const rows = Array.from({ length: SIZES[roster.name] }, (_, i) => rowOf(roster, i + 1, roll))
      for (let at = 0; at < rows.length; at += 5_000)
        await writer.insert(roster.table, tableColumns(roster), rows.slice(at, at + 5_000))
    }
  })
  await store.settle()
  return store
}

/** The same store, counting the statements that go through it. */
function counted(store) {
  const counts = { statements: 0 }
  const reader = (own) => ({
    ...own,
    read: (...args) => {
      counts.statements++
      return own.read(...args)
    },
  })
  const write = (work) => store.write((writer) => work(reader(writer)))
  return { counts, store: { ...reader(store), write } }
}

const timed = async (work) => {
  const began = performance.now()
  const answer = await work()
  return { answer, seconds: (performance.now() - began) / 1000 }
}

async function readOnce(store) {
  for (const { table } of rosters) await store.read(`SELECT sum(id), count(import_id), max(source_row) FROM "${table}"`)
}

async function run(name, url) {
  const filled = await timed(() => fill(url))
  const { store, counts } = counted(filled.answer)
  const limit = await timed(() => readOnce(store))
  counts.statements = 0
  const sealed = await timed(() =>
    sealSnapshot(store, { name: '全省2020年', period: MONTHS, on: '2020-12-31', areas: 'TOWNSHIPS' }),
  )
  const { valueCount } = sealed.answer
  const asked = counts.statements
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  const verified = await timed(() => verifySnapshots(store, sealed.answer.id))
  const rows = Object.values(SIZES).reduce((a, b) => a + b, 0)
  console.log(
    `${name}: ${rows.toLocaleString('en')} rows, filled in ${filled.seconds.toFixed(1)} s, read once in ${limit.seconds.toFixed(2)} s`,
  )
  console.log(
    `  sealed ${valueCount.toLocaleString('en')} values in ${sealed.seconds.toFixed(1)} s with ${asked} statements, ${((sealed.seconds / valueCount) * 1e6).toFixed(0)} µs a value, ${peak} MB peak`,
  )
  console.log(
    `  verified in ${verified.seconds.toFixed(1)} s: ${verified.answer.holds ? 'the seal holds' : 'IT DOES NOT HOLD'}`,
  )
  await filled.answer.close()
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'rosterql-bench-'))
  const postgres = process.argv.includes('--postgres') ? await startPostgres() : undefined
  try {
    const file = join(folder, 'province.db')
    await run('SQLite', file)
    console.log(`  ${(statSync(file).size / 2 ** 20).toFixed(0)} MB on disk`)
    if (postgres) await run('PostgreSQL', postgres.url)
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main()
