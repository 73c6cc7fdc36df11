// npm run migration <name>: compares the rosters with the migrations on both databases and writes the difference as a new migration.
const { readdirSync, readFileSync, writeFileSync } = require('node:fs')
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

/** On PostgreSQL an index that ends in an amount has its empty amounts first, as amounts are sorted; entities cannot say so (see src/facts/as-table.ts). */
function emptyAmountsFirst(query) {
  const [, last] = /^CREATE INDEX .*"(\w+)"\)\s*$/.exec(query) ?? []
  const table = /^CREATE INDEX \S+ ON "(\w+)"/.exec(query)?.[1]
  const roster = rosters.find((one) => one.table === table)
  const isAmount = roster?.columns.some(({ name, type }) => name === last && type === 'bigint')
  return isAmount ? query.replace(/\)\s*$/, ' NULLS FIRST)') : query
}

const list = (queries) =>
  queries.length === 0 ? '[]' : `[\n${queries.map((query) => `      ${literal(query)},`).join('\n')}\n    ]`

/** As the formatter writes it: single quotes unless the text is full of them. */
const literal = (text) =>
  text.includes("'") && !text.includes('"')
    ? JSON.stringify(text)
    : `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`

const source = (name, sqlite, postgres) => `import { Migration } from './migration'

export class ${name} extends Migration {
  override sqlite = {
    up: ${list(sqlite.up)},
    down: ${list(sqlite.down)},
  }
  override postgres = {
    up: ${list(postgres.up.map(emptyAmountsFirst))},
    down: ${list(postgres.down)},
  }
}
`

/** The list of all migrations, written anew from the files that are there: their names begin with their time. */
function index() {
  const files = readdirSync(folder)
    .filter((name) => /^\d+-.*\.ts$/.test(name))
    .sort()
  const found = files.map((file) => [
    file.replace(/\.ts$/, ''),
    /export class (\w+\d{13})\b/.exec(readFileSync(join(folder, file), 'utf8'))[1],
  ])
  return `/** Every change of the tables, oldest first. Written by \`npm run migration <name>\`, which compares the rosters with these. */

${found.map(([file, name]) => `import { ${name} } from './${file}'`).join('\n')}

export const migrations: (new () => import('typeorm').MigrationInterface)[] = [
${found.map(([, name]) => `  ${name},`).join('\n')}
]
`
}

const pascal = (name) => name.replace(/(^|-)([a-z0-9])/g, (_, __, letter) => letter.toUpperCase())

async function main() {
  const name = process.argv[2]
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? ''))
    throw new Error('用法 / usage: npm run migration <小写英文名，以连字符相连 / name-in-kebab-case>')
  const postgres = await startPostgres()
  try {
    const sqlite = await difference(':memory:')
    const pg = await difference(postgres.url)
    if (sqlite.up.length + pg.up.length === 0)
      return console.log('数据表与台账一致，没有要写的。 / The tables match the rosters; there is nothing to write.')
    const stamp = String(Date.now())
    const file = `${stamp}-${name}.ts`
    writeFileSync(join(folder, file), source(`${pascal(name)}${stamp}`, sqlite, pg))
    writeFileSync(join(folder, 'index.ts'), index())
    console.log(`已写 / Written: src/store/migrations/${file}`)
  } finally {
    await postgres.stop()
  }
}

main().catch((error) => {
  console.error(error.message)
  process.exitCode = 1
})
