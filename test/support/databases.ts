/** Fresh databases for tests: every store test runs once per dialect. `DIALECTS=sqlite` narrows. */
import { rosters as all } from '../../src/county/rosters'
import type { RosterFacts } from '../../src/facts/roster'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { copied, type Dialect, freshUrl } from './copies'

export { type Dialect, freshUrl } from './copies'
export const dialects: Dialect[] = process.env.ROSTERQL_TEST_POSTGRES ? ['sqlite', 'postgres'] : ['sqlite']

/** Tables and no rows. The county's are made once; those of other rosters each time. */
export const freshStore = async (dialect: Dialect, rosters: RosterFacts[] = all): Promise<Store> =>
  openStore(rosters === all ? await copied(dialect, 'empty', emptied) : await freshUrl(dialect), rosters)

async function emptied(url: string): Promise<void> {
  await (await openStore(url, all)).close()
}
