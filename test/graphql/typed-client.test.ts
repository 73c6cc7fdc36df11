/** A client with types: what graphql-codegen makes of the committed schema compiles, and a client that asks for the wrong thing does not. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '../..')

const DOCUMENT = `
query Spent($where: InvestmentWhere, $orderBy: [InvestmentOrderBy!], $first: Int = 20) {
  investments(where: $where, orderBy: $orderBy, first: $first) {
    totalCount
    aggregate { count total { sum(unit: WAN_YUAN) avg } }
    nodes { name total startOn status progress township { name category } }
    groupBy(by: [{ township: { name: true } }, { startOn: { grain: QUARTER } }], rollup: true) {
      nodes { depth share key { township { name } startOn } aggregate { total { sum } } }
    }
  }
}
query Villages { townships { nodes { name villages(first: 3) { ...Page } } } }
fragment Page on VillageConnection { pageInfo { endCursor hasNextPage } edges { cursor node { id name } } }
`

const generate = (): Record<string, string> =>
  JSON.parse(
    execFileSync(process.execPath, [join(root, 'test/support/generate-client.mjs')], {
      input: DOCUMENT,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
    }),
  )

const CLIENT = `
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type InvestmentWhere, SpentDocument, VillagesDocument } from './operations'
import type { Village } from './types'

declare function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>
`
const RIGHT = `${CLIENT}
export async function spent(): Promise<string[]> {
  const where: InvestmentWhere = {
    total: { gte: '1000000.00' },
    startOn: { overlaps: '2020' },
    completedOn: { field: { gt: 'plannedCompletionOn' } },
    township: { or: [{ isNull: true }, { name: { eq: '石桥民族乡' } }] },
    source: { allocations: { some: { paid: { isNull: false } }, aggregate: { paid: { sum: { gt: '1' } } } } },
  }
  const { investments } = await ask(SpentDocument, { where, orderBy: [{ township: { name: 'ASC' } }] })
  const sum: string | null | undefined = investments.aggregate.total.sum
  const count: number = investments.aggregate.count
  const quarter: string | null | undefined = investments.groupBy.nodes[0].key.startOn
  const category: 'TOWN' | 'TOWNSHIP' | 'ETHNIC_TOWNSHIP' | 'SUBDISTRICT' | null | undefined = investments.nodes[0].township?.category
  return [String(sum), String(count), String(quarter), String(category), ...investments.nodes.map(({ name }) => name)]
}
export async function pages(): Promise<(string | null | undefined)[]> {
  const { townships } = await ask(VillagesDocument, {})
  return townships.nodes.map(({ villages }) => villages.pageInfo.endCursor)
}
export const households = (village: Village): number | null | undefined => village.households
`
/** Each line is wrong on its own. */
const WRONG: [what: string, line: string][] = [
  ['a field that was not asked for', 'ask(SpentDocument, {}).then(({ investments }) => investments.nodes[0].code)'],
  ['a field that there is not', 'const f = (village: Village) => village.householdz; void f'],
  ['money as a number', 'ask(SpentDocument, {}).then(({ investments }) => investments.nodes[0].total!.toFixed(2))'],
  ['a link taken for granted', 'ask(SpentDocument, {}).then(({ investments }) => investments.nodes[0].township.name)'],
  ['a filter on nothing', "ask(SpentDocument, { where: { totle: { gt: '1' } } })"],
  ['an operator of another kind', "ask(SpentDocument, { where: { total: { contains: '1' } } })"],
  ['an enum value of another field', "ask(SpentDocument, { where: { status: { eq: 'ETHNIC_TOWNSHIP' } } })"],
  [
    'a comparison with a cell of another kind',
    "ask(SpentDocument, { where: { startOn: { field: { lt: 'total' } } } })",
  ],
  ['a direction that is none', "ask(SpentDocument, { orderBy: [{ name: 'UP' }] })"],
  ['two keys in one sort term', "ask(SpentDocument, { orderBy: [{ name: 'ASC', total: 'ASC' }] })"],
]

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
  types: [],
}

/** What the compiler says of these files, by file. They lie below node_modules, so that what they import is found. */
function compiled(files: Record<string, string>): Map<string, string[]> {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'client-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const program = ts.createProgram(
    Object.keys(files).map((name) => join(folder, name)),
    options,
  )
  const found = new Map<string, string[]>()
  for (const { file, messageText } of ts.getPreEmitDiagnostics(program)) {
    const name = file ? basename(file.fileName) : ''
    found.set(name, [...(found.get(name) ?? []), ts.flattenDiagnosticMessageText(messageText, ' ')])
  }
  rmSync(folder, { recursive: true })
  return found
}

describe('a typed client', () => {
  let said: Map<string, string[]>
  beforeAll(() => {
    const wrong = WRONG.map(([, line], i) => [
      `wrong${i}.ts`,
      `${CLIENT}\nvoid ${line.replace(/^const/, '0; const')}\n`,
    ])
    said = compiled({ ...generate(), 'right.ts': RIGHT, ...Object.fromEntries(wrong) })
  }, 300_000)

  it('compiles when it asks for what there is', () => {
    for (const name of ['', 'types.ts', 'operations.ts', 'right.ts']) expect(said.get(name)).toBeUndefined()
  })

  it.each(WRONG.map(([what], i) => [what, i] as const))('does not compile with %s', (_what, i) => {
    expect(said.get(`wrong${i}.ts`)).toHaveLength(1)
  })
})
