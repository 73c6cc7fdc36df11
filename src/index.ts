/**
 * What a program that embeds RosterQL may use: open a store, import workbooks into it, answer GraphQL documents from it.
 *
 * ```ts
 * import { createApi, importFiles, openStore, rosters } from 'rosterql'
 *
 * const store = await openStore('data/county.db', rosters)
 * const report = await importFiles(store, [{ name: '村.xlsx', path: '/data/村.xlsx' }])
 * const api = await createApi({ store })
 * const { data } = await api.execute({ query: '{ villages { totalCount } }' })
 * await api.close()
 * await store.close()
 * ```
 *
 * Everything not named here may change without notice.
 */
import './county/indicators'

export { rosters } from './county/rosters'
export { choice, day, decimal, flag, link, money, percent, text, whole, year } from './facts/decorators'
export { factsOf, Roster, type RosterFacts, type RosterOptions } from './facts/roster'
export type { RosterClass } from './facts/traits'
export { type Api, type ApiOptions, createApi } from './graphql/api'
export { createServer } from './http/server'
export { importFiles } from './intake/intake'
export type { ImportOptions } from './intake/model/import-options'
export type { ImportSource } from './intake/model/import-reading'
export type { ImportReport } from './intake/model/report'
export { threadReading } from './intake/read/reading-thread'
export { openStore } from './store/open'
export type { Store } from './store/store'
