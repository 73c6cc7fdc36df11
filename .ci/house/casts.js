// Where the code tells the compiler what it cannot see, or turns values by hand: counts over src.
const ts = require('typescript')

const isConst = (type) => ts.isTypeReferenceNode(type) && type.typeName.text === 'const'
const calls = (name) => (node) => ts.isCallExpression(node) && node.expression.text === name

const casts = {
  as: (node) => ts.isAsExpression(node) && !isConst(node.type),
  any: (node) => ts.isAsExpression(node) && node.type.kind === ts.SyntaxKind.AnyKeyword,
  bang: (node) => ts.isNonNullExpression(node),
  Number: calls('Number'),
  String: calls('String'),
}

/** `{ as, any, bang, Number, String }`: how often each stands in src. `as const` is none; `as any` counts as both. */
function castsOf(tree) {
  const nodes = tree.sources.flatMap((file) => file.nodes)
  return Object.fromEntries(Object.entries(casts).map(([name, is]) => [name, nodes.filter(is).length]))
}

module.exports = { castsOf }
