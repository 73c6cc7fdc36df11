/** Every change of the tables, oldest first. Written by `npm run migration <name>`, which compares the rosters with these. */

import { Initial1795479880227 } from './1795479880227-initial'
import { SealSnapshots1795479999000 } from './1795479999000-seal-snapshots'
import { ParameterVersions1795730400000 } from './1795730400000-parameter-versions'
import { PlaceNames1795746600000 } from './1795746600000-place-names'
import { ImportReason1795750000000 } from './1795750000000-import-reason'
import { MoneyOrder1795752000000 } from './1795752000000-money-order'

export const migrations: (new () => import('typeorm').MigrationInterface)[] = [
  Initial1795479880227,
  SealSnapshots1795479999000,
  ParameterVersions1795730400000,
  PlaceNames1795746600000,
  ImportReason1795750000000,
  MoneyOrder1795752000000,
]
