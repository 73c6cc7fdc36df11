/**
 * Asks for four things over HTTP with 8 connections and prints requests a second and the 95th percentile, next to a bare server
 * that runs the best SQL we know for each through better-sqlite3 and JSON.stringify, in the same run on the same file. Year,
 * category, code and page change from request to request.
 * `npx tsc && node test/bench/query.js [--rows 200000] [--seconds 4] [--only Q2] [--postgres <url of an empty database>] [--sql <statements run on the file first>]`
 */
const { fork } = require('node:child_process')
const http = require('node:http')
const { mkdtempSync, rmSync } = require('node:fs')
const { availableParallelism, tmpdir } = require('node:os')
const { join } = require('node:path')
const { CATEGORIES, codeOf, dice, fill, load, SIZES, YEARS } = require('./query-data')

const option = (name, fallback) =>
  process.argv.includes(`--${name}`) ? process.argv[process.argv.indexOf(`--${name}`) + 1] : fallback
const ROWS = Number(option('rows', 200_000))
const SECONDS = Number(option('seconds', 4))
const CONNECTIONS = 8

/** Each: a document, variables that differ every time, and the bare SQL of the same answer. */
const questions = {
  Q1: {
    says: '50 investments of one year and category by total descending, with village and township',
    document:
      'query ($y: Int!, $c: InvestmentCategory!) { investments(first: 50, where: {year: {eq: $y}, category: {eq: $c}}, orderBy: {total: DESC}) { nodes { id name code year category total village { name } township { name } } } }',
    variables: (roll) => ({ y: YEARS[roll(YEARS.length)], c: CATEGORIES[roll(CATEGORIES.length)] }),
    bare: (db) => {
      const find = db.prepare(
        'SELECT i.id, i.name, i.code, i.year, i.category, i.total, v.name AS village, t.name AS township FROM (SELECT id FROM investment WHERE year = ? AND category = ? ORDER BY total DESC, id LIMIT 50) p JOIN investment i ON i.id = p.id LEFT JOIN village v ON v.id = i.village_id LEFT JOIN township t ON t.id = i.township_id ORDER BY i.total DESC, i.id',
      )
      return ({ y, c }) => find.all(y, c)
    },
  },
  Q2: {
    says: 'count and sums by category and year, of one township or of a span of years',
    document:
      'query ($w: InvestmentWhere!) { investments(where: $w) { groupBy(by: [{category: true}, {year: true}], first: 200) { nodes { key { category year } aggregate { count total { sum } paid { sum } } } } } }',
    variables: (roll) => {
      const from = roll(YEARS.length)
      const span = [YEARS[from], YEARS[from + roll(YEARS.length - from)]]
      return {
        w: roll(2) ? { township: { id: { eq: String(1 + roll(SIZES.township)) } } } : { year: { between: span } },
      }
    },
    bare: (db) => {
      const select = (where) =>
        db.prepare(
          `SELECT category, year, COUNT(*) AS n, CAST(SUM(total) AS TEXT) AS total, CAST(SUM(paid) AS TEXT) AS paid FROM investment WHERE ${where} GROUP BY category, year ORDER BY category, year`,
        )
      const [place, span] = [select('township_id = ?'), select('year BETWEEN ? AND ?')]
      return ({ w }) => (w.year ? span.all(...w.year.between) : place.all(w.township.id.eq))
    },
  },
  Q3: {
    says: 'one investment by its code, with its village',
    document: 'query ($k: String!) { investment(code: $k) { id name year total village { name } } }',
    variables: (roll) => ({ k: codeOf(1 + roll(ROWS)) }),
    bare: (db) => {
      const find = db.prepare(
        'SELECT i.id, i.name, i.year, i.total, v.name AS village FROM investment i LEFT JOIN village v ON v.id = i.village_id WHERE i.code = ?',
      )
      return ({ k }) => find.get(k)
    },
  },
  Q4: {
    says: '50 townships, each with its 3 largest investments and their total',
    document:
      'query ($o: Int!) { townships(first: 50, offset: $o) { nodes { name investments(first: 3, orderBy: {total: DESC}) { nodes { name total } aggregate { total { sum } } } } } }',
    variables: (roll) => ({ o: roll(SIZES.township - 50) }),
    bare: (db) => {
      const towns = db.prepare('SELECT id, name FROM township ORDER BY id LIMIT 50 OFFSET ?')
      const top = db.prepare('SELECT name, total FROM investment WHERE township_id = ? ORDER BY total DESC, id LIMIT 3')
      const sum = db.prepare('SELECT CAST(SUM(total) AS TEXT) AS sum FROM investment WHERE township_id = ?')
      return ({ o }) => towns.all(o).map((town) => ({ ...town, top: top.all(town.id), sum: sum.get(town.id).sum }))
    },
  },
}

/** In a process of its own: the product, or the bare server. */
async function serve(kind, url) {
  if (kind === 'rosterql') {
    const store = await load('store/open').openStore(url, load('county/rosters').rosters)
    const server = await load('http/server').createServer({ store, port: 0 })
    process.send(server.url)
  } else {
    const Database = require('better-sqlite3')
    const db = new Database(url, { readonly: true })
    for (const setting of ['cache_size = -65536', 'mmap_size = 1073741824', 'temp_store = MEMORY']) db.pragma(setting)
    const answers = Object.fromEntries(
      Object.entries(questions).map(([, question]) => [question.document, question.bare(db)]),
    )
    const server = http.createServer(async (request, response) => {
      const chunks = []
      for await (const chunk of request) chunks.push(chunk)
      const { query, variables } = JSON.parse(Buffer.concat(chunks).toString())
      const body = JSON.stringify({ data: answers[query](variables) })
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body)
    })
    server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}/graphql`))
  }
}

async function started(kind, url) {
  const child = fork(__filename, ['--serve', kind, url, '--rows', String(ROWS)], {
    env: { ...process.env, NODE_ENV: 'production' },
  })
  return { child, url: await new Promise((done) => child.once('message', done)) }
}

function ask(agent, url, body) {
  return new Promise((done, failed) => {
    const request = http.request(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => done(Buffer.concat(chunks)))
      },
    )
    request.on('error', failed)
    request.end(body)
  })
}

/** Requests a second and the 95th percentile in milliseconds, after a second to warm up. */
async function measure(url, { document, variables }) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const roll = dice(7)
  const times = []
  const run = async (until, keep) => {
    while (performance.now() < until) {
      const body = JSON.stringify({ query: document, variables: variables(roll) })
      const began = performance.now()
      const answer = await ask(agent, url, body)
      if (keep) times.push(performance.now() - began)
      if (answer.includes('"errors"')) throw new Error(answer.toString())
    }
  }
  const all = (until, keep) => Promise.all(Array.from({ length: CONNECTIONS }, () => run(until, keep)))
  await all(performance.now() + 2000, false)
  await all(performance.now() + SECONDS * 1000, true)
  agent.destroy()
  times.sort((a, b) => a - b)
  return { rate: times.length / SECONDS, p95: times[Math.floor(times.length * 0.95)] }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'rosterql-bench-'))
  const file = join(folder, 'bench.db')
  try {
    const began = performance.now()
    await (await fill(file, ROWS)).close()
    if (option('sql')) new (require('better-sqlite3'))(file).exec(option('sql')).close()
    const postgres = option('postgres')
    if (postgres) await (await fill(postgres, ROWS)).close()
    console.log(
      `${ROWS.toLocaleString('en')} investments, ${SIZES.village} villages, ${SIZES.township} townships, filled in ${((performance.now() - began) / 1000).toFixed(0)} s; ${availableParallelism()} processors, ${CONNECTIONS} connections`,
    )
    const servers = [
      ['bare SQLite', await started('bare', file)],
      ['RosterQL', await started('rosterql', file)],
    ]
    if (postgres) servers.push(['RosterQL, PostgreSQL', await started('rosterql', postgres)])
    for (const [name, question] of Object.entries(questions)) {
      if (option('only', name) !== name) continue
      console.log(`${name}: ${question.says}`)
      let limit
      for (const [who, { url }] of servers) {
        const { rate, p95 } = await measure(url, question)
        limit ??= rate
        console.log(
          `  ${who.padEnd(22)} ${rate.toFixed(0).padStart(6)} /s   p95 ${p95.toFixed(1).padStart(6)} ms   ${(rate / limit).toFixed(2)} of bare`,
        )
      }
    }
    for (const [, { child }] of servers) child.kill()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[2] === '--serve') serve(process.argv[3], process.argv[4])
else main()
