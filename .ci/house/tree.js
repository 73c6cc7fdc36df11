// A checkout (or a made-up tree) comes in; its files go out, each parsed once and walked once. No types are checked.
const { existsSync, readdirSync, readFileSync, statSync } = require('node:fs')
const { dirname, join, relative } = require('node:path')
const ts = require('typescript')

/** Where code stands that may use what src exports. */
const PLACES = ['src', 'test', 'seeds', '.ci', 'ormconfig.ts']

const isCode = (path) => /\.(?:ts|mjs|js)$/.test(path) && !path.endsWith('.d.ts')

function pathsUnder(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return isCode(path) ? [path] : []
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.name === 'node_modules' ? [] : pathsUnder(join(path, entry.name)),
  )
}

/** All nodes of a file, a parent before its children. */
function nodesOf(source) {
  const nodes = []
  const visit = (node) => {
    nodes.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return nodes
}

function fileOf(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  return {
    path,
    text,
    source,
    folder: dirname(path),
    nodes: nodesOf(source),
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
  }
}

/** The source file that stands for something built: dist/src/cli/main.js → src/cli/main.ts. */
const sourceOf = (path) =>
  path
    .replace(/^\.\//, '')
    .replace(/^dist\//, '')
    .replace(/\.js$/, '.ts')

const strings = (value) => (typeof value === 'string' ? [value] : Object.values(value ?? {}).flatMap(strings))

/** What package.json hands to others: every export of these files is used. */
const entriesOf = (text) => {
  const { main, bin, exports: given } = JSON.parse(text)
  return [main, bin, given].flatMap(strings).map(sourceOf)
}

/** A tree from paths and texts: `{ 'src/a.ts': 'export const a = 1', 'package.json': '{}' }`. */
function treeOf(texts) {
  const all = Object.entries(texts).filter(([path]) => isCode(path))
  const files = new Map(all.map(([path, text]) => [path, fileOf(path, text)]))
  return {
    files,
    sources: [...files.values()].filter(({ path }) => path.startsWith('src/')),
    entries: entriesOf(texts['package.json'] ?? '{}'),
  }
}

/** The tree of a checkout. */
function readTree(root) {
  const paths = PLACES.flatMap((place) => pathsUnder(join(root, place)))
  const texts = paths.sort().map((path) => [relative(root, path).split('\\').join('/'), readFileSync(path, 'utf8')])
  return treeOf({ ...Object.fromEntries(texts), 'package.json': readFileSync(join(root, 'package.json'), 'utf8') })
}

/** The line a node begins in, from 1. */
const lineOf = (file, node) => file.source.getLineAndCharacterOfPosition(node.getStart(file.source)).line + 1

/** An expression without what says nothing about its value: parentheses, `!`, `as`, `satisfies`, `await`. */
function bare(node) {
  let inner = node
  while (
    ts.isParenthesizedExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isAsExpression(inner) ||
    ts.isSatisfiesExpression(inner) ||
    ts.isAwaitExpression(inner)
  )
    inner = inner.expression
  return inner
}

/** Many of one thing as one key each: `x`, `x`, `y` → `x ×2`, `y`, in order. */
function counted(keys) {
  const times = new Map()
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1)
  return [...times].map(([key, n]) => (n === 1 ? key : `${key} ×${n}`)).sort()
}

module.exports = { treeOf, readTree, lineOf, bare, counted }
