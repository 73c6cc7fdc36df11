// Who looks into whom: every import of a tree (types, dynamic ones and re-exports included), its target and the names it takes.
const { join } = require('node:path')
const ts = require('typescript')

const ALL = '*'
const LOADERS = new Set(['require', 'load'])

/** The file of the tree a relative path leads to; what is built leads to its source. */
function targetOf(tree, file, path) {
  const full = join(file.folder, path).replace(/^dist\//, '')
  const plain = full.replace(/\.js$/, '')
  return [full, `${plain}.ts`, `${plain}/index.ts`, `${plain}.js`, `${plain}.mjs`].find((name) => tree.files.has(name))
}

/** The names taken of `import * as name`: each `name.x`, or all when it is handed on as a whole. */
function takenOf(file, name) {
  const uses = file.nodes.filter(
    (node) => ts.isIdentifier(node) && node.text === name && !ts.isNamespaceImport(node.parent),
  )
  const member = ({ parent }) =>
    ts.isPropertyAccessExpression(parent) ? parent.name.text : ts.isQualifiedName(parent) ? parent.right.text : ALL
  return uses.map(member)
}

function namesOfClause(file, clause) {
  if (!clause) return []
  const named = clause.namedBindings
  const own = clause.name ? ['default'] : []
  if (!named) return own
  if (ts.isNamespaceImport(named)) return [...own, ...takenOf(file, named.name.text)]
  return [...own, ...named.elements.map(({ name, propertyName }) => (propertyName ?? name).text)]
}

/** The names taken of `require('…')` and `await import('…')`. */
function namesOfCall(call) {
  let at = call
  while (ts.isAwaitExpression(at.parent) || ts.isParenthesizedExpression(at.parent) || ts.isAsExpression(at.parent))
    at = at.parent
  const { parent } = at
  if (ts.isPropertyAccessExpression(parent)) return [parent.name.text]
  if (!ts.isVariableDeclaration(parent) || !ts.isObjectBindingPattern(parent.name)) return [ALL]
  return parent.name.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
}

/** `import { a } from './b'`, `export * from './b'`: path and names; the names of a re-export are asked for only when somebody asks for them (exports.js). */
function ofStatement(file, node) {
  const at = node.moduleSpecifier
  if (!at || !ts.isStringLiteral(at)) return undefined
  if (ts.isImportDeclaration(node)) return { path: at.text, names: namesOfClause(file, node.importClause) }
  return { path: at.text, names: [], again: true }
}

/** `require('./b')`, `import('./b')`, and the type `import('./b').B`. */
function ofExpression(node) {
  if (ts.isImportTypeNode(node)) {
    const first = node.qualifier && (ts.isIdentifier(node.qualifier) ? node.qualifier : node.qualifier.left)
    return { path: node.argument.literal?.text, names: [first?.text ?? ALL] }
  }
  const { expression, arguments: [given] = [] } = node
  const loads = expression.kind === ts.SyntaxKind.ImportKeyword || LOADERS.has(expression.text)
  return loads && given && ts.isStringLiteralLike(given) ? { path: given.text, names: namesOfCall(node) } : undefined
}

function importOf(file, node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return ofStatement(file, node)
  if (ts.isImportTypeNode(node) || ts.isCallExpression(node)) return ofExpression(node)
  return undefined
}

/** Imports of one file: `{ path, names, target }`; `target` is a path of the tree, or undefined for packages. */
function importsOf(tree, file) {
  file.imports ??= file.nodes.flatMap((node) => {
    const found = importOf(file, node)
    if (!found?.path) return []
    return [{ ...found, target: found.path.startsWith('.') ? targetOf(tree, file, found.path) : undefined }]
  })
  return file.imports
}

/** Arrows of src from file to file, each once. */
function arrowsOf(tree) {
  return tree.sources.flatMap((file) => {
    const targets = new Set(importsOf(tree, file).map(({ target }) => target))
    return [...targets].filter((target) => target?.startsWith('src/')).map((target) => [file.path, target])
  })
}

/** Circles of files (strongly connected components of more than one file, or a file that imports itself): Tarjan's way. */
function circlesOf(tree) {
  const next = new Map(tree.sources.map(({ path }) => [path, []]))
  for (const [from, to] of arrowsOf(tree)) next.get(from).push(to)
  const [order, low, stack, circles] = [new Map(), new Map(), [], []]
  const close = (path) => {
    const circle = stack.splice(stack.indexOf(path))
    if (circle.length > 1 || next.get(path).includes(path)) circles.push(circle.sort())
  }
  const visit = (path) => {
    order.set(path, order.size)
    low.set(path, order.get(path))
    stack.push(path)
    for (const to of next.get(path)) {
      if (!order.has(to)) visit(to)
      if (stack.includes(to)) low.set(path, Math.min(low.get(path), low.get(to)))
    }
    if (low.get(path) === order.get(path)) close(path)
  }
  for (const path of next.keys()) if (!order.has(path)) visit(path)
  return circles.sort((a, b) => b.length - a.length || (a[0] < b[0] ? -1 : 1))
}

/** Packages a file of src imports, with the file: `[path, 'better-sqlite3']`. */
const packagesOf = (tree) =>
  tree.sources.flatMap((file) =>
    importsOf(tree, file)
      .filter(({ path }) => !path.startsWith('.') && !path.startsWith('node:'))
      .map(({ path }) => [file.path, /^(?:@[^/]+\/)?[^/]+/.exec(path)[0]]),
  )

module.exports = { ALL, importsOf, targetOf, arrowsOf, circlesOf, packagesOf }
