// What files export: names that stand in several files, and exports nobody imports.
const ts = require('typescript')
const { ALL, importsOf, targetOf } = require('./imports')

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
const isDefault = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)

/** Names of a binding: `a`, `{ a, b: c }`, `[a, b]`. */
const boundNames = (name) =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (element.name ? boundNames(element.name) : []))

function declared(node) {
  if (!isExported(node)) return []
  if (isDefault(node)) return ['default']
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.flatMap(({ name }) => boundNames(name))
  return node.name ? [node.name.text] : []
}

/** Local name → where it was imported from, for `import { a } from './b'; export { a }`. */
function importedNames(file) {
  const found = new Map()
  for (const node of file.source.statements) {
    const named = ts.isImportDeclaration(node) && node.importClause?.namedBindings
    if (named && ts.isNamedImports(named))
      for (const { name, propertyName } of named.elements)
        found.set(name.text, { path: node.moduleSpecifier.text, name: (propertyName ?? name).text })
  }
  return found
}

/** `export { a as b } from './c'`, `export * from './c'`, `export { a }`: the name here, and the name and path it comes from, if any. */
function listed(node, imported) {
  if (!ts.isExportDeclaration(node)) return []
  const path = node.moduleSpecifier?.text
  if (!node.exportClause) return [{ name: ALL, from: { path, name: ALL } }]
  if (ts.isNamespaceExport(node.exportClause)) return [{ name: node.exportClause.name.text, from: { path, name: ALL } }]
  return node.exportClause.elements.map(({ name, propertyName }) => {
    const origin = (propertyName ?? name).text
    return { name: name.text, from: path ? { path, name: origin } : imported.get(origin) }
  })
}

/** Exports of one file: `{ name, from }`; `from` only for what is exported again. */
function exportsOf(tree, file) {
  if (file.exports) return file.exports
  const imported = importedNames(file)
  const all = file.source.statements.flatMap((node) => [
    ...declared(node).map((name) => ({ name })),
    ...(ts.isExportAssignment(node) ? [{ name: 'default' }] : []),
    ...listed(node, imported),
  ])
  const target = ({ path }) => (path.startsWith('.') ? targetOf(tree, file, path) : undefined)
  const unique = new Map(all.map((found) => [found.name, found]))
  file.exports = [...unique.values()].map(({ name, from }) =>
    from ? { name, from: { ...from, target: target(from) } } : { name },
  )
  return file.exports
}

/** Names declared and exported in several files of src: `[name, paths]`, the most frequent first. Exporting again does not count. */
function homonymsOf(tree) {
  const places = new Map()
  for (const file of tree.sources)
    for (const { name, from } of exportsOf(tree, file))
      if (!from && name !== 'default') places.set(name, [...(places.get(name) ?? []), file.path])
  return [...places].filter(([, paths]) => paths.length > 1).sort((a, b) => b[1].length - a[1].length)
}

/** How many different names src declares and exports. */
const exportedNames = (tree) =>
  new Set(tree.sources.flatMap((file) => exportsOf(tree, file).flatMap(({ name, from }) => (from ? [] : [name])))).size

/** Follows a name that is asked for to where it is declared. `asked` holds `path name`. */
function ask(tree, asked, path, name) {
  const file = tree.files.get(path)
  if (!file || asked.has(`${path} ${name}`)) return
  asked.add(`${path} ${name}`)
  for (const found of exportsOf(tree, file)) {
    if (name === ALL) ask(tree, asked, path, found.name)
    if (!found.from?.target) continue
    if (found.name === name) ask(tree, asked, found.from.target, found.from.name)
    else if (found.name === ALL) ask(tree, asked, found.from.target, name)
  }
}

/** Everything asked for by the files that `asks` names, and by the package's entry files. */
function askedBy(tree, asks) {
  const asked = new Set()
  for (const entry of tree.entries) ask(tree, asked, entry, ALL)
  for (const file of tree.files.values())
    if (asks(file))
      for (const { target, names } of importsOf(tree, file))
        if (target && target !== file.path) for (const name of names) ask(tree, asked, target, name)
  return asked
}

/** Exports nobody imports, and exports only tests import, as `path name`. */
function unusedOf(tree) {
  const byCode = askedBy(tree, ({ path }) => !path.startsWith('test/'))
  const byAll = askedBy(tree, () => true)
  const all = tree.sources.flatMap((file) =>
    exportsOf(tree, file).flatMap(({ name }) => (name === ALL ? [] : [`${file.path} ${name}`])),
  )
  return {
    unused: all.filter((key) => !byAll.has(key)),
    testOnly: all.filter((key) => byAll.has(key) && !byCode.has(key)),
  }
}

module.exports = { exportsOf, homonymsOf, exportedNames, unusedOf }
