import { addDefinition, allDefinitions, lastDefinition } from '../../../src/store/ledger/definitions'
import { addParameter, allParameters } from '../../../src/store/ledger/parameters'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

describe.each(dialects)('definitions and parameters on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())
  const definedAt = '2020-06-01T00:00:00.000Z'

  it('keeps every version of a definition', async () => {
    expect(await lastDefinition(store, 'P1')).toBe(0)
    const rows = [
      { code: 'P1', version: 2, definition: { code: 'P1', withdrawn: true }, definedAt },
      {
        code: 'P1',
        version: 1,
        definition: { code: 'P1', zh: '“一”', numerator: { aggregate: { count: true } } },
        definedAt,
      },
      { code: 'A', version: 10, definition: {}, definedAt },
    ]
    await store.write(async (writer) => {
      for (const row of rows) await addDefinition(writer, row)
    })
    expect(await allDefinitions(store)).toEqual([rows[2], rows[1], rows[0]])
    expect(await lastDefinition(store, 'P1')).toBe(2)
    expect(await lastDefinition(store, 'A')).toBe(10)
  })

  it('refuses a version twice', async () => {
    const again = store.write((writer) => addDefinition(writer, { code: 'A', version: 10, definition: {}, definedAt }))
    await expect(again).rejects.toMatchObject({ message: expect.stringMatching(/unique/i) })
  })

  it('numbers the settings of a parameter by its name', async () => {
    const setting = (name: string, since: string, value: string) => ({
      name,
      since,
      value,
      source: '文件',
      setAt: definedAt,
    })
    const given = [
      setting('b', '2020-01-01', '90'),
      setting('a', '2020-02-01', '06-20'),
      setting('b', '2019-01-01', '80'),
    ]
    await store.write(async (writer) => {
      for (const one of given) await addParameter(writer, one)
    })
    expect(await allParameters(store)).toEqual([
      { ...given[1], version: 1 },
      { ...given[0], version: 1 },
      { ...given[2], version: 2 },
    ])
  })
})
