// The rules of the house as data, and what breaks them. The tables come first: to move a room, edit them. A breach is a line of
// text (`src/a.ts → src/b`, `name ×3`), so that a list of debts can be kept in house-debts.txt and only shrink.
const { dirname } = require('node:path')
const house = require('../.ci/house')

const ENGINE = ['messages', 'facts', 'filter', 'sheets', 'store', 'query', 'intake', 'measure']

/**
 * Which rooms a room may look into, types and values alike: an arrow is an arrow. A line for one stage adds to those of its
 * room; `sheets/write` means that folder and what is below it.
 */
const rooms = {
  messages: [],
  sheets: ['messages'],
  facts: ['messages', 'sheets'],
  filter: ['messages', 'facts'],
  store: ['messages', 'facts'],
  query: ['messages', 'facts', 'filter', 'store', 'sheets/write'],
  intake: ['messages', 'facts', 'filter', 'sheets', 'store', 'query'],
  measure: ['messages', 'facts', 'filter', 'sheets', 'store', 'query'],
  'measure/chase': ['intake'],
  /** What leaves as a table has the columns of the templates, so that it comes back. */
  'measure/exchange': ['intake/match', 'intake/template'],
  county: ['facts', 'measure'],
  graphql: [...ENGINE],
  web: ['messages', 'facts', 'store', 'graphql'],
  http: [...ENGINE, 'graphql', 'web'],
  cli: [...ENGINE, 'county', 'graphql', 'http'],
}

/** Which stages of its own room a stage may look into. The files at the top of a room are its doorstep: open to all its stages, and they may look into all of them. */
const stages = {
  messages: { topics: [] },
  facts: { kinds: ['pinyin'], pinyin: [], 'as-graphql': ['kinds'] },
  sheets: { parts: [], xlsx: ['parts'], formats: ['parts'], write: ['parts'], mark: ['parts', 'formats', 'write'] },
  store: { migrations: [], rows: [], ledger: [], columns: [], readers: ['columns'], history: ['ledger', 'rows'] },
  query: {
    'compile/sql': [],
    plan: ['compile/sql'],
    compile: ['compile/sql', 'plan'],
    run: ['compile/sql', 'plan', 'compile'],
    export: ['compile/sql', 'plan', 'compile', 'run'],
  },
  intake: {
    model: [],
    match: ['model'],
    survey: ['model', 'match'],
    read: ['model', 'match', 'survey'],
    link: ['model', 'match'],
    settle: ['model', 'match', 'survey', 'read', 'link'],
    template: ['model', 'match'],
  },
  measure: {
    checks: [],
    charts: [],
    snapshot: [],
    definitions: ['checks', 'snapshot'],
    exchange: ['charts', 'snapshot'],
    briefing: ['charts'],
    chase: ['checks', 'briefing'],
  },
  graphql: { types: [], lineage: [], resolvers: ['types', 'lineage'] },
  cli: { input: [], output: ['input'], commands: ['input', 'output'] },
  county: { rosters: [], indicators: ['rosters'] },
}

/** Libraries that stay behind the rooms made for them. */
const libraries = {
  xlsx: ['src/sheets'],
  hucre: ['src/sheets'],
  typeorm: ['src/store', 'src/facts'],
  'better-sqlite3': ['src/store'],
  pg: ['src/store'],
  kysely: ['src/store', 'src/query/compile'],
}

/** Rooms that hold content, or stand at the door where content and engine are put together, with what is said there; the history of the tables. */
const mayNameRosters = ['src/index.ts', 'src/county', 'src/cli', 'src/messages/topics/cli.ts', 'src/store/migrations']
/** Tables of Chinese characters: every character stands in them. */
const characters = ['src/facts/pinyin', 'src/intake/model/simplified.ts']
/** Words of the engine's own that a roster uses too: the unit of a number, the day something was true at. */
const neutral = ['Unit', 'unit', 'units', '单位', 'asOf']
/** What a county is made of, where no roster's title says it. */
const content = ['县', '乡', '镇', '村', '民族', '贫困']

/** 25 files of one subject are a full folder; a few more are not worth a move. Lists of content and history grow as they must. */
const FULL = 28
const growing = ['src/county/rosters', 'src/store/migrations']

const limits = { folder: FULL, function: 60, functionP90: 20 }

const inside = (path) => path.slice('src/'.length)
const folderOf = (path) => inside(`${dirname(path)}/`).replace(/\/$/, '') || OFFER
const isBelow = (folder, names) => house.isWithin(folder, names)

/** What the package offers (src/index.ts) is taken from every room. */
const OFFER = '.'

/** The room of a folder, and its stage: the longest that is listed, else the folder below the room. */
function placeOf(folder) {
  const [room, ...below] = folder.split('/')
  const listed = Object.keys(stages[room] ?? {}).filter((stage) => isBelow(below.join('/'), [stage]))
  return [room, listed.sort((a, b) => b.length - a.length)[0] ?? below[0]]
}

function isDrawn(from, to) {
  if (from === OFFER) return true
  const [[room, stage], [target, next]] = [placeOf(from), placeOf(to)]
  if (room !== target) return isBelow(to, [...(rooms[room] ?? []), ...((stage && rooms[`${room}/${stage}`]) ?? [])])
  if (!stage || !next || stage === next) return true
  return stages[room]?.[stage]?.includes(next) ?? false
}

const arrows = (tree) =>
  house.counted(
    house
      .arrowsOf(tree)
      .filter(([from, to]) => !isDrawn(folderOf(from), folderOf(to)))
      .map(([from, to]) => `${from} → ${dirname(to)}`),
  )

const libraryStrays = (tree) =>
  house.counted(
    house
      .packagesOf(tree)
      .filter(([path, name]) => libraries[name] && !isBelow(path, libraries[name]))
      .map(([path, name]) => `${path} ${name}`),
  )

const rosterNames = (tree) =>
  house.counted(
    house
      .rosterNamesIn(tree, ({ path }) => !isBelow(path, [...mayNameRosters, ...characters]), { neutral, more: content })
      .map(([path, name]) => `${path} ${name}`),
  )

const fullFolders = (tree) =>
  house
    .foldersOf(tree)
    .filter(([folder, files]) => files > limits.folder && !growing.includes(folder))
    .map(([folder, files]) => `${folder} ×${files}`)

const longFunctions = (tree) =>
  house.counted(
    house
      .functionsOf(tree)
      .filter(({ lines }) => lines > limits.function)
      .map(({ path, name }) => `${path} ${name}`),
  )

const pathsOf = (found) => house.counted(found.map(({ path }) => path))

/** Rule → what breaks it in a tree. */
const rules = {
  arrows,
  circles: (tree) => house.circlesOf(tree).flat().sort(),
  names: (tree) =>
    house
      .homonymsOf(tree)
      .map(([name, paths]) => `${name} ×${paths.length}`)
      .sort(),
  sql: (tree) => pathsOf(house.strayedSql(tree)),
  kinds: (tree) => pathsOf(house.kindSwitchesOf(tree)),
  rosters: rosterNames,
  folders: fullFolders,
  functions: longFunctions,
  unused: (tree) => house.unusedOf(tree).unused,
  libraries: libraryStrays,
}

/** Every rule with what breaks it. */
const breachesOf = (tree) => Object.fromEntries(Object.entries(rules).map(([rule, breaches]) => [rule, breaches(tree)]))

/** Debts as text, one a line (`sql: src/a.ts ×2`), so that two branches that each pay one seldom meet. */
const printDebts = (breaches) =>
  Object.entries(breaches)
    .flatMap(([rule, keys]) => keys.map((key) => `${rule}: ${key}\n`))
    .join('')

const readDebts = (text) => {
  const debts = Object.fromEntries(Object.keys(rules).map((rule) => [rule, []]))
  for (const line of text.split('\n').filter(Boolean)) {
    const [, rule, key] = /^(\w+): (.*)$/.exec(line) ?? []
    if (!debts[rule]) throw new Error(`house-debts.txt: ${line}`)
    debts[rule].push(key)
  }
  return debts
}

/** How much a list of debts weighs: `x ×3` is three. */
const weight = (keys) => keys.reduce((all, key) => all + Number(/ ×(\d+)$/.exec(key)?.[1] ?? 1), 0)

/** Rules whose debts would grow, each with the lines that are new. */
const growth = (before, after) =>
  Object.keys(rules)
    .filter((rule) => weight(after[rule]) > weight(before[rule]))
    .map((rule) => [rule, after[rule].filter((key) => !before[rule].includes(key))])

module.exports = { rooms, stages, limits, rules, breachesOf, printDebts, readDebts, growth }
