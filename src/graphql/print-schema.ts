import { lexicographicSortSchema, printSchema as print } from 'graphql'
import type { RosterFacts } from '../facts/roster'
import { buildSchema } from './schema'

/** The SDL of a list of rosters, sorted, so that a change of the API shows as a small difference. */
export const printSchema = (rosters: RosterFacts[]): string =>
  `${print(lexicographicSortSchema(buildSchema(rosters)))}\n`
