/** Every change of the tables, oldest first. Written by `npm run migration <name>`, which compares the rosters with these. */
import { Initial1795473379637 } from './1795473379637-initial'

export const migrations: (new () => import('typeorm').MigrationInterface)[] = [Initial1795473379637]
