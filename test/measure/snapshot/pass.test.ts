/** Sealing and checking in one pass: the same values in the same order whatever the number of periods, from tables that have not changed since as from history. */
import '../../../src/county/indicators'
import fc from 'fast-check'
import { tableColumns } from '../../../src/facts/as-table'
import { importFiles } from '../../../src/intake/intake'
import { measure } from '../../../src/measure/measure'
import { measuring } from '../../../src/measure/measuring'
import { contentHash, type SealedValue, sha256, valueHash } from '../../../src/measure/snapshot/hash'
import { Hashes, numbering } from '../../../src/measure/snapshot/places'
import { findSnapshot, snapshotValues } from '../../../src/measure/snapshot/read'
import { sealed } from '../../../src/measure/snapshot/row'
import { sealSnapshot } from '../../../src/measure/snapshot/snapshot'
import { verifySnapshots } from '../../../src/measure/snapshot/verify'
import type { IndicatorValue, MeasureRequest } from '../../../src/measure/value'
import { changedSince } from '../../../src/store/history/past'
import type { Reader, Store } from '../../../src/store/store'
import { dialects } from '../../support/databases'
import { edited } from '../../support/workbooks'
import { sampleStore, TODAY } from '../county'
import { unguarded } from './engine'

const months = ['2020-04', '2020-05', '2020-06']
const codes = ['I-07', 'I-08', 'I-24', 'I-28', 'I-42', 'I-48']
const spring = { period: months, on: TODAY, areas: 'DOWN_TO_TOWNSHIPS' as const, codes }

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** The same store, and what was asked of it. */
function listened(store: Store): { heard: string[]; store: Store } {
  const heard: string[] = []
  const ear = <T extends Reader>(reader: T): T => ({
    ...reader,
    read: (sql, values) => {
      heard.push(sql)
      return reader.read(sql, values)
    },
  })
  const frozenConnection = async () => {
    const own = await store.frozenConnection()
    return own && ear(own)
  }
  return { heard, store: { ...ear(store), frozenConnection } }
}

const changed = (quantity: number) =>
  edited('07-宣传.xlsx', '宣传记录', ([head, ...rows]) => {
    const at = head!.findIndex((cell) => String(cell).startsWith('数量'))
    return [head!, ...rows.map((row) => row.map((cell, i) => (i === at && cell === 191 ? quantity : cell)))]
  })

describe.each(dialects)('one pass over %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await sampleStore(dialect)
    await sealSnapshot(store, { name: '第二季度', ...spring })
  }, 180_000)
  afterAll(() => store.close())

  const imports = async () => Number((await store.read('SELECT MAX(id) FROM "import"'))[0]![0])
  const measured = async (request: MeasureRequest) => (await all(measuring(store, request))).flat()
  const asked = { codes, areas: 'DOWN_TO_TOWNSHIPS', on: TODAY, periods: months, breakdown: true } as const

  test('numbers values by period, then by indicator, then from the county down, each as it is measured alone', async () => {
    const expected: SealedValue[] = []
    const { period: _all, ...rest } = spring
    for (const period of months)
      for (const { on: _on, asOf: _asOf, ...value } of await measure(store, { ...asked, ...rest, periods: [period] }))
        expected.push(value)
    const stored = await all(snapshotValues(store, 1))
    expect(stored.map(({ n, rowHash: _hash, ...value }) => [n, value])).toEqual(
      expected.map((value, i) => [i + 1, value]),
    )
    const { valueCount, valuesHash } = (await findSnapshot(store, 1))!
    expect(valueCount).toBe(3 * codes.length * 17)
    expect(valuesHash).toBe(sha256(expected.map(valueHash).join('')))
  })

  test('asks as much for one period as for twelve', async () => {
    const year = Array.from({ length: 12 }, (_, i) => `2020-${String(i + 1).padStart(2, '0')}`)
    const [few, many] = [listened(store), listened(store)]
    await all(measuring(few.store, { ...asked, asOf: 1, periods: ['2020-06'] }))
    await all(measuring(many.store, { ...asked, asOf: 1, periods: year }))
    expect(many.heard).toHaveLength(few.heard.length)
    expect(new Set(many.heard).size).toBeGreaterThan(codes.length)
  })

  test('asks once, in one statement, what two indicators want of the same rows', async () => {
    const { heard, store: ear } = listened(store)
    await all(measuring(ear, { ...asked, codes: ['I-24', 'I-28'], asOf: 1 }))
    const terms = heard.filter((sql) => sql.includes('"fund_allocation" AS t0'))
    const summed = terms.map((sql) => ['allocated', 'paid'].filter((cell) => sql.includes(`SUM(r."${cell}")`)).join())
    // Whole, by line, by unit and by township; by month only what was allocated.
    expect(summed.sort()).toEqual(['allocated', ...Array(4).fill('allocated,paid')])
  })

  test('a seal holds by its numbers alone, whatever they count first', async () => {
    const stored = await all(snapshotValues(store, 1))
    const byIndicator = [...stored].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.n - b.n))
    const { contentHash: _own, ...head } = (await findSnapshot(store, 1))!
    const other = { ...head, id: 2, name: '另一种顺序', previousHash: _own }
    other.valuesHash = sha256(byIndicator.map(({ rowHash }) => rowHash).join(''))
    const place = new Map(byIndicator.map(({ n }, i) => [n, i + 1]))
    const columns = (await store.read('SELECT * FROM snapshot_value WHERE snapshot_id = 1 ORDER BY n')) as (
      | string
      | number
      | null
    )[][]
    await store.write(async (writer) => {
      await writer.run(
        `INSERT INTO snapshot SELECT 2, '另一种顺序', periods, as_of, on_day, note, sealed_at, parameters, definitions, value_count, '${other.valuesHash}', rows_hash, '${_own}', '${contentHash(other)}' FROM snapshot WHERE id = 1`,
      )
      await writer.run('INSERT INTO snapshot_rows SELECT 2, roster, first_id, digests FROM snapshot_rows')
      for (const row of columns)
        await writer.run(`INSERT INTO snapshot_value VALUES (${row.map(() => '?').join(', ')})`, [
          2,
          place.get(Number(row[1]))!,
          ...row.slice(2),
        ])
    })
    expect([...place].filter(([from, to]) => from !== to).length).toBeGreaterThan(100)
    expect(await verifySnapshots(store)).toMatchObject({ holds: true })
    await unguarded(store, async (run) => {
      for (const [from, to] of [
        [5, 0],
        [200, 5],
        [0, 200],
      ])
        await run(`UPDATE snapshot_value SET n = ${to} WHERE snapshot_id = 2 AND n = ${from}`)
    })
    const [verdict] = (await verifySnapshots(store, 2)).snapshots
    expect(verdict!.faults.map(({ kind }) => kind)).toEqual(['MISSING_VALUE'])
    await unguarded(store, async (run) => {
      for (const table of ['snapshot_value', 'snapshot_rows']) await run(`DELETE FROM ${table} WHERE snapshot_id = 2`)
      await run('DELETE FROM snapshot WHERE id = 2')
    })
  })

  test('names a value that was put under another indicator, another number, or made of other parts', async () => {
    const kinds = async (there: string, back: string) => {
      await unguarded(store, (run) => run(`UPDATE snapshot_value SET ${there}`))
      const { faults } = (await verifySnapshots(store)).snapshots[0]!
      await unguarded(store, (run) => run(`UPDATE snapshot_value SET ${back}`))
      return faults.map(({ kind, zh }) => [kind, zh])
    }
    expect(await kinds("indicator = 'I-99' WHERE n = 18", "indicator = 'I-08' WHERE n = 18")).toEqual([
      ['VALUE', expect.stringContaining('I-99 样板县 2020-04')],
      ['RECOMPUTED', expect.stringContaining('按历史重算为 空')],
    ])
    expect(await kinds('n = 9999 WHERE n = 18', 'n = 18 WHERE n = 9999')).toEqual([
      ['MISSING_VALUE', expect.stringContaining('有值被换过')],
    ])
    const [[parts] = []] = await store.read('SELECT breakdown FROM snapshot_value WHERE n = 1')
    const more = String(parts).replace('"by":', '"more":"1","by":')
    expect(more).not.toBe(parts)
    expect(await kinds(`breakdown = '${more}' WHERE n = 1`, `breakdown = '${parts}' WHERE n = 1`)).toEqual([
      ['VALUE', expect.stringContaining('I-07 样板县 2020-04')],
      ['RECOMPUTED', expect.stringContaining('I-07 样板县 2020-04')],
    ])
    expect(await verifySnapshots(store)).toMatchObject({ holds: true })
  })

  test('as of an import, says the same from tables that have not changed since as from history', async () => {
    const first = await imports()
    const before = await measure(store, { ...asked, asOf: first })
    await importFiles(store, [changed(201)])
    const last = await imports()
    const { heard, store: ear } = listened(store)
    for (const asOf of [first, last]) {
      const history = await measure(store, { ...asked, asOf })
      expect((await all(measuring(ear, { ...asked, asOf }))).flat()).toEqual(history)
      if (asOf === first) expect(history).toEqual(before)
    }
    expect(heard.length).toBeGreaterThan(2 * codes.length)
    const ofRosters = heard.filter((sql) => !/from "(parameter_version|indicator_definition)"/.test(sql))
    expect(ofRosters.filter((sql) => /_at"|_history" WHERE import_id.*(JOIN|GROUP)/.test(sql))).toEqual([])
    const changedAt = async (at: number) => (await changedSince(store, store.rosters, at)).map(({ name }) => name)
    expect(await changedAt(last)).toEqual([])
    expect(await changedAt(first)).toEqual(['PublicityRecord'])
    expect(await changedAt(0)).toContain('Village')
    // What was put back for one pass is there for no other.
    expect((await measured({ ...asked, asOf: null, codes: ['I-09'] })).at(-17)).toMatchObject({ value: '201' })
  })

  test('a row taken away, a row of a later import and a row of no import make a roster one that has changed', async () => {
    const at = await imports()
    const unit = store.rosters.find(({ name }) => name === 'Unit')!
    const columns = tableColumns(unit)
    const names = columns.map((name) => `"${name}"`).join(', ')
    const standing = async () => (await changedSince(store, [unit], at)).length === 0
    const meanwhile = async (...steps: string[]) => {
      const rows = await store.read(`SELECT ${names} FROM unit`)
      const run = (list: string[]) =>
        store.write(async (writer) => {
          for (const step of list) await writer.run(step)
        })
      await run(steps)
      const found = await standing()
      await run([`DELETE FROM unit_history WHERE until_import = ${at + 1}`, 'DELETE FROM unit WHERE id > 90000'])
      await store.write((writer) => writer.upsert('unit', columns, rows))
      return found
    }
    const aside = `INSERT INTO unit_history (${names}, until_import) SELECT ${names}, ${at + 1} FROM unit WHERE id = 1`
    expect(await standing()).toBe(true)
    expect(await meanwhile(`INSERT INTO unit (id, name, import_id) VALUES (90001, '新', ${at + 1})`)).toBe(false)
    expect(await meanwhile("INSERT INTO unit (id, name) VALUES (90001, '无')")).toBe(false)
    expect(await meanwhile(aside)).toBe(false)
    expect(await meanwhile(`UPDATE unit SET import_id = ${at + 1} WHERE id = 1`)).toBe(false)
    expect(await standing()).toBe(true)
  })

  test('an import that comes in meanwhile changes nothing of what is measured as of the one before', async () => {
    const at = await imports()
    const request = { ...asked, codes: ['I-07', 'I-09', 'I-24'], asOf: at }
    const expected = await measured(request)
    const found: IndicatorValue[][] = []
    for await (const values of measuring(store, request)) {
      found.push(values)
      if (found.length === 1) await importFiles(store, [changed(202)])
    }
    expect(found.flat()).toEqual(expected)
    const now = await measured({ ...request, asOf: await imports() })
    expect(now.map(({ value }) => value)).not.toEqual(expected.map(({ value }) => value))
    expect(now.filter(({ code }) => code === 'I-09').at(2 * 17)).toMatchObject({ value: '202' })
  })

  test('a seal holds when what its values are broken down by has been renamed since', async () => {
    const channel = store.rosters.find(({ name }) => name === 'PublicityChannel')!
    const names = tableColumns(channel)
      .map((name) => `"${name}"`)
      .join(', ')
    await importFiles(store, [changed(203)])
    const at = await imports()
    await store.write(async (writer) => {
      await writer.run(
        `INSERT INTO publicity_channel_history (${names}, until_import) SELECT ${names}, ${at} FROM publicity_channel`,
      )
      await writer.run(`UPDATE publicity_channel SET name = '统战之声', import_id = ${at}`)
    })
    const [value] = await measure(store, { codes: ['I-07'], on: TODAY, breakdown: true })
    expect(value!.breakdown.map(({ label }) => label)).toContain('统战之声')
    expect(await verifySnapshots(store, 1)).toMatchObject({ holds: true, snapshots: [{ faults: [] }] })
  })
})

describe('the hash of a value', () => {
  const text = fc.string({ unit: 'binary' })
  const figures = { value: fc.option(text), numerator: fc.option(text), denominator: fc.option(text) }
  const area = fc.record({
    level: fc.constantFrom('COUNTY' as const, 'UNIT' as const),
    roster: text,
    id: fc.nat(),
    code: fc.option(text),
    label: text,
  })
  const part = fc.record({ by: text, key: text, label: text, ...figures })
  const value = fc.record({
    code: text,
    area,
    period: text,
    unit: text,
    status: fc.constantFrom('A' as const, 'M' as const),
    breakdown: fc.array(part),
    ...figures,
  })

  test('is the same as measured and as read back', () => {
    fc.assert(
      fc.property(value, (made) => {
        const { n, rowHash, breakdown } = sealed(made, 7)
        expect(n).toBe(7)
        expect(rowHash).toBe(valueHash(made))
        expect(breakdown).toBe(JSON.stringify(made.breakdown))
        expect(valueHash(JSON.parse(JSON.stringify(made)))).toBe(valueHash(made))
      }),
    )
  })

  test('over all is taken in the order of their numbers', () => {
    const shape = { periods: 2, indicators: 3 }
    const numbers = [0, 1, 2].map((indicator) => [0, 1, 2, 3].map(numbering(shape, 4, indicator)))
    expect(numbers).toEqual([
      [1, 2, 7, 8],
      [3, 4, 9, 10],
      [5, 6, 11, 12],
    ])
    const hashes = new Hashes(12)
    const own = (n: number) => sha256(`value ${n}`)
    for (const n of numbers.flat()) expect(hashes.put(n, own(n))).toBe(true)
    expect(hashes.digest()).toBe(sha256(Array.from({ length: 12 }, (_, i) => own(i + 1)).join('')))
    expect([-1, 0, 13, Number.NaN].map((n) => new Hashes(12).put(n, own(1)))).toEqual([false, false, false, false])
  })
})
