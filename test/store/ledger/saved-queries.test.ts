import {
  allSavedQueries,
  findSavedQuery,
  putSavedQuery,
  removeSavedQuery,
} from '../../../src/store/ledger/saved-queries'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

const saved = (name: string, document = '{ villages { totalCount } }', description: string | null = null) => ({
  name,
  document,
  description,
  createdAt: '2020-06-01T00:00:00.000Z',
})

describe.each(dialects)('saved queries on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())

  it('are found by name and listed by name', async () => {
    await store.write(async (writer) => {
      await putSavedQuery(writer, saved('b'))
      await putSavedQuery(writer, saved("a'?"))
    })
    expect(await findSavedQuery(store, "a'?")).toEqual(saved("a'?"))
    expect(await findSavedQuery(store, 'c')).toBeUndefined()
    expect((await allSavedQueries(store)).map(({ name }) => name)).toEqual(["a'?", 'b'])
  })

  it('take the place of one of their name', async () => {
    await store.write((writer) => putSavedQuery(writer, saved('b', '{ units { totalCount } }', '单位数')))
    expect(await findSavedQuery(store, 'b')).toEqual(saved('b', '{ units { totalCount } }', '单位数'))
    expect(await allSavedQueries(store)).toHaveLength(2)
  })

  it('are removed once', async () => {
    expect(await store.write((writer) => removeSavedQuery(writer, 'b'))).toBe(true)
    expect(await store.write((writer) => removeSavedQuery(writer, 'b'))).toBe(false)
    expect((await allSavedQueries(store)).map(({ name }) => name)).toEqual(["a'?"])
  })
})
