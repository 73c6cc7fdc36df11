// A made-up county for the query benchmark: 160 townships, 2,300 villages and as many investments as are asked for, straight into the tables.
const { join, resolve } = require('node:path')

/** Loads compiled code. */
const load = (file) => require(resolve(join(__dirname, '../../dist/src'), file))

const SIZES = { county: 1, township: 160, village: 2_300, unit: 400, funding_source: 120 }
const YEARS = [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]
const CATEGORIES = [
  'INFRASTRUCTURE',
  'INDUSTRY',
  'EDUCATION',
  'HEALTH',
  'HOUSING',
  'WATER',
  'EMPLOYMENT',
  'CULTURE',
  'MANAGEMENT',
  'OTHER',
]
const STATES = ['PLANNED', 'STARTED', 'COMPLETED', 'ACCEPTED']
const NAMES = [...'石桥龙泉白杨双河大坪新店枫林青山河西城关中寨上坝下营']

/** The same numbers every time. */
function dice(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const codeOf = (n) => `P${String(n).padStart(8, '0')}`

function* rows(table, count, roll, sortKey) {
  const name = (n, suffix) => NAMES[roll(NAMES.length)] + NAMES[roll(NAMES.length)] + n + suffix
  const text = (value) => ({ name: value, name_sort: sortKey(value) })
  for (let id = 1; id <= count; id++) {
    const base = { id, import_id: 1, sheet_id: 1, source_row: id, is_active: 1, is_listed: 1 }
    if (table === 'county') yield { ...base, ...text('样板县'), code: '690121' }
    if (table === 'township')
      yield { ...base, ...text(name(id, '镇')), county_id: 1, category: 'TOWN', population: 5_000 + roll(40_000) }
    if (table === 'village')
      yield { ...base, ...text(name(id, '村')), township_id: 1 + (id % SIZES.township), population: 300 + roll(4_000) }
    if (table === 'unit') yield { ...base, ...text(name(id, '局')), category: 'AGENCY' }
    if (table === 'funding_source')
      yield { ...base, ...text(`专项资金${id}`), year: YEARS[id % YEARS.length], level: 'PROVINCIAL' }
    if (table === 'investment') yield { ...base, ...investment(id, roll, text, name) }
  }
}

function investment(id, roll, text, name) {
  const village = 1 + roll(SIZES.village)
  const total = (1 + roll(9_000)) * 100_000 + roll(100) * 100
  const year = YEARS[roll(YEARS.length)]
  const started = year * 10_000 + (1 + roll(12)) * 100 + 1 + roll(28)
  return {
    ...text(name(id, '道路硬化工程')),
    code: codeOf(id),
    year,
    category: CATEGORIES[roll(CATEGORIES.length)],
    nature: 'NEW',
    village_id: village,
    township_id: 1 + (village % SIZES.township),
    implementer_id: 1 + roll(SIZES.unit),
    source_id: 1 + roll(SIZES.funding_source),
    total,
    central: Math.floor(total / 2),
    completed: Math.floor((total * roll(100)) / 100),
    paid: Math.floor((total * roll(90)) / 100),
    status: STATES[roll(STATES.length)],
    progress: roll(101) * 1_000_000,
    start_on: started,
    start_on_end: started,
    beneficiary_households: roll(500),
    scope: `硬化村组道路 ${roll(9_000)} 米，宽 3.5 米，厚 18 厘米`,
  }
}

/** Fills a new database at `url`; says how long it took. */
async function fill(url, investments) {
  const { openStore } = load('store/open')
  const { rosters } = load('county/rosters')
  const { tableColumns } = load('facts/as-table')
  const { sortKey } = load('facts/pinyin/pinyin')
  const store = await openStore(url, rosters)
  const roll = dice(42)
  for (const [table, count] of [...Object.entries(SIZES), ['investment', investments]]) {
    const columns = tableColumns(rosters.find((r) => r.table === table))
    let chunk = []
    const flush = () => store.write((writer) => writer.insert(table, columns, chunk))
    for (const row of rows(table, count, roll, sortKey)) {
      chunk.push(columns.map((column) => row[column] ?? null))
      if (chunk.length === 10_000) {
        await flush()
        chunk = []
      }
    }
    if (chunk.length > 0) await flush()
  }
  await store.settle()
  return store
}

module.exports = { load, dice, fill, codeOf, SIZES, YEARS, CATEGORIES }
