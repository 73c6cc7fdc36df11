/** Counting over columns in memory gives what SQL gives, for every question it takes, and never anything out of date. */
import { rosters } from '../../src/county/rosters'
import type { ColumnQuery } from '../../src/store/columns/columns'
import { ColumnStore, neededColumns } from '../../src/store/columns/columns'
import { groups } from '../../src/store/columns/group'
import { connection } from '../../src/store/connection'
import { openReaders } from '../../src/store/readers/readers'
import type { Readers } from '../../src/store/readers/reading'
import type { Store } from '../../src/store/store'
import { freshStore } from '../support/databases'
import { asker } from './ask'
import { Random } from './random'
import { dice, insert, sampleOf } from './sample'

const sizes: Record<string, number> = {
  Township: 8,
  Village: 40,
  Unit: 20,
  FundingSource: 10,
  Investment: 400,
  PovertyExit: 80,
  FundAllocation: 60,
}
const sample = sampleOf(rosters, 21, (roster) => sizes[roster.name] ?? 8)
const asked = rosters.filter((roster) => roster.name in sizes)

interface Seen {
  sql: string
  values: readonly unknown[]
  short: ColumnQuery
}

/** Answers every short cut at once and compares; what the engine is given is the answer of the statement. */
function compared(url: string, seen: Seen[]): Readers {
  const here = connection(url)
  return {
    async read(sql, values = [], { columnQuery: short } = {}) {
      const rows = here.read(sql, values)
      if (short) {
        seen.push({ sql, values, short })
        const columns = new ColumnStore(connection(url))
        columns.load(neededColumns(short.question))
        const json = JSON.stringify(groups(columns, short.question))
        const sorted = (list: unknown[]) => list.map((row) => JSON.stringify(row)).sort()
        const found = columns.connection.read(short.sql, short.values.toSpliced(short.at, 0, json))
        columns.connection.close()
        // Without keys and without rows there is no group, which the engine takes for zeros.
        if (found.length > 0)
          expect(short.sql.includes('ORDER BY') ? found : sorted(found)).toEqual(
            short.sql.includes('ORDER BY') ? rows : sorted(rows),
          )
      }
      return rows
    },
    close: async () => here.close(),
  }
}

let readersOf: ((store: Store) => Readers) | undefined
jest.mock('../../src/store/readers/readers', () => {
  const real = jest.requireActual('../../src/store/readers/readers')
  return {
    ...real,
    openReaders: (store: Store, options: unknown) => readersOf?.(store) ?? real.openReaders(store, options),
  }
})

describe('columns in memory', () => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore('sqlite')
    await insert(store, sample)
  })
  afterAll(() => store.close())

  it('groups, filters and sums as the database does', async () => {
    const seen: Seen[] = []
    readersOf = ({ url }) => compared(url, seen)
    const ask = asker(store, { limits: { cost: 1e9 } })
    for (let seed = 0; seed < 150; seed++) {
      const random = new Random(dice(seed * 7919), sample)
      const roster = random.pick(asked)
      const by = Array.from({ length: random.roll(4) }, () => random.key(roster, 2))
      const numbers = roster.cells
        .filter((c) => c.kind.aggregates.includes('sum'))
        .map((c) => `${c.name} { sum avg min max }`)
      const days = roster.cells.filter((c) => c.kind.name === 'day').map((c) => `${c.name} { min max }`)
      const { errors } = await ask(
        `query ($w: ${roster.name}Where, $by: [${roster.name}GroupBy!]!) { l: ${roster.plural}(where: $w) { totalCount aggregate { count ${numbers.join(' ')} ${days.join(' ')} }
          groupBy(by: $by, rollup: ${random.roll(2) === 0}, first: 1000) { totalCount nodes { depth share aggregate { count ${numbers.join(' ')} } } } } }`,
        { w: random.where(roster, 2), by },
      )
      if (errors) throw errors[0]!.originalError?.cause ?? (errors[0]!.originalError as any)?.originalError ?? errors[0]
    }
    await ask(
      '{ villages { nodes { investments { totalCount aggregate { total { sum avg } } groupBy(by: [{category: true}, {startOn: {grain: QUARTER}}], rollup: true) { nodes { key { category } depth share aggregate { total { sum } } } } } } } }',
    )
    expect(seen.length).toBeGreaterThan(100)
    readersOf = undefined
    await ask.close()
  })

  it('is fetched once it pays, answers from then on, and steps back when something was written', async () => {
    const readers = openReaders(store, { readers: 1, timeout: 5000 })
    const question: ColumnQuery['question'] = {
      table: 'investment',
      test: { all: true },
      keys: [],
      measures: [{ name: 'sum', column: 'total', scale: 1 }],
      depths: [0],
    }
    const slow =
      'SELECT 0, COUNT(*) FROM (WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c LIMIT 600000) SELECT i FROM c)'
    const short: ColumnQuery = { question, sql: 'SELECT 1, value ->> 1 FROM json_each(?)', values: [], at: 0 }
    const how = async () => (await readers.read(slow, [], { columnQuery: short }))[0]![0]
    expect(await how()).toBe(0)
    const turned = async (wanted: number) => {
      for (let i = 0; i < 100 && (await how()) !== wanted; i++) await new Promise((done) => setTimeout(done, 20))
      return readers.read(slow, [], { columnQuery: short })
    }
    expect(await turned(1)).toEqual([[1, 400]])
    await store.write((writer) => writer.run('DELETE FROM investment WHERE id = 400'))
    expect(await how()).toBe(0)
    expect(await turned(1)).toEqual([[1, 399]])
    await readers.close()
  })
})
