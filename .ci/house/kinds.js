// Questions put to a kind from outside its file: a kind's name compared, looked up, listed or switched on. What differs from
// kind to kind belongs into the kind. Comparing with 'link' is allowed: a link is another thing than a value.
const ts = require('typescript')
const { bare } = require('./tree')
const { targetOf } = require('./imports')
const { declarationOf, originOf } = require('./scope')

const HOME = 'src/facts/kinds/'
const FREE = 'link'

/** The names of the kinds, as kind.ts and index.ts state them. */
function kindNames(tree) {
  const nodes = (path) => tree.files.get(HOME + path)?.nodes ?? []
  const stated = nodes('kind.ts')
    .filter((node) => ts.isPropertySignature(node) && node.name.text === 'name' && node.parent.name?.text === 'Kind')
    .flatMap(({ type }) => (type && ts.isUnionTypeNode(type) ? type.types.map(({ literal }) => literal?.text) : []))
  const listed = nodes('index.ts')
    .filter(ts.isExportSpecifier)
    .map(({ name }) => name.text)
  return new Set([...stated, ...listed].filter(Boolean))
}

const textOf = (node) => (node && ts.isStringLiteralLike(node) ? node.text : undefined)
const isNameType = (type) => type !== undefined && /\bKind\['name'\]|\bKindName\b/.test(type.getText())
const isKindType = (type) => type !== undefined && /^Kind\b(?!\[)/.test(type.getText())
/** The property a part of a pattern takes: `{ kind: { name } }`. */
const taken = (element) => (element.propertyName ?? element.name).text
const callees = new Set(['includes', 'indexOf', 'has', 'get'])

/** Knows which expressions are a kind and which are a kind's name. `given` holds parameters that are handed a kind's name by a call. */
class Reader {
  given = new Set()

  constructor(tree) {
    this.tree = tree
    this.names = kindNames(tree)
  }

  isKind(expression) {
    const node = bare(expression)
    if (ts.isPropertyAccessExpression(node)) return node.name.text === 'kind'
    if (!ts.isIdentifier(node)) return false
    const found = declarationOf(node)
    if (!found) return node.text === 'kind'
    if (ts.isBindingElement(found)) return taken(found) === 'kind'
    return (
      isKindType(found.type) ||
      (ts.isVariableDeclaration(found) && !!found.initializer && this.isKind(found.initializer))
    )
  }

  isName(expression) {
    const node = bare(expression)
    if (ts.isPropertyAccessExpression(node)) return node.name.text === 'name' && this.isKind(node.expression)
    if (ts.isElementAccessExpression(node))
      return textOf(node.argumentExpression) === 'name' && this.isKind(node.expression)
    if (ts.isConditionalExpression(node)) return this.isName(node.whenTrue) || this.isName(node.whenFalse)
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      return this.isName(node.left) || this.isName(node.right)
    return ts.isIdentifier(node) && this.isNameDeclared(declarationOf(node))
  }

  isNameDeclared(found) {
    if (!found) return false
    if (ts.isBindingElement(found)) return taken(found) === 'name' && this.isKindPattern(found.parent)
    if (ts.isVariableDeclaration(found))
      return isNameType(found.type) || (!!found.initializer && this.isName(found.initializer))
    return ts.isParameter(found) && (isNameType(found.type) || this.given.has(found))
  }

  /** `const { name } = cell.kind`, `({ kind: { name } }) => …`, `({ name }: Kind) => …`. */
  isKindPattern({ parent }) {
    if (ts.isBindingElement(parent)) return taken(parent) === 'kind'
    return isKindType(parent.type) || (!!parent.initializer && this.isKind(parent.initializer))
  }

  /** Follows names into the functions they are handed to, in the same file and across imports, until nothing new is found. */
  follow() {
    const calls = this.tree.sources
      .filter(outside)
      .flatMap(({ nodes }) => nodes.filter((node) => ts.isCallExpression(node) && node.arguments.length > 0))
    for (let before = -1; before < this.given.size; ) {
      before = this.given.size
      for (const call of calls) this.hand(call)
    }
  }

  hand(call) {
    call.arguments.forEach((argument, i) => {
      if (!this.isName(argument)) return
      const parameter = this.functionOf(call.expression)?.parameters[i]
      if (parameter) this.given.add(parameter)
    })
  }

  functionOf(callee) {
    const found = ts.isIdentifier(callee) ? this.origin(callee) : undefined
    if (found && ts.isFunctionDeclaration(found)) return found
    const value = found && ts.isVariableDeclaration(found) && found.initializer
    return value && (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) ? value : undefined
  }

  origin(identifier) {
    return originOf(this.tree, declarationOf(identifier), targetOf)
  }

  /** A kind as such: `money` imported from its home, or `kinds.money`. */
  isKindItself(expression) {
    const node = bare(expression)
    if (ts.isPropertyAccessExpression(node)) return this.names.has(node.name.text) && this.isFromHome(node.expression)
    return ts.isIdentifier(node) && this.names.has(node.text) && this.isFromHome(node)
  }

  isFromHome(node) {
    const found = ts.isIdentifier(node) ? declarationOf(node) : undefined
    for (let at = found; at; at = at.parent)
      if (ts.isImportDeclaration(at)) return /\/kinds(?:\/|$)/.test(at.moduleSpecifier.text)
    return false
  }

  /** At least two kinds' names, and nothing else: the keys of a table, the members of a list. */
  areNames(keys) {
    return keys.length > 1 && keys.every((key) => this.names.has(key))
  }
}

const outside = ({ path }) => !path.startsWith(HOME)
const equals = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
])

/** `kind.name === 'money'`, `cell.kind !== money`. Two kinds may be compared with each other. */
function isComparison(reader, node) {
  if (!ts.isBinaryExpression(node) || !equals.has(node.operatorToken.kind)) return false
  const sides = [node.left, node.right]
  const free = (side) =>
    textOf(bare(side)) === FREE || bare(side).text === 'undefined' || bare(side).name?.text === FREE
  if (sides.some(free)) return false
  if (sides.filter((side) => reader.isName(side)).length === 1) return true
  return (
    sides.some((side) => reader.isKind(side)) &&
    sides.some((side) => reader.isKindItself(side) && bare(side).text !== FREE)
  )
}

/** `switch (kind.name)`, or any switch whose cases are kinds' names. */
function isSwitch(reader, node) {
  if (!ts.isSwitchStatement(node)) return false
  const cases = node.caseBlock.clauses.flatMap(({ expression }) => (expression ? [textOf(expression) ?? ''] : []))
  return reader.areNames(cases) || (reader.isName(node.expression) && cases.some((name) => name !== FREE))
}

/** The keys of an object literal, of the pairs or members of a list, of `new Map([…])` and `new Set([…])`. */
function keysOf(value) {
  const node = value && bare(value)
  if (!node) return []
  if (ts.isNewExpression(node)) return keysOf(node.arguments?.[0])
  if (ts.isObjectLiteralExpression(node)) return node.properties.map(({ name }) => name?.text ?? '')
  if (!ts.isArrayLiteralExpression(node)) return []
  return node.elements.map((one) => textOf(ts.isArrayLiteralExpression(one) ? one.elements[0] : one) ?? '')
}

/** What a name or a property of this file was given: the object in `const looks = { … }`, `#looks = { … }`. */
function givenTo(reader, expression) {
  const node = bare(expression)
  if (ts.isIdentifier(node)) return reader.origin(node)?.initializer
  if (!ts.isPropertyAccessExpression(node)) return node
  const holds = (one) =>
    (ts.isPropertyDeclaration(one) || ts.isPropertyAssignment(one)) && one.name.text === node.name.text
  reader.properties ??= new Map()
  const file = node.getSourceFile().fileName
  if (!reader.properties.has(file))
    reader.properties.set(
      file,
      reader.tree.files.get(file).nodes.filter((one) => one.initializer && one.name),
    )
  return reader.properties.get(file).find(holds)?.initializer
}

/** `table[x]`, `table.get(x)`, `list.includes(x)`, `x in table`: what is looked into, and with what. */
function lookUp(node) {
  if (ts.isElementAccessExpression(node)) return [node.expression, node.argumentExpression]
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword) return [node.right, node.left]
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined
  return callees.has(node.expression.name.text) && node.arguments.length === 1
    ? [node.expression.expression, node.arguments[0]]
    : undefined
}

/** A table or list asked with a kind's name; or one of kinds' names asked with anything that is not written out. */
function isLookUp(reader, node) {
  const [table, key] = lookUp(node) ?? []
  if (!table) return false
  if (reader.isName(key)) return true
  return textOf(key) === undefined && reader.areNames(keysOf(givenTo(reader, table)))
}

/** Kind switches of src outside the kinds' own folder: `{ path, folder, node, how }`. */
function kindSwitchesOf(tree) {
  const reader = new Reader(tree)
  reader.follow()
  const how = (node) =>
    isComparison(reader, node)
      ? 'compared'
      : isSwitch(reader, node)
        ? 'switched'
        : isLookUp(reader, node)
          ? 'looked up'
          : undefined
  return tree.sources.filter(outside).flatMap(({ path, folder, nodes }) =>
    nodes.flatMap((node) => {
      const found = how(node)
      return found ? [{ path, folder, node, how: found }] : []
    }),
  )
}

module.exports = { kindNames, kindSwitchesOf }
