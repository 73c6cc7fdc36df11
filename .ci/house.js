// The measures of the house. A checkout comes in (readTree) or a made-up tree (treeOf: path → text); figures go out. Files are
// parsed once; no types are checked, so this takes two seconds. The rules that stand on it are in test/house-rules.js.
const { readTree, treeOf, lineOf, counted } = require('./house/tree')
const { arrowsOf, circlesOf, packagesOf } = require('./house/imports')
const { homonymsOf, exportedNames, unusedOf } = require('./house/exports')
const { functionsOf, spread, foldersOf } = require('./house/functions')
const { sqlOf } = require('./house/sql')
const { castsOf } = require('./house/casts')
const { kindNames, kindSwitchesOf } = require('./house/kinds')
const { rosterNames, rosterNamesIn } = require('./house/rosters')
const { testsOf, sum } = require('./house/tests')

/** Where SQL belongs. */
const SQL_HOMES = ['src/store', 'src/query/compile']

const isWithin = (path, folders) => folders.some((folder) => path === folder || path.startsWith(`${folder}/`))

/** SQL where it does not belong. */
const strayedSql = (tree) => sqlOf(tree).filter(({ folder }) => !isWithin(folder, SQL_HOMES))

/** All measures of a tree, as plain data. */
function measure(tree) {
  const sql = strayedSql(tree)
  const switches = kindSwitchesOf(tree)
  return {
    lines: sum(tree.sources),
    files: tree.sources.length,
    functions: spread(functionsOf(tree).map(({ lines }) => lines)),
    fileLines: spread(tree.sources.map(({ lines }) => lines)),
    folders: foldersOf(tree).slice(0, 5),
    circles: circlesOf(tree).map(({ length }) => length),
    names: exportedNames(tree),
    homonyms: homonymsOf(tree).length,
    sql: {
      rooms: [...new Set(sql.map(({ folder }) => folder))].sort(),
      pieces: sql.length,
      files: counted(sql.map(({ path }) => path)),
    },
    kinds: { switches: switches.length, files: counted(switches.map(({ path }) => path)) },
    casts: castsOf(tree),
    ...unusedOf(tree),
    tests: testsOf(tree),
  }
}

module.exports = {
  readTree,
  treeOf,
  measure,
  lineOf,
  counted,
  isWithin,
  arrowsOf,
  circlesOf,
  packagesOf,
  homonymsOf,
  unusedOf,
  functionsOf,
  spread,
  foldersOf,
  sqlOf,
  strayedSql,
  castsOf,
  kindNames,
  kindSwitchesOf,
  rosterNames,
  rosterNamesIn,
  testsOf,
}
