/** A statement that takes too long is really stopped, the others go on, and what is written is seen. */
import { execFileSync } from 'node:child_process'
import { rosters } from '../../src/county/rosters'
import { openStore } from '../../src/store/open'
import { openReaders } from '../../src/store/readers/readers'
import type { Readers } from '../../src/store/readers/reading'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'

const endless = {
  sqlite: 'WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c) SELECT SUM(i) FROM c',
  postgres: 'SELECT COUNT(*) FROM generate_series(1, 1000000000) a, generate_series(1, 1000) b',
}

describe.each(dialects)('readers on %s', (dialect) => {
  let store: Store
  let readers: Readers
  beforeAll(async () => {
    store = await freshStore(dialect)
    readers = openReaders(store, { readers: 2, timeout: 700 })
  })
  afterAll(async () => {
    await readers.close()
    await store.close()
  })

  it('stops a statement in time, frees its reader and answers others meanwhile', async () => {
    const began = Date.now()
    const slow = [1, 2, 3].map(() => readers.read(endless[dialect]).catch((error) => error.code))
    const light = dialect === 'sqlite' ? await readers.read('SELECT 1', [], { light: true }) : [[1]]
    expect(light).toEqual([[1]])
    expect(Date.now() - began).toBeLessThan(600)
    expect(await Promise.all(slow)).toEqual(['TOO_SLOW', 'TOO_SLOW', 'TOO_SLOW'])
    expect(Date.now() - began).toBeLessThan(8000)
    expect(await readers.read('SELECT CAST(? AS text)', ['好'])).toEqual([['好']])
    if (dialect === 'sqlite')
      expect(
        execFileSync('ps', ['-eo', 'stat,args'])
          .toString()
          .split('\n')
          .filter((l) => l.includes('readers-process') && l.startsWith('R') && l.includes(store.url)),
      ).toEqual([])
  })

  it('sees what was written, and cannot write', async () => {
    await store.write((writer) => writer.run("INSERT INTO county (id, name) VALUES (5, '五县')"))
    expect(await readers.read('SELECT name FROM county WHERE id = ?', [5])).toEqual([['五县']])
    expect(await readers.read('SELECT name FROM county WHERE id = ?', [5], { light: true })).toEqual([['五县']])
    await expect(readers.read('DELETE FROM county RETURNING id')).rejects.toThrow(/read-?only/)
  })

  it('passes on what the database complains about', async () => {
    await expect(readers.read('SELECT nothing')).rejects.toThrow('nothing')
    expect(await readers.read('SELECT COUNT(*) FROM county')).toEqual([[1]])
  })
})

it('reads a database in memory through the store', async () => {
  const store = await openStore(':memory:', rosters)
  const readers = openReaders(store, { readers: 1, timeout: 1000 })
  expect(await readers.read('SELECT COUNT(*) FROM county')).toEqual([[0]])
  await readers.close()
  await store.close()
})
