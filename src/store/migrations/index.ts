/** Every change of the tables, oldest first. Written by `npm run migration <name>`, which compares the rosters with these. */


import { Initial1795476652190 } from './1795476652190-initial'

export const migrations: (new () => import('typeorm').MigrationInterface)[] = [Initial1795476652190]
