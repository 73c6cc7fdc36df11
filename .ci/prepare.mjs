// Makes the repository ready to run, with nothing but Node: installs what the lockfile names when it is not there, rebuilds
// the SQLite driver when it was compiled for another Node, compiles when the sources have changed. Quick when all is there.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const at = (...path) => join(root, ...path)
const say = (line) => process.stderr.write(`${line}\n`)

/** Runs a program in the repository; throws when it fails. */
export function run(program, args, env = {}) {
  const { status, error } = spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...env },
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} 失败 / failed (${status})`)
}

/** npm runs its scripts with the path of its own program; without npm around it, the one on the PATH will do. */
function npm(...args) {
  const own = process.env.npm_execpath
  const quiet = ['--no-audit', '--no-fund']
  if (own?.endsWith('.js')) run(process.execPath, [own, ...args, ...quiet])
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', [...args, ...quiet])
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `需要 Node 20.19 以上，现在是 ${process.versions.node} / Node 20.19 or later is needed, this is ${process.versions.node}`,
  )
}

const packages = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {})

/** Every package of the lockfile is installed in its version; packages for other machines may be missing. */
function isInstalled() {
  const there = packages(at('node_modules/.package-lock.json'))
  return Object.entries(packages(at('package-lock.json'))).every(
    ([path, { version, optional }]) => path === '' || optional || there[path]?.version === version,
  )
}

function install() {
  if (isInstalled()) return
  say('正在安装依赖，第一次需要几分钟 … / installing, which takes a few minutes the first time …')
  npm('ci')
}

/** A driver compiled for another Node does not load. */
function driverLoads() {
  const { status } = spawnSync(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], {
    cwd: root,
    stdio: 'ignore',
  })
  return status === 0
}

function driver() {
  if (driverLoads()) return
  say('正在为当前的 Node 重新编译 SQLite 驱动 … / building the SQLite driver for this Node …')
  npm('rebuild', 'better-sqlite3')
  if (!driverLoads()) npm('rebuild', 'better-sqlite3', '--build-from-source')
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesIn(path)
    else if (entry.name.endsWith('.ts')) yield path
  }
}

/** Of everything the compiler reads. Times of files say less: a checkout can bring older ones. */
function sourcesHash() {
  const hash = createHash('sha256')
  const read = [
    at('package-lock.json'),
    at('tsconfig.json'),
    at('ormconfig.ts'),
    ...filesIn(at('src')),
    ...filesIn(at('seeds')),
  ]
  for (const path of read) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

function build() {
  const stamp = at('dist/.built')
  const hash = sourcesHash()
  if (existsSync(stamp) && existsSync(at('dist/src/cli/main.js')) && readFileSync(stamp, 'utf8') === hash) return
  say('正在编译 … / compiling …')
  if (!existsSync(at('dist/src/cli/main.js'))) rmSync(at('dist'), { recursive: true, force: true })
  run(process.execPath, [createRequire(at('package.json')).resolve('typescript/bin/tsc'), '-p', 'tsconfig.json'])
  writeFileSync(stamp, hash)
}

export function prepare() {
  checkNode()
  install()
  driver()
  build()
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  try {
    prepare()
  } catch (error) {
    say(error.message)
    process.exitCode = 1
  }
