/** The rules of the house, one test each. Tables and limits stand in house-rules.js; what still breaks a rule stands in house-debts.txt, which only shrinks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

type Keys = Record<string, string[]>

const house = require('../.ci/house') as {
  readTree(root: string): object
  functionsOf(tree: object): { lines: number }[]
  spread(numbers: number[]): { p90: number }
}
const { rules, readDebts, limits } = require('./house-rules') as {
  rules: Record<string, (tree: object) => string[]>
  readDebts(text: string): Keys
  limits: { functionP90: number }
}

const tree = house.readTree(join(__dirname, '..'))
const debts = readDebts(readFileSync(join(__dirname, 'house-debts.txt'), 'utf8'))

/** What breaks a rule and is not owed yet; what is owed and breaks it no more: `npm run measure -- --debts` strikes it out. */
const difference = (rule: string) => {
  const found = rules[rule]!(tree)
  return {
    broken: found.filter((key) => !debts[rule]!.includes(key)),
    'paid: run npm run measure -- --debts': debts[rule]!.filter((key) => !found.includes(key)),
  }
}
const even = { broken: [], 'paid: run npm run measure -- --debts': [] }

const sentences: Record<string, string> = {
  arrows: 'has only arrows that are drawn, between rooms and between the stages of a room',
  circles: 'has no circles of files, types included',
  names: 'gives an exported name to one thing',
  sql: 'writes SQL in store and query/compile only',
  kinds: 'asks a kind, and does not switch on its name',
  rosters: 'names no roster in an engine room',
  folders: 'keeps a folder to one subject',
  functions: 'has no function longer than a screen',
  unused: 'exports what somebody imports',
  libraries: 'keeps spreadsheet libraries behind sheets, and databases behind store',
}

describe('the house', () => {
  for (const [rule, sentence] of Object.entries(sentences))
    it(sentence, () => {
      expect(difference(rule)).toEqual(even)
    })

  it('has a sentence for every rule', () => {
    expect(Object.keys(sentences)).toEqual(Object.keys(rules))
  })

  it('has short functions: nine of ten', () => {
    const { p90 } = house.spread(house.functionsOf(tree).map(({ lines }) => lines))
    expect(p90).toBeLessThanOrEqual(limits.functionP90)
  })
})
