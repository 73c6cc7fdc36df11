/** Charts of the briefing on the command line: where their files go, and what the text says of them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, folder } from './call'

const place = folder()
const env = { ROSTERQL_DB: join(place, 'x.db') }
const on = ['--on', '2020-06-15']
const template = join(place, 'own.md')

beforeAll(async () => {
  writeFileSync(template, '# 进度\n\n{{chart site-progress}}\n\n{{chart I-24 by source.line in 万元}}\n')
  expect((await call(['import', 'seeds/clean'], { env })).code).toBe(0)
})

test('a .md has its pictures beside it, under names that need no shell', async () => {
  const output = join(place, '汇报.md')
  const { code, stderr } = await call(['briefing', ...on, '--template', template, '-o', output], { env })
  expect(code).toBe(0)
  expect(stderr).toContain('2 幅图已写入')
  const files = ['01-site-progress.svg', '02-I-24-source-line.svg']
  expect(readdirSync(join(place, '汇报-charts')).sort()).toEqual(files)
  const paths = [...readFileSync(output, 'utf8').matchAll(/\]\(([^)]*)\)/g)].map(([, path]) => decodeURI(path!))
  expect(paths).toEqual(files.map((file) => `汇报-charts/${file}`))
  const svg = readFileSync(join(place, paths[1]!), 'utf8')
  for (const text of ['落实专项资金额（万元）', '少数民族发展资金', '>40<', '>5<']) expect(svg).toContain(text)
})

test('the charts go where they are told to', async () => {
  const charts = join(place, 'c')
  const { stdout } = await call(['briefing', ...on, '--template', template, '--charts', charts], { env, cwd: place })
  expect(stdout).toContain('](c/01-site-progress.svg)')
  expect(existsSync(join(charts, '01-site-progress.svg'))).toBe(true)
})

test('a text on stdout has tables, and --json the figures', async () => {
  const plain = await call(['briefing', ...on, '--template', template], { env })
  expect(plain.stdout).toContain('| 县农产品公司 | 55 |')
  const { stdout } = await call(['briefing', ...on, '--template', template, '--json'], { env })
  const [, { labels, series, unit }] = JSON.parse(stdout).charts
  expect([labels, series[0].values, unit]).toEqual([['少数民族发展资金', '教育基地专项补助'], ['40', '5'], '万元'])
})

test('a chart that does not exist is told apart from those that do', async () => {
  writeFileSync(template, '{{chart progress}}')
  const { code, stdout, stderr } = await call(['briefing', ...on, '--template', template], { env })
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain('没有图表“progress”。可用：site-progress（各示范点打造进度）')
  expect(stderr).toContain('there is no chart “progress”')
})
