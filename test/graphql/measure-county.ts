/** The sample county as its office hands it in, behind a service that can be asked. */
import '../../src/county/indicators'
import { type Api, createApi } from '../../src/graphql/api'
import type { QueryLimits } from '../../src/query/limits'
import type { Store } from '../../src/store/store'
import { sampleStore } from '../measure/county'
import type { Dialect } from '../support/databases'

export interface County {
  store: Store
  api: Api
  logged: unknown[]
  /** Data, or the test fails. */
  ask(query: string, variables?: Record<string, unknown>): Promise<any>
  /** The first error. */
  refused(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ message: string; code: string; extensions: any }>
  close(): Promise<void>
}

export async function county(dialect: Dialect, limits?: Partial<QueryLimits>): Promise<County> {
  const store = await sampleStore(dialect)
  return { ...(await service(store, limits)), store }
}

/** The county of a block of tests: there once they run, and gone behind the last. */
export function countyOf(dialect: Dialect, limits?: Partial<QueryLimits>): County {
  const at = {} as County
  beforeAll(async () => {
    Object.assign(at, await county(dialect, limits))
  }, 180_000)
  afterAll(async () => {
    await at.close()
    await at.store.close()
  })
  return at
}

export async function service(store: Store, limits?: Partial<QueryLimits>): Promise<Omit<County, 'store'>> {
  const logged: unknown[] = []
  const api = await createApi({ store, limits, log: (...line) => logged.push(line) })
  const execute = (query: string, variables?: Record<string, unknown>) => api.execute({ query, variables })
  return {
    api,
    logged,
    async ask(query, variables) {
      const { data, errors } = await execute(query, variables)
      expect(errors).toBeUndefined()
      return data
    },
    async refused(query, variables) {
      const { errors } = await execute(query, variables)
      const { message, extensions } = errors![0]!
      return { message, code: String(extensions?.code), extensions }
    },
    close: async () => {
      await api.close()
    },
  }
}
