// npm run migration <name>: compares the rosters with the migrations on both databases and writes the difference as a new migration.
const { writeFileSync, readFileSync } = require('node:fs')
const { join } = require('node:path')
const { dataSource } = require('../dist/src/store/data-source')
const { rosters } = require('../dist/src/county/rosters')
const { startPostgres } = require('./postgres')

const folder = join(__dirname, '../src/store/migrations')

async function difference(url) {
  const source = dataSource(url, rosters)
  await source.initialize()
  await source.runMigrations({ transaction: 'each' })
  const { upQueries, downQueries } = await source.driver.createSchemaBuilder().log()
  await source.destroy()
  return { up: upQueries.map((q) => q.query), down: downQueries.map((q) => q.query).reverse() }
}

const list = (queries) => `[\n${queries.map((q) => `    ${JSON.stringify(q)},`).join('\n')}\n  ]`

async function main() {
  const name = process.argv[2]
  if (!/^[a-z][a-z0-9-]*$/.test(name ?? '')) throw new Error('usage: npm run migration <name-in-kebab-case>')
  const postgres = await startPostgres()
  try {
    const sqlite = await difference(':memory:')
    const pg = await difference(postgres.url)
    if (sqlite.up.length + pg.up.length === 0)
      return console.log('The tables match the rosters; there is nothing to write.')
    const stamp = String(Date.now())
    const pascal = name.replace(/(^|-)([a-z])/g, (_, __, letter) => letter.toUpperCase())
    writeFileSync(
      join(folder, `${stamp}-${name}.ts`),
      `import { Migration } from './migration'

export class ${pascal}${stamp} extends Migration {
  override sqlite = { up: ${list(sqlite.up)}, down: ${list(sqlite.down)} }
  override postgres = { up: ${list(pg.up)}, down: ${list(pg.down)} }
}
`,
    )
    const index = join(folder, 'index.ts')
    const text = readFileSync(index, 'utf8')
    writeFileSync(
      index,
      text
        .replace('export const', `import { ${pascal}${stamp} } from './${stamp}-${name}'\n\nexport const`)
        .replace(/\[\]$|\]\s*$/m, (end) => (end === '[]' ? `[${pascal}${stamp}]` : `, ${pascal}${stamp}]`)),
    )
    console.log(`Written: src/store/migrations/${stamp}-${name}.ts`)
  } finally {
    await postgres.stop()
  }
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
