// What a name means where it stands: the declaration of an identifier, found by walking outwards. No types needed.
const ts = require('typescript')

const bind = (found, name, node) => {
  if (ts.isIdentifier(name)) found.set(name.text, node)
  else for (const element of name.elements) if (element.name) bind(found, element.name, element)
}

function declare(found, node) {
  if (ts.isVariableStatement(node)) for (const one of node.declarationList.declarations) bind(found, one.name, one)
  else if (ts.isImportDeclaration(node)) {
    const clause = node.importClause
    if (clause?.name) found.set(clause.name.text, clause)
    const named = clause?.namedBindings
    if (named && ts.isNamespaceImport(named)) found.set(named.name.text, named)
    else for (const one of named?.elements ?? []) found.set(one.name.text, one)
  } else if (node.name && ts.isIdentifier(node.name)) found.set(node.name.text, node)
}

function declaredIn(scope) {
  const found = new Map()
  for (const node of scope.parameters ?? []) bind(found, node.name, node)
  for (const node of scope.initializer?.declarations ?? []) bind(found, node.name, node)
  for (const node of scope.statements ?? []) declare(found, node)
  for (const clause of scope.caseBlock?.clauses ?? []) for (const node of clause.statements) declare(found, node)
  return found
}

const kept = new WeakMap()
const isScope = (node) => node.parameters || node.statements || node.initializer?.declarations || node.caseBlock

/** The declaration of an identifier: a variable, parameter, part of a pattern, function, class or import; undefined when there is none. */
function declarationOf(identifier) {
  for (let scope = identifier.parent; scope; scope = scope.parent) {
    if (!isScope(scope)) continue
    if (!kept.has(scope)) kept.set(scope, declaredIn(scope))
    const found = kept.get(scope).get(identifier.text)
    if (found) return found
  }
  return undefined
}

/** The top-level declaration behind an import, when its file is in the tree; other declarations as they are. */
function originOf(tree, declaration, targetOf) {
  if (!declaration || !ts.isImportSpecifier(declaration)) return declaration
  const path = declaration.parent.parent.parent.moduleSpecifier.text
  const file = tree.files.get(declaration.getSourceFile().fileName)
  const target = path.startsWith('.') && tree.files.get(targetOf(tree, file, path))
  if (!target) return declaration
  if (!kept.has(target.source)) kept.set(target.source, declaredIn(target.source))
  return kept.get(target.source).get((declaration.propertyName ?? declaration.name).text) ?? declaration
}

module.exports = { declarationOf, originOf }
