/** Every change of the tables, oldest first. Written by `npm run migration <name>`, which compares the rosters with these. */



import { Initial1795478515739 } from './1795478515739-initial'

export const migrations: (new () => import('typeorm').MigrationInterface)[] = [Initial1795478515739]
