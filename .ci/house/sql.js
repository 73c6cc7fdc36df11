// SQL in strings and templates of the syntax tree (a comment may say SELECT): where it stands.
const ts = require('typescript')

/** Statements, by their shape, in capitals anywhere in a text. */
const STATED = new RegExp(
  String.raw`\b(?:${[
    String.raw`SELECT\b[^]*?\bFROM\b`,
    String.raw`INSERT\s+(?:OR\s+\w+\s+)?INTO\b`,
    String.raw`UPDATE\s[^]*?\sSET\s`,
    String.raw`DELETE\s+FROM\b`,
    String.raw`(?:CREATE|ALTER|DROP)\s+(?:UNIQUE\s+|TEMP(?:ORARY)?\s+|VIRTUAL\s+)*(?:TABLE|INDEX|TRIGGER)\b`,
    String.raw`WITH\s+(?:RECURSIVE\s+)?[^]*?\sAS\s*(?:NOT\s+)?(?:MATERIALIZED\s*)?\(`,
  ].join('|')})`,
)
/** A statement put together of pieces begins like this: `SELECT ${columns} ${from}`. */
const BEGUN = /^\s*(?:SELECT|INSERT|UPDATE|DELETE)\s+\S/
/** In small letters a text has to begin so, and not go on as English does: select a row from the list. */
const SMALL = new RegExp(
  String.raw`^\s*(?:${[
    String.raw`select\s[^]*?\sfrom\s+(?!(?:the|an?|its?|this|that|these|those|all|each|any|one)\b)["\w?]`,
    String.raw`insert\s+into\s+\S+\s*\(`,
    String.raw`update\s+\S+\s+set\s+\S+\s*=`,
    String.raw`delete\s+from\s+\S+\s*(?:$|where\b)`,
    String.raw`(?:create|alter|drop)\s+(?:unique\s+)?(?:table|index|trigger)\b`,
    String.raw`with\s+\S+\s+as\s*\(`,
  ].join('|')})`,
)

const isSql = (text) => [STATED, BEGUN, SMALL].some((shape) => shape.test(text))

const isSum = (node) => ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken

/** The words of a string, a template (holes as ?) or a sum of such; undefined for everything else. */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `?${literal.text}`).join('')
  if (!isSum(node)) return undefined
  const sides = [textOf(node.left), textOf(node.right)]
  return sides.every((side) => side === undefined) ? undefined : sides.map((side) => side ?? '?').join('')
}

const isWhole = (node) => !(node.parent && isSum(node.parent))

/** Texts of a file, those added together as one: `[node, text]`. */
const textsOf = (file) =>
  file.nodes.filter(isWhole).flatMap((node) => {
    const text = textOf(node)
    return text === undefined ? [] : [[node, text]]
  })

/** Pieces of SQL in src: `{ path, folder, node, text }`, one for each string or template. */
const sqlOf = (tree) =>
  tree.sources.flatMap((file) =>
    textsOf(file)
      .filter(([, text]) => isSql(text))
      .map(([node, text]) => ({ path: file.path, folder: file.folder, node, text })),
  )

module.exports = { sqlOf, textsOf, isSql }
