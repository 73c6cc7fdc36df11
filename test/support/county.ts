/** The sample county, as it was written down (`clean`) or as a county office hands it in (`dirty`): imported once, then copied. */
import { rosters } from '../../src/county/rosters'
import { importFiles } from '../../src/intake/intake'
import { openStore } from '../../src/store/open'
import type { Store } from '../../src/store/store'
import { copied, type Dialect } from './copies'
import { clean, dirty } from './workbooks'

const files = { clean, dirty }
const ROWS = 1201

/** A store of the test's own that holds the whole county as its first import. */
export const countyStore = async (dialect: Dialect, as: keyof typeof files = 'clean'): Promise<Store> =>
  openStore(await copied(dialect, as, (url) => importInto(url, as)), rosters)

async function importInto(url: string, as: keyof typeof files): Promise<void> {
  const store = await openStore(url, rosters)
  const { totals } = await importFiles(store, files[as]())
  await store.close()
  if (totals.created !== ROWS) throw new Error(`the sample did not come in whole: ${JSON.stringify(totals)}`)
}
