// npm test: types, lint, build, tests on SQLite and PostgreSQL (which it starts itself). A warning of Node is a failure.
// Arguments go to the test runner: npm test -- test/cli
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepare, root } from './prepare.mjs'

const cache = join(root, 'node_modules/.cache/rosterql')
const results = join(cache, 'jest.json')
/** One plain line for whoever runs this and wants the figures: `N passed, N failed`. */
const summary = join(cache, 'summary')

const modules = (path) => join(root, 'node_modules', path)

function gate(name, program, args) {
  const { status } = spawnSync(process.execPath, [modules(program), ...args], { cwd: root, stdio: 'inherit' })
  console.log(`${status === 0 ? '✓' : '✗'} ${name}`)
  return status === 0
}

/** Runs the tests, showing what they print, and tells whether Node warned of something on the way. */
function tests(args) {
  const env = { ...process.env, ROSTERQL_BUILT: '1' }
  const all = [modules('jest/bin/jest.js'), '--maxWorkers=100%', '--json', `--outputFile=${results}`, ...args]
  const child = spawn(process.execPath, all, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] })
  let warned = false
  child.stderr.on('data', (text) => {
    process.stderr.write(text)
    warned ||= /\(node:\d+\) /.test(String(text))
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, warned })))
}

function counts() {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'))
    return [numPassedTests, numFailedTests + numRuntimeErrorTestSuites]
  } catch {
    return [0, 1]
  }
}

for (const old of [results, summary]) rmSync(old, { force: true })
prepare()
// Only now: an install begins by emptying node_modules.
mkdirSync(cache, { recursive: true })
const gates = [
  gate('types', 'typescript/bin/tsc', ['-p', 'test/tsconfig.json']),
  gate('lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
]
const { code, warned } = await tests(process.argv.slice(2))
if (warned) console.log('✗ a warning of Node in the run')
const [passed, failed] = counts()
const lost = failed + gates.filter((good) => !good).length + (warned ? 1 : 0)
const line = `${passed + gates.filter(Boolean).length} passed, ${lost} failed`
writeFileSync(summary, `${line}\n`)
console.log(line)
process.exitCode = code === 0 && lost === 0 ? 0 : 1
