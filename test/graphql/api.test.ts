import { createApi } from '../../src/graphql/api'
import { freshStore } from '../support/databases'
import { fill } from './county'

describe('the service without a network', () => {
  it('executes a document as HTTP would', async () => {
    const store = await freshStore('sqlite')
    await fill(store)
    const api = await createApi({ store })
    const { data } = await api.execute({
      query: 'query ($id: ID) { village(id: $id) { name _source { sheet } } }',
      variables: { id: 2 },
    })
    expect(data).toEqual({ village: { name: '西村', _source: { sheet: '村人口' } } })
    const { errors } = await api.execute({ query: '{ villages(first: 9999) { totalCount } }' })
    expect(errors?.[0]?.extensions?.code).toBe('PAGE_TOO_LARGE')
    await api.close()
    await store.close()
  })
})
