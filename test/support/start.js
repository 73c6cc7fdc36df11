// Before all tests: compile what worker threads load, start the PostgreSQL that the tests of both databases share, and name the folder of databases that are made once.
const { execFileSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const { readdirSync, readFileSync, rmSync, statSync, utimesSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join, relative } = require('node:path')
const { startPostgres } = require('../../.ci/postgres')

const root = join(__dirname, '../..')
const cache = 'rosterql-made-'
const DAY = 86_400_000

/** What a database is made from: another content, another folder. */
function contentHash() {
  const hash = createHash('sha256').update(process.version)
  const files = ['src', 'dist', 'imports', 'seeds/clean', 'test/support'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(map|d\.ts)$/.test(entry.name))
      .map(({ parentPath, path, name }) => join(parentPath ?? path, name)),
  )
  for (const file of [join(root, 'package-lock.json'), ...files.sort()])
    hash.update(relative(root, file)).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** Those that no run of a day has asked for are gone. */
function sweep(kept) {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(cache) && each !== kept)) {
    const folder = join(tmpdir(), name)
    if (Date.now() - statSync(folder).mtimeMs > DAY) rmSync(folder, { recursive: true, force: true })
  }
}

function cacheFolder() {
  const name = cache + contentHash()
  sweep(name)
  const folder = join(tmpdir(), name)
  try {
    utimesSync(folder, new Date(), new Date())
  } catch {
    // Not made yet: the first test that needs it will.
  }
  return folder
}

module.exports = async () => {
  if (!process.env.ROSTERQL_BUILT)
    execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', join(root, 'tsconfig.json')], {
      stdio: 'inherit',
    })
  process.env.ROSTERQL_TEST_CACHE = cacheFolder()
  if (process.env.DIALECTS === 'sqlite') return
  globalThis.postgres = await startPostgres()
  process.env.ROSTERQL_TEST_POSTGRES = globalThis.postgres.base
}
