/** What a store promises whoever writes and reads through it, the same on both databases. */
import { Discard, type Store, type Value, type Writer } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'

/** The driver makes its errors in the first test file of a process, so that to later ones they are no errors of theirs. */
const saying = (word: string) => ({ message: expect.stringContaining(word) })

const COLUMNS = ['id', 'name', 'code']
const counties = (from: number, many: number): Value[][] =>
  Array.from({ length: many }, (_, i) => [from + i, `县${from + i}`, i % 3 === 0 ? null : `${from + i}`])

describe.each(dialects)('a store on %s', (dialect) => {
  let store: Store
  beforeEach(async () => {
    store = await freshStore(dialect)
  })
  afterEach(() => store.close())

  const put = (rows: Value[][]): Promise<void> => store.write((writer) => writer.insert('county', COLUMNS, rows))
  const ids = async (reader: Pick<Store, 'read'> = store): Promise<unknown[]> =>
    (await reader.read('SELECT id FROM county ORDER BY id')).flat()

  describe('writing', () => {
    it('takes turns in the order of asking, and goes on after one that failed', async () => {
      const seen: string[] = []
      const work = (name: string, ending: () => void) =>
        store.write(async (writer) => {
          seen.push(`${name} begins`)
          await writer.read('SELECT 1')
          await new Promise((done) => setTimeout(done, 5))
          seen.push(`${name} ends`)
          ending()
        })
      const fail = (): never => {
        throw new Error('stop')
      }
      const ends = await Promise.allSettled([work('a', () => {}), work('b', fail), work('c', () => {})])
      expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]))
    })

    it('is seen by itself at once, and by others when it is whole', async () => {
      await store.write(async (writer) => {
        await writer.insert('county', COLUMNS, counties(1, 2))
        expect(await ids(writer)).toEqual([1, 2])
        expect(await ids()).toEqual([])
      })
      expect(await ids()).toEqual([1, 2])
    })

    it('a statement that fails takes the rows before it along', async () => {
      const work = store.write(async (writer) => {
        await writer.insert('county', COLUMNS, counties(1, 2))
        await writer.run('INSERT INTO no_such_table VALUES (1)')
      })
      await expect(work).rejects.toMatchObject(saying('no_such_table'))
      expect(await ids()).toEqual([])
      await put(counties(7, 1))
      expect(await ids()).toEqual([7])
    })

    it('gives back what was discarded, also when it is nothing', async () => {
      for (const answer of [undefined, null, 0, { plan: [1] }])
        expect(
          await store.write<unknown>(async (writer) => {
            await writer.insert('county', COLUMNS, counties(1, 1))
            throw new Discard(answer)
          }),
        ).toBe(answer)
      expect(await ids()).toEqual([])
    })
  })

  describe('rows in bulk', () => {
    it.each([0, 1, 10_922, 10_923, 21_846])(
      '%d of them, around the number of values one statement binds',
      async (many) => {
        await put(counties(1, many))
        const [[count, least, most, empty] = []] = await store.read(
          'SELECT count(*), min(id), max(id), count(*) - count(code) FROM county',
        )
        expect([Number(count), least, most, Number(empty)]).toEqual([
          many,
          many > 0 ? 1 : null,
          many > 0 ? many : null,
          Math.ceil(many / 3),
        ])
      },
    )

    it('columns that are empty in every row are empty, and those that are in one are not mixed up', async () => {
      await put([
        [1, null, null],
        [2, null, 'b'],
        [3, null, null],
      ])
      expect(await store.read('SELECT id, name, code FROM county ORDER BY id')).toEqual([
        [1, null, null],
        [2, null, 'b'],
        [3, null, null],
      ])
    })

    it('texts go in and come out as they are', async () => {
      const odd = ["O'县", '"双"', '\\n', '{a,b}', 'NULL', '', ' ', '?', '$1', '𠮷', 'é', '换\n行']
      await put(odd.map((text, i) => [i, text, null]))
      expect((await store.read('SELECT name FROM county ORDER BY id')).flat()).toEqual(odd)
      expect(await store.read('SELECT id, \'?\', "name" FROM county WHERE name = ?', ['$1'])).toEqual([[8, '?', '$1']])
    })

    it('a row that is there is replaced in the given columns only', async () => {
      await put([[1, '旧', 'a']])
      await store.write(async (writer) => {
        await writer.upsert('county', ['id', 'name'], [])
        await writer.upsert(
          'county',
          ['id', 'name'],
          [
            [1, '新'],
            [2, null],
          ],
        )
      })
      expect(await store.read('SELECT id, name, code FROM county ORDER BY id')).toEqual([
        [1, '新', 'a'],
        [2, null, null],
      ])
    })

    it('a number that is taken is refused, and nothing of the rest stays', async () => {
      await put(counties(1, 1))
      await expect(put(counties(0, 5))).rejects.toMatchObject({ message: expect.stringMatching(/unique|duplicate/i) })
      expect(await ids()).toEqual([1])
    })
  })

  it('numbers given by the database go on above those that were brought along', async () => {
    const version = async (writer: Writer): Promise<void> =>
      writer.insert('county_history', ['id', 'until_import'], [[5, 1]])
    await store.write(async (writer) => {
      await writer.resume('county_history', 'version')
      await writer.insert('county_history', ['version', 'id', 'until_import'], [[40, 4, 1]])
      await writer.resume('county_history', 'version')
      await version(writer)
    })
    expect(await store.read('SELECT version, id FROM county_history ORDER BY version')).toEqual([
      [40, 4],
      [41, 5],
    ])
  })

  describe('a frozen state', () => {
    it('is that of the first look, whatever is written meanwhile', async () => {
      await put(counties(1, 1))
      await store.frozen(async (reader) => {
        expect(await ids(reader)).toEqual([1])
        await put(counties(2, 1))
        expect(await ids(reader)).toEqual([1])
      })
      expect(await ids()).toEqual([1, 2])
    })

    it('of a connection of its own begins when it is opened, and its tables go with it', async () => {
      await put(counties(1, 1))
      const own = (await store.frozenConnection())!
      await put(counties(2, 1))
      await own.run('CREATE TEMPORARY TABLE seen AS SELECT id FROM county')
      expect(await own.read('SELECT id FROM seen')).toEqual([[1]])
      await own.close()
      await expect(store.read('SELECT id FROM seen')).rejects.toMatchObject(saying('seen'))
      const other = (await store.frozenConnection())!
      await expect(other.read('SELECT id FROM seen')).rejects.toMatchObject(saying('seen'))
      await other.close()
    })

    it('is left when the work fails, and the store goes on', async () => {
      for (let i = 0; i < 12; i++)
        await expect(
          store.frozen(async (reader) => {
            await reader.read('SELECT 1')
            throw new Error('stop')
          }),
        ).rejects.toThrow('stop')
      await put(counties(1, 1))
      expect(await ids()).toEqual([1])
    })
  })

  it('leaves no connection behind, however often it is asked in vain', async () => {
    for (let i = 0; i < 12; i++) await expect(store.read('SELECT nothing')).rejects.toMatchObject(saying('nothing'))
    expect(await ids()).toEqual([])
  })
})
