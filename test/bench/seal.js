/**
 * Fills a made-up province (86 counties, 1,374 townships, 16,000 villages, 3,400 units and what they hand in in a year), seals
 * the 48 indicators of its counties and townships for the twelve months of 2020 with all their breakdowns, verifies the seal,
 * replaces one row in fifty of every roster, and verifies it once more, from history. Prints how long each took, with how many
 * statements, beside the time the values take without breakdowns, and the time the database needs to read every row once: the
 * least that any pass over the data can cost.
 * `npm run build && node test/bench/seal.js [--postgres] [--months 12]`
 */
const { mkdtempSync, rmSync, statSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { monitorEventLoopDelay } = require('node:perf_hooks')
const { startPostgres } = require('../../.ci/postgres')
const { dice, load } = require('./query-data')

load('county/indicators')
const { rosters } = load('county/rosters')
const { tableColumns } = load('facts/as-table')
const { targetOf } = load('facts/roster')
const { measuring } = load('measure/measuring')
const { sealSnapshot } = load('measure/snapshot/snapshot')
const { verifySnapshots } = load('measure/snapshot/verify')

const option = (name, fallback) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : fallback
const MONTHS = Array.from({ length: Number(option('months', 12)) }, (_, i) => `2020-${String(i + 1).padStart(2, '0')}`)

const ON = '2020-12-31'
const AREAS = 'DOWN_TO_TOWNSHIPS'

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
  const store = await load('store/open').openStore(url, rosters)
  const roll = dice(42)
  await store.write(async (writer) => {
    await anImport(writer, 1)
    for (const roster of rosters) {
      const rows = Array.from({ length: SIZES[roster.name] }, (_, i) => rowOf(roster, i + 1, roll))
      for (let at = 0; at < rows.length; at += 5_000)
        await writer.insert(roster.table, tableColumns(roster), rows.slice(at, at + 5_000))
    }
  })
  await store.settle()
  return store
}

const anImport = (writer, id) => {
  const now = new Date().toISOString()
  return writer.run(
    `INSERT INTO "import" (id, kind, started_at, finished_at, strategy, created, updated, unchanged, refused, absent, linked, errors, warnings, report) VALUES (?, 'IMPORT', ?, ?, 'UPSERT', 0, 0, 0, 0, 0, 0, 0, 0, '{}')`,
    [id, now, now],
  )
}

/** A second import, that has something else to say of one row in fifty of every roster. */
const change = (store) =>
  store.write(async (writer) => {
    await anImport(writer, 2)
    for (const roster of rosters) {
      const names = tableColumns(roster)
        .map((name) => `"${name}"`)
        .join(', ')
      const some = `FROM "${roster.table}" WHERE id % 50 = 1`
      await writer.run(`INSERT INTO "${roster.history}" (${names}, until_import) SELECT ${names}, 2 ${some}`)
      const { name } = roster.cells.find(({ kind }) => kind.name === 'money' || kind.name === 'whole') ?? {}
      const cell = name && roster.columns[roster.slots.get(name)].name
      const other = cell ? `, "${cell}" = "${cell}" + 1` : ''
      await writer.run(`UPDATE "${roster.table}" SET import_id = 2${other} WHERE id % 50 = 1`)
    }
  })

/** The same store, counting the statements that go through it. */
function counted(store) {
  const counts = { read: 0, written: 0 }
  const counting = (own, names, kind) =>
    Object.fromEntries(
      names.map((name) => [
        name,
        (...args) => {
          counts[kind]++
          return own[name](...args)
        },
      ]),
    )
  const reader = (own) => ({ ...own, ...counting(own, ['read'], 'read') })
  const writer = (own) => ({ ...reader(own), ...counting(own, ['run', 'insert', 'upsert'], 'written') })
  const aside = async () => {
    const own = await store.aside()
    return own && { ...reader(own), ...counting(own, ['run'], 'written') }
  }
  return { counts, store: { ...reader(store), aside, write: (work) => store.write((own) => work(writer(own))) } }
}

const number = (n) => Math.round(n).toLocaleString('en')

/** Runs `work` and says what it cost; of PostgreSQL, which is another process, only our own share of the processor is seen. */
async function timed(counts, work) {
  Object.assign(counts, { read: 0, written: 0 })
  const delay = monitorEventLoopDelay({ resolution: 10 })
  delay.enable()
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const answer = await work()
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const statements = `${number(counts.read)} statements read${counts.written ? `, ${number(counts.written)} written` : ''}`
  const cost = `${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor), ${statements}, longest wait of others ${(delay.max / 1e9).toFixed(1)} s`
  return { answer, seconds, cost }
}

async function readOnce(store) {
  for (const { table } of rosters) await store.read(`SELECT sum(id), count(import_id), max(source_row) FROM "${table}"`)
}

async function valuesAlone(store) {
  let count = 0
  for await (const values of measuring(store, { periods: MONTHS, on: ON, areas: AREAS })) count += values.length
  return count
}

/** A seal is checked against what the tables say now, or against what history says they said. */
const STATES = ['as everything stands', 'after an import that replaced one row in fifty']

async function run(name, url) {
  const filled = await fill(url)
  const { store, counts } = counted(filled)
  const peak = () => `${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`
  const limit = await timed(counts, () => readOnce(store))
  const rows = Object.values(SIZES).reduce((a, b) => a + b, 0)
  console.log(`${name}: ${number(rows)} rows, read once in ${limit.seconds.toFixed(2)} s`)
  const alone = await timed(counts, () => valuesAlone(store))
  console.log(`  measured ${number(alone.answer)} values without breakdowns: ${alone.cost}`)
  const sealed = await timed(counts, () =>
    sealSnapshot(store, { name: '全省2020年', period: MONTHS, on: ON, areas: AREAS }),
  )
  const { id, valueCount } = sealed.answer
  console.log(`  sealed ${number(valueCount)} values with breakdowns: ${sealed.cost}`)
  console.log(`    ${number((sealed.seconds / valueCount) * 1e6)} µs a value, ${peak()}`)
  for (const state of STATES) {
    const { answer, cost } = await timed(counts, () => verifySnapshots(store, id))
    console.log(`  verified ${state}: ${cost}, ${peak()}: ${answer.holds ? 'the seal holds' : 'IT DOES NOT HOLD'}`)
    if (state === STATES[0]) await change(store)
  }
  await filled.close()
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
