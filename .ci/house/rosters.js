// The names of the county's rosters, read from their declarations, and where other rooms say them.
const ts = require('typescript')
const { textsOf } = require('./sql')

const isRoster = (node) =>
  ts.isDecorator(node) && ts.isCallExpression(node.expression) && node.expression.expression.text === 'Roster'

const stringsOf = (node) =>
  ts.isStringLiteralLike(node) ? [node.text] : ts.isArrayLiteralExpression(node) ? node.elements.flatMap(stringsOf) : []

/** The strings of one option: `plural: 'villages'` → ['villages']. */
const option = (options, name) =>
  options.properties
    .filter((property) => property.name?.text === name)
    .flatMap(({ initializer }) => stringsOf(initializer))

const snake = (name) => name.replace(/(?<=.)([A-Z])/g, '_$1').toLowerCase()

/** Cells named by two words or more say what they hold (`receivedOn`); those of one (`name`, `year`) are anybody's words. */
const cellNames = (roster) =>
  roster.members.flatMap(({ name }) => (/[a-z][A-Z]/.test(name?.text ?? '') ? [name.text] : []))

/** `{ words, titles }`: class names, plurals, singulars, tables and cells; Chinese names and titles of sheets. */
function rosterNames(tree) {
  const found = tree.sources
    .filter(({ path }) => path.startsWith('src/county/rosters/'))
    .flatMap(({ nodes }) => nodes.filter(isRoster))
    .map(({ parent: roster, expression }) => ({ roster, name: roster.name.text, options: expression.arguments[0] }))
  const words = found.flatMap(({ roster, name, options }) => [
    name,
    snake(name),
    ...option(options, 'plural'),
    ...option(options, 'singular'),
    ...cellNames(roster),
  ])
  const titles = found.flatMap(({ options }) => [...option(options, 'zh'), ...option(options, 'sheets')])
  return { words: new Set(words), titles: new Set(titles) }
}

/** Identifiers of a file, and words in its strings; a comment may name a roster as an example. */
const wordsOf = (file) => [
  ...file.nodes.flatMap((node) =>
    ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? [node.text.replace('#', '')] : [],
  ),
  ...textsOf(file).flatMap(([, text]) => text.match(/[A-Za-z_]\w*/g) ?? []),
]

/** Chinese words in the strings of a file that are one of `titles`, the longest first so that none is counted inside another. */
function titlesIn(file, titles) {
  const ordered = [...titles].sort((a, b) => b.length - a.length)
  return textsOf(file).flatMap(([, text]) => {
    let rest = text
    return ordered.filter((title) => {
      const there = rest.includes(title)
      if (there) rest = rest.split(title).join(' ')
      return there
    })
  })
}

/** Where the files of src that `asked` names say a roster's name: `[path, name]`. `neutral` words mean something else in an engine. */
function rosterNamesIn(tree, asked, { neutral = [], more = [] } = {}) {
  const { words, titles } = rosterNames(tree)
  for (const word of neutral) {
    words.delete(word)
    titles.delete(word)
  }
  const all = [...titles, ...more]
  return tree.sources.filter(asked).flatMap((file) => [
    ...wordsOf(file)
      .filter((word) => words.has(word))
      .map((word) => [file.path, word]),
    ...titlesIn(file, all).map((title) => [file.path, title]),
  ])
}

module.exports = { rosterNames, rosterNamesIn }
