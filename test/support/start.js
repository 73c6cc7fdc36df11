// Before all tests: compile what worker threads load, and start the PostgreSQL that the tests of both databases share.
const { execFileSync } = require('node:child_process')
const { join } = require('node:path')
const { startPostgres } = require('../../.ci/postgres')

module.exports = async () => {
  if (!process.env.ROSTERQL_BUILT)
    execFileSync(
      process.execPath,
      [require.resolve('typescript/bin/tsc'), '-p', join(__dirname, '../../tsconfig.json')],
      { stdio: 'inherit' },
    )
  if (process.env.DIALECTS === 'sqlite') return
  globalThis.postgres = await startPostgres()
  process.env.ROSTERQL_TEST_POSTGRES = globalThis.postgres.base
}
