// How long functions and files are, and how full folders: a tree comes in, plain figures go out.
const ts = require('typescript')
const { lineOf } = require('./tree')

/** A function with a body in braces: declarations, methods, accessors, constructors, arrows with a block. */
const isFunction = (node) => ts.isFunctionLike(node) && node.body !== undefined && ts.isBlock(node.body)

function nameOf(node) {
  if (node.name) return node.name.getText()
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  const { parent } = node
  if (
    (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent)) &&
    parent.name
  )
    return parent.name.getText()
  return '()'
}

/** The name of a function with the names of those around it: `resolvers.file`. */
function fullName(node) {
  const names = []
  for (let at = node; at; at = at.parent)
    if (isFunction(at) || ts.isClassLike(at)) names.unshift(isFunction(at) ? nameOf(at) : (at.name?.text ?? 'class'))
  return names.join('.')
}

/** Every function of src: `{ path, name, line, lines }`. One inside another counts on its own, and in the other. */
function functionsOf(tree) {
  return tree.sources.flatMap((file) =>
    file.nodes.filter(isFunction).map((node) => {
      const line = lineOf(file, node)
      const end = file.source.getLineAndCharacterOfPosition(node.end).line + 1
      return { path: file.path, name: fullName(node), line, lines: end - line + 1 }
    }),
  )
}

/** The middle, the nine tenths and the most of a list of numbers. */
function spread(numbers) {
  const ordered = [...numbers].sort((a, b) => a - b)
  const at = (share) => ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0
  return { med: at(0.5), p90: at(0.9), max: ordered.at(-1) ?? 0 }
}

/** Code files directly in each folder of src, the fullest first: `[folder, files]`. */
function foldersOf(tree) {
  const files = new Map()
  for (const { folder } of tree.sources) files.set(folder, (files.get(folder) ?? 0) + 1)
  return [...files].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
}

module.exports = { functionsOf, spread, foldersOf }
