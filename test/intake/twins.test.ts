import { rosters } from '../../src/county/rosters'
import type { ImportReport } from '../../src/intake/model/report'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { contents, folder, load, rowsOf } from './tools'

const clean = folder('seeds/clean')
const dirty = folder('imports')

describe.each(dialects)('the clean and the dirty twins of the sample county on %s', (dialect) => {
  let fromClean: Store
  let fromDirty: Store
  let reports: ImportReport[]

  beforeAll(async () => {
    fromClean = await freshStore(dialect)
    fromDirty = await freshStore(dialect)
    reports = [await load(fromClean, clean), await load(fromDirty, [...dirty].reverse())]
  })
  afterAll(async () => {
    await fromClean.close()
    await fromDirty.close()
  })

  test('both go in whole: no row is refused, no file left out', () => {
    for (const report of reports) {
      expect(report.totals).toMatchObject({ created: 1201, updated: 0, refused: 0, conflicts: 0, linked: 0 })
      expect(report.files.map(({ file, status }) => [file, status])).toEqual(
        report.files.map(({ file }) => [file, 'imported']),
      )
      expect(
        report.files
          .flatMap((file) => file.sheets.flatMap((sheet) => sheet.faults))
          .filter((one) => one.severity === 'error'),
      ).toEqual([])
    }
  })

  test('every roster holds the same rows, cell by cell, link by link', async () => {
    const [a, b] = [await contents(fromClean), await contents(fromDirty)]
    for (const { name } of rosters) {
      expect([name, a[name]!.length]).not.toEqual([name, 0])
      expect([name, b[name]]).toEqual([name, a[name]])
    }
  })

  test('every total the dirty sheets state is what its rows add up to', () => {
    const claims = reports[1]!.files.flatMap((file) =>
      file.sheets.flatMap((sheet) =>
        sheet.controlTotals.map((claim) => ({ file: file.file, sheet: sheet.sheet, ...claim })),
      ),
    )
    expect(claims.length).toBeGreaterThan(50)
    expect(claims.filter((claim) => !claim.agrees)).toEqual([])
  })

  test('loading a twin after the other changes nothing, either way round', async () => {
    const again = await load(fromClean, dirty)
    expect(again.totals).toMatchObject({ created: 0, updated: 0, refused: 0, conflicts: 0, linked: 0, unchanged: 1201 })
    const back = await load(fromDirty, clean)
    expect(back.totals).toMatchObject({ created: 0, updated: 0, refused: 0, conflicts: 0, linked: 0, unchanged: 1201 })
  })

  test('the same file again is known by its content', async () => {
    const { files, totals } = await load(fromDirty, dirty)
    expect(files.map((file) => file.status)).toEqual(files.map(() => 'duplicate'))
    expect(totals).toMatchObject({ created: 0, updated: 0, unchanged: 0 })
  })

  describe('the figures of the county report', () => {
    const rows = (name: string) => rowsOf(fromDirty, name)
    const total = (list: Record<string, string>[], field: string) =>
      list.reduce((sum, row) => sum + Math.round(Number(row[field] ?? 0) * 100), 0) / 100

    test('13 key units, 35 county-direct co-funders, each with its own money', async () => {
      const units = await rows('Unit')
      expect(units.filter((unit) => unit.isKeyUnit === '是')).toHaveLength(13)
      expect(units.filter((unit) => unit.isCoFunder === '是' && unit.isCountyDirect === '是')).toHaveLength(35)
      const sources = (await rows('FundingSource'))
        .filter((row) => row.channel === '单位自筹')
        .map((row) => `${row.name}·${row.year}`)
      const own = (await rows('FundAllocation')).filter((row) => sources.includes(row.source!))
      expect(new Set(own.map((row) => row.recipient)).size).toBe(35)
    })

    test('450,000 yuan from above = 400,000 + 50,000, over 8 sites', async () => {
      const sources = (await rows('FundingSource')).filter(
        (row) => row.channel === '省市专项' && row.inPlan !== undefined,
      )
      const allocations = (await rows('FundAllocation')).filter((row) => row.site)
      const names = new Set(allocations.map((row) => row.source!.split('·')[0]))
      const given = [...names]
        .map((name) =>
          total(
            allocations.filter((row) => row.source!.startsWith(name!)),
            'allocated',
          ),
        )
        .sort((a, b) => a - b)
      expect(sources.length).toBeGreaterThan(0)
      expect(given).toEqual([50_000, 400_000])
      expect(total(allocations, 'allocated')).toBe(450_000)
      expect(new Set(allocations.map((row) => row.site)).size).toBe(8)
    })

    test('7 of 7 poor villages with minority residents exited, 94 of 96 of all', async () => {
      const poor = (await rows('Village')).filter((row) => row.isRegisteredPoor === '是')
      const minority = new Set(
        poor.filter((row) => row.hasMinorityResidents === '是').map((row) => `${row.township}·${row.name}`),
      )
      const latest = (await rows('PovertyExit')).filter((row) => row.year === '2019')
      expect(poor).toHaveLength(96)
      expect(latest).toHaveLength(96)
      expect(latest.filter((row) => row.exitYear)).toHaveLength(94)
      expect(minority.size).toBe(7)
      expect(latest.filter((row) => row.exitYear && minority.has(row.village!))).toHaveLength(7)
    })

    test('191 signs, 23 posts, 300余 followers', async () => {
      const records = await rows('PublicityRecord')
      expect(
        total(
          records.filter((row) => row.category === '宣传牌'),
          'quantity',
        ),
      ).toBe(191)
      expect(records.filter((row) => row.category === '信息')).toHaveLength(23)
      const [[followers, qualifier] = []] = await fromDirty.read(
        `SELECT followers, followers_qualifier FROM publicity_channel WHERE category = 'WECHAT_OFFICIAL_ACCOUNT'`,
      )
      expect([Number(followers), qualifier]).toEqual([300, 'OVER'])
      expect((await rows('PublicityChannel')).find((row) => row.category === '微信公众号')!.followers).toBe('300余')
    })

    test('4 county rounds, 15 findings of them of which 11 are closed', async () => {
      const rounds = (await rows('SupervisionRound')).filter((row) => row.level === '县级')
      expect(rounds).toHaveLength(4)
      const findings = (await rows('SupervisionFinding')).filter((row) => row.round!.includes('县级'))
      expect(findings).toHaveLength(15)
      expect(findings.filter((row) => row.status === '已销号')).toHaveLength(11)
    })

    test('26 goal items (8 精, 3 特, 5 优, 10 进) for each of 13 units', async () => {
      const tasks = await rows('GoalTask')
      expect(tasks).toHaveLength(338)
      const byUnit = new Map<string, Record<string, string>[]>()
      for (const task of tasks) byUnit.set(task.unit!, [...(byUnit.get(task.unit!) ?? []), task])
      expect(byUnit.size).toBe(13)
      for (const own of byUnit.values())
        expect(['精', '特', '优', '进'].map((group) => own.filter((task) => task.group === group).length)).toEqual([
          8, 3, 5, 10,
        ])
    })
  })
})
