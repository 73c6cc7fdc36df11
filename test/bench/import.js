/**
 * Imports a made-up project roster of 100,000 rows and 15 columns (1,000,000 with --million), from file to committed, indexed, traced rows,
 * and prints in one run: only inflating it, SheetJS's own `read` of the same file, our reading alone, our import; the ratios; and the
 * peak memory of each, every one in a process of its own.
 * `npm run build && node test/bench/import.js [--million] [--postgres]`
 */
const { execFileSync, spawnSync } = require('node:child_process')
const { createWriteStream, mkdtempSync, rmSync, statSync } = require('node:fs')
const { once } = require('node:events')
const { tmpdir } = require('node:os')
const { join } = require('node:path')
const { startPostgres } = require('../../.ci/postgres')

const dist = join(__dirname, '../../dist/src')
const rows = process.argv.includes('--million') ? 1_000_000 : 100_000
const categories = ['基础设施', '产业发展', '教育', '卫生', '危房改造', '饮水安全', '就业', '文化']
const natures = ['新建', '续建', '改建', '扩建']
const head = [
  '项目编号',
  '项目名称',
  '年度',
  '项目类别',
  '建设性质',
  '乡镇',
  '实施地点',
  '实施单位',
  '总投资（元）',
  '中央资金（元）',
  '省级资金（元）',
  '县级资金（元）',
  '开工时间',
  '受益户数',
  '受益人口',
]

function* projects() {
  yield head
  const date = { numberFormat: 'yyyy-mm-dd' }
  for (let i = 0; i < rows; i++) {
    const [a, b, c] = [(((i * 7919) % 9000) + 100) * 100, ((i * 104_729) % 5000) * 100, ((i * 31) % 3000) * 10]
    yield [
      `P${String(i).padStart(8, '0')}`,
      `第${i % 977}号村组道路硬化工程${i}`,
      2015 + (i % 8),
      categories[i % 8],
      natures[i % 4],
      `第${i % 160}镇`,
      `第${i % 331}村民小组`,
      `第${i % 500}实施单位`,
      a + b + c,
      a,
      b,
      c,
      { value: 42_000 + (i % 2900), style: date },
      i % 900,
      i % 3600,
    ]
  }
}

async function make(file) {
  const { streamWorkbook } = require(join(dist, 'sheets/write/workbook'))
  const towns = [['乡镇', '乡镇编码'], ...Array.from({ length: 160 }, (_, i) => [`第${i}镇`, String(690_121_000 + i)])]
  const units = [['单位名称', '单位类别'], ...Array.from({ length: 500 }, (_, i) => [`第${i}实施单位`, '机关'])]
  const out = createWriteStream(file)
  streamWorkbook([
    { name: '乡镇', rows: towns },
    { name: '创建单位', rows: units },
    { name: '投资项目', rows: projects() },
  ]).pipe(out)
  await once(out, 'finish')
}

/** Each measured work as a program of its own: prints one JSON line. */
const works = {
  sheetjs: (file) =>
    `const X = require('xlsx'); const b = require('fs').readFileSync(${file}); const t = Date.now(); const w = X.read(b); say(t, Object.values(w.Sheets).filter(Boolean).length === 3 ? 'read' : 'a sheet is missing')`,
  reading: (file) =>
    `const { openWorkbook } = require('${dist}/sheets/open'); (async () => { const t = Date.now(); const w = await openWorkbook(${file}); let n = 0; for (const s of w.sheets) for await (const r of s.rows()) n += r.length; await w.close(); say(t, n + ' rows') })()`,
  import: (file, url) => `
    const { openStore } = require('${dist}/store/open'); const { rosters } = require('${dist}/county/rosters'); const { importFiles } = require('${dist}/intake/intake'); const { threadReading } = require('${dist}/intake/read/reading-thread');
    (async () => { const store = await openStore(${url}, rosters); const t = Date.now()
      const report = await importFiles(store, [{ name: 'projects.xlsx', path: ${file} }], { reading: threadReading(require.resolve('${dist}/county/rosters')) })
      say(t, report.totals.created + ' created, ' + report.totals.refused + ' refused'); await store.close() })()`,
}

function measure(name, code) {
  const say = `const say = (t, what) => console.log(JSON.stringify({ ms: Date.now() - t, mb: Math.round(process.resourceUsage().maxRSS / 1024), what }));`
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', say + code], {
    cwd: join(__dirname, '../..'),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  const line = stdout.trim().split('\n').pop()
  if (!line?.startsWith('{'))
    return { name, ms: Number.NaN, mb: Number.NaN, what: (stderr || stdout).split('\n')[0].slice(0, 90) }
  return { name, ...JSON.parse(line) }
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'rosterql-bench-'))
  const postgres = process.argv.includes('--postgres') ? await startPostgres() : undefined
  try {
    const file = join(folder, 'projects.xlsx')
    await make(file)
    console.log(
      `${rows.toLocaleString('en')} rows × ${head.length} columns, ${(statSync(file).size / 2 ** 20).toFixed(1)} MB on disk`,
    )
    const started = Date.now()
    execFileSync('sh', ['-c', `unzip -p ${file} | wc -c`])
    const inflate = { name: 'inflate only (unzip -p | wc -c)', ms: Date.now() - started, mb: 0, what: '' }
    const quoted = JSON.stringify(file)
    const results = [
      inflate,
      measure('SheetJS read', works.sheetjs(quoted)),
      measure('our reading alone', works.reading(quoted)),
      measure('our import, SQLite', works.import(quoted, JSON.stringify(join(folder, 'bench.db')))),
      ...(postgres ? [measure('our import, PostgreSQL', works.import(quoted, JSON.stringify(postgres.url)))] : []),
    ]
    const sheetjs = results[1].ms
    for (const { name, ms, mb, what } of results)
      console.log(
        `${name.padEnd(34)} ${String(ms).padStart(7)} ms  ${(ms / sheetjs).toFixed(2).padStart(5)} × SheetJS  ${(ms / inflate.ms).toFixed(1).padStart(5)} × inflate  ${mb ? `${mb} MB peak` : ''}  ${what}`,
      )
  } finally {
    await postgres?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main()
