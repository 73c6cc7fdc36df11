// Gathers what the code says for the tables of the documentation. `load` requires a file of src/, compiled or not.
const { readdirSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const ts = require('typescript')

function facts(root, load) {
  const { commands } = load('cli/commands')
  const { rosters } = load('county/rosters')
  const { indicators } = load('county/indicators')
  const kinds = load('facts/kinds').registeredKinds()
  const { catalogueParameters, catalogueDeliveries, catalogueCharts } = load('measure/catalogue')
  return whole({
    rosters,
    indicators: [...indicators].sort((a, b) => (a.code < b.code ? -1 : 1)),
    parameters: catalogueParameters,
    deliveries: catalogueDeliveries,
    charts: catalogueCharts,
    rules: load('measure/checks/check').rulesOf(rosters),
    say: load('measure/briefing/said').said,
    filters: load('measure/wording').filters,
    exportFormats: load('measure/exchange/formats').exchangeFormats,
    faultCodes: load('messages/codes').faultCodes,
    errorCodes: load('messages/codes').errorCodes,
    messageTable: load('messages/table').messageTable,
    kinds,
    limits: { ...load('sheets/parts/limits').defaultLimits, ...load('query/limits').defaultQueryLimits },
    commands: commands.map((one) => one.load()),
    common: load('cli/command').common,
    decorators: decorators(
      root,
      kinds.map(({ name }) => name),
    ),
    environment: environment(root),
    scripts: Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts),
  })
}

/** A name that has moved in the code must not make an empty table. */
function whole(found) {
  for (const [name, value] of Object.entries(found))
    if (value === undefined || (Object.keys(value).length === 0 && typeof value !== 'function'))
      throw new Error(`.ci/facts.js does not find ${name} any more`)
  return found
}

/** The options of every decorator, as their types state them. */
function decorators(root, kinds) {
  const types = new Map()
  const functions = {}
  for (const path of ['rule.ts', 'roster.ts', 'decorate.ts', ...kinds.map((name) => `kinds/${name}.ts`)])
    for (const statement of sourceOf(join(root, 'src/facts', path)).statements) {
      if (ts.isInterfaceDeclaration(statement)) types.set(statement.name.text, statement)
      if (ts.isTypeAliasDeclaration(statement)) types.set(statement.name.text, statement.type)
      if (ts.isVariableStatement(statement)) Object.assign(functions, optionsOf(statement, kinds))
    }
  const cells = Object.fromEntries(kinds.map((name) => [name, members(functions[name], types)]))
  return { roster: members(types.get('RosterOptions'), types), rule: members(types.get('Rule'), types), cells }
}

const sourceOf = (path) => ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest)

/** Name of a kind → the type of the options its decorator takes last. */
const optionsOf = ({ declarationList }, kinds) =>
  Object.fromEntries(
    declarationList.declarations
      .filter(({ name, initializer }) => kinds.includes(name.text) && initializer && ts.isArrowFunction(initializer))
      .map(({ name, initializer }) => [name.text, initializer.parameters.at(-1).type]),
  )

/** The properties of a type: an interface, a literal, a name, or several of them together. */
function members(type, types) {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((part) => members(part, types))
  if (ts.isTypeReferenceNode(type)) return members(types.get(type.typeName.text), types)
  const from = (type.heritageClauses ?? []).flatMap((clause) => clause.types)
  return [
    ...from.flatMap(({ expression }) => members(types.get(expression.text), types)),
    ...type.members.map((one) => ({ name: one.name.text, needed: !one.questionToken })),
  ]
}

/** Every environment variable that the program, its tests or its benchmarks ask for. */
function environment(root) {
  const found = new Set()
  for (const path of [...filesIn(join(root, 'src')), ...filesIn(join(root, 'test')), join(root, 'ormconfig.ts')])
    for (const [, read, flag] of readFileSync(path, 'utf8').matchAll(/process\.env\.([A-Z_]+)|\benv: '([A-Z_]+)'/g))
      found.add(read ?? flag)
  return [...found].sort()
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && entry.name !== 'corpus') yield* filesIn(join(folder, entry.name))
    else if (/\.(ts|js|mjs)$/.test(entry.name)) yield join(folder, entry.name)
}

module.exports = { facts }
