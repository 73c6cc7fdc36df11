/** A service over a fresh small county, and short ways to ask it. */
import { createServer, type ServerOptions } from '../../src/http/server'
import type { Store } from '../../src/store/store'
import { type Dialect, freshStore } from '../support/databases'
import { fill } from './county'

export interface Client {
  url: string
  store: Store
  /** What went to the log. */
  logged: unknown[]
  ask(query: string, variables?: unknown, headers?: Record<string, string>): Promise<any>
  post(body: string, headers?: Record<string, string>): Promise<Response>
  close(): Promise<void>
}

export async function client(dialect: Dialect, options: Partial<ServerOptions> = {}): Promise<Client> {
  const store = await freshStore(dialect)
  await fill(store)
  const logged: unknown[] = []
  const server = await createServer({ store, port: 0, log: (...line) => logged.push(line), ...options })
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(server.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  return {
    url: server.url,
    store,
    logged,
    post,
    ask: async (query, variables, headers) => (await post(JSON.stringify({ query, variables }), headers)).json(),
    async close() {
      await server.close()
      await store.close()
    },
  }
}
