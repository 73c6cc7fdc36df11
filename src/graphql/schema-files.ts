/** What the rosters look like to others, as files: printed, committed, and checked to be current. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { RosterFacts } from '../facts/roster'
import { printSchema } from './print-schema'
import { rosterPage } from './roster-page'
import { tableSchema } from './table-schema'

const TABLES = 'table-schema'

/** Name → content: `schema.graphql`, `rosters.md`, `table-schema/villages.json`, … */
export const schemaFiles = (rosters: RosterFacts[]): Map<string, string> =>
  new Map([
    ['schema.graphql', printSchema(rosters)],
    ['rosters.md', rosterPage(rosters)],
    ...rosters.map((roster): [string, string] => [
      `${TABLES}/${roster.plural}.json`,
      `${JSON.stringify(tableSchema(roster), null, 2)}\n`,
    ]),
  ])

/** Writes them all into `folder` and removes table schemas of rosters that are gone. Returns what was written. */
export function writeSchemaFiles(folder: string, rosters: RosterFacts[]): string[] {
  const files = schemaFiles(rosters)
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  for (const name of readdirSync(join(folder, TABLES)))
    if (!files.has(`${TABLES}/${name}`)) rmSync(join(folder, TABLES, name))
  return [...files.keys()]
}
