// npm run measure: prints the measures of the house, in Chinese and English.
//   --write   puts them between the markers of docs/…/architecture.md (a page in zh/ or en/ gets its own language)
//   --debts   writes test/house-debts.txt anew from the tree; refuses when a debt would grow
//   --files   lists the files behind the counts as well
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const load = createRequire(import.meta.url)
const { readTree, measure } = load('./house.js')
const { tableOf } = load('./house/table.js')
const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const BEGIN = '<!-- measure:begin -->'
const END = '<!-- measure:end -->'

const both = (measures) => `${tableOf(measures, 'zh')}\n\n${tableOf(measures, 'en')}`

/** The pages of the architecture: made when there is none. */
function pages() {
  const docs = join(root, 'docs')
  if (!existsSync(docs)) mkdirSync(docs)
  const found = readdirSync(docs, { recursive: true })
    .filter((name) => /(?:^|[\\/])architecture\.md$/.test(name))
    .map((name) => join(docs, name))
  if (found.length) return found
  const page = join(docs, 'architecture.md')
  writeFileSync(page, `# 架构 / Architecture\n\n${BEGIN}\n${END}\n`)
  return [page]
}

function write(page, measures) {
  const text = readFileSync(page, 'utf8')
  const [from, to] = [text.indexOf(BEGIN), text.indexOf(END)]
  if (from < 0 || to < from) return console.error(`${page} 中没有标记 / has no markers: ${BEGIN} ${END}`)
  const language = /[\\/](zh|en)[\\/]/.exec(page.slice(root.length))?.[1]
  const table = language ? tableOf(measures, language) : both(measures)
  writeFileSync(page, `${text.slice(0, from + BEGIN.length)}\n${table}\n${text.slice(to)}`)
  console.error(page)
}

function writeDebts(tree) {
  const path = join(root, 'test/house-debts.txt')
  const { breachesOf, printDebts, readDebts, growth } = load('../test/house-rules.js')
  const debts = breachesOf(tree)
  const grown = existsSync(path) ? growth(readDebts(readFileSync(path, 'utf8')), debts) : []
  for (const [rule, fresh] of grown)
    console.error(`${rule}：只许减少 / may only shrink:\n${fresh.map((key) => `  ${key}`).join('\n')}`)
  if (grown.length) process.exitCode = 1
  else writeFileSync(path, printDebts(debts))
}

const asked = new Set(process.argv.slice(2))
const tree = readTree(root)
if (asked.has('--debts')) writeDebts(tree)
else {
  const measures = measure(tree)
  console.log(both(measures))
  if (asked.has('--write')) for (const page of pages()) write(page, measures)
  if (asked.has('--files')) console.log(JSON.stringify(measures, null, 2))
}
