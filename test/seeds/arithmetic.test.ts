import { fen, notAfter, percent, span, total, violations } from '../../seeds/check'
import { countyRows, isRedacted, sampleCounty } from '../../seeds/county'
import type { Village } from '../../seeds/county/types'
import { creditCode, isCreditCode } from '../../seeds/county/uscc'
import { madeUpNumber } from '../../seeds/dirty/refused'

/** The day the sample stands for. */
const today = '2020-06-15'
const rows = countyRows
const keyOf = (village: { township: string; name: string }) => `${village.township} ${village.name}`
const by = <T>(list: T[], key: (item: T) => string): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const item of list) counts[key(item)] = (counts[key(item)] ?? 0) + 1
  return counts
}
const exitsOf = (village: Village) => rows.PovertyExit.filter((each) => keyOf(each.village) === keyOf(village))
const exitYear = (village: Village) => exitsOf(village).find((each) => each.exitYear !== null)?.exitYear ?? null

describe('areas', () => {
  test('16 townships hold 230 villages and count 12 communities', () => {
    const counts = rows.Township.map((each) => rows.Village.filter(({ township }) => township === each.name).length)
    expect(counts).toEqual([18, 17, 17, 16, 16, 15, 15, 15, 14, 14, 14, 13, 13, 12, 11, 10])
    expect(rows.Township.map(({ villageCount }) => villageCount)).toEqual(counts)
    expect(rows.Village).toHaveLength(230)
    expect(total(rows.Township.map(({ communityCount }) => communityCount))).toBe(12)
  })

  test('codes stand under a county that does not exist, nine towns before seven townships', () => {
    const codes = rows.Township.map(({ code }) => code)
    expect(codes.slice(0, 9)).toEqual(Array.from({ length: 9 }, (_, i) => `${690121100 + i}`))
    expect(codes.slice(9)).toEqual(Array.from({ length: 7 }, (_, i) => `${690121200 + i}`))
    expect(by(rows.Township, ({ category }) => category)).toEqual({ TOWN: 9, TOWNSHIP: 6, ETHNIC_TOWNSHIP: 1 })
    expect(rows.Township.find(({ category }) => category === 'ETHNIC_TOWNSHIP')?.name).toBe('石桥民族乡')
    for (const village of rows.Village) {
      const township = rows.Township.find(({ name }) => name === village.township)!
      expect(village.code).toMatch(new RegExp(`^${township.code}2\\d\\d$`))
    }
    expect(new Set(rows.Village.map(({ code }) => code)).size).toBe(230)
  })

  test('villages are told apart by township and name, and some names occur in two townships', () => {
    expect(new Set(rows.Village.map(keyOf)).size).toBe(230)
    const twice = Object.values(by(rows.Village, ({ name }) => name)).filter((count) => count > 1)
    expect(twice.length).toBeGreaterThanOrEqual(2)
  })

  test('12 villages have minority residents: 7 poor and 5 not, one of these with 3 households', () => {
    const minority = rows.Village.filter(({ hasMinorityResidents }) => hasMinorityResidents)
    expect(minority).toHaveLength(12)
    expect(minority.filter(({ isRegisteredPoor }) => isRegisteredPoor)).toHaveLength(7)
    expect(minority.filter(({ minorityHouseholds }) => minorityHouseholds === 3)).toHaveLength(1)
  })
})

describe('poverty', () => {
  const poor = rows.Village.filter(({ isRegisteredPoor }) => isRegisteredPoor)
  const seven = poor.filter(({ hasMinorityResidents }) => hasMinorityResidents)
  const latest = (village: Village) => exitsOf(village).at(-1)!

  test('94 of 96 poor villages are out; of the 7 with minority residents all are', () => {
    expect(poor).toHaveLength(96)
    expect(poor.filter((village) => exitYear(village) !== null)).toHaveLength(94)
    expect(percent(94, 96)).toBe(97.92)
    expect(seven.map(exitYear).every((year) => year !== null)).toBe(true)
    expect(rows.PovertyExit).toHaveLength(96 * 4)
  })

  test('the seven villages have the stated figures', () => {
    const figures = seven.map((village) => {
      const { households, population, minorityHouseholds } = village
      const { registeredHouseholds, registeredPopulation, minorityRegisteredHouseholds } = latest(village)
      const poverty = [registeredHouseholds, registeredPopulation, minorityRegisteredHouseholds]
      return [households, population, minorityHouseholds, ...poverty, exitYear(village)!]
    })
    const sorted = figures.sort((a, b) => b[0]! - a[0]!)
    expect(sorted).toEqual([
      [412, 1689, 298, 121, 512, 84, 2017],
      [356, 1460, 201, 98, 421, 62, 2017],
      [301, 1234, 165, 87, 369, 45, 2018],
      [288, 1181, 110, 76, 318, 33, 2018],
      [264, 1082, 97, 69, 287, 29, 2018],
      [233, 955, 84, 58, 244, 24, 2019],
      [219, 898, 75, 51, 215, 20, 2019],
    ])
    const sums = [0, 1, 2, 3, 4, 5].map((at) => total(sorted.map((line) => line[at]!)))
    expect(sums).toEqual([2073, 8499, 1030, 560, 2366, 297])
  })

  test('in the seven, incidence falls from 27.84 to 0 and all who were registered are out', () => {
    const first = seven.map((village) => exitsOf(village)[0])
    expect(percent(total(first.map((e) => e!.remainingPopulation)), total(first.map((e) => e!.ruralPopulation)))).toBe(
      27.84,
    )
    for (const record of seven.map(latest)) {
      expect(record.remainingPopulation).toBe(0)
      expect(record.exitedHouseholds).toBe(record.registeredHouseholds)
      expect(record.exitedPopulation).toBe(record.registeredPopulation)
      expect(record.minorityExitedHouseholds).toBe(record.minorityRegisteredHouseholds)
    }
  })
})

describe('units', () => {
  test('39 units: 35 county-direct co-funders and 4 key units that are neither; 13 key units in all', () => {
    expect(rows.Unit).toHaveLength(39)
    expect(rows.Unit.filter((each) => each.isCountyDirect && each.isCoFunder)).toHaveLength(35)
    expect(rows.Unit.filter((each) => each.isKeyUnit)).toHaveLength(13)
    expect(rows.Unit.filter((each) => each.isKeyUnit && each.isCoFunder)).toHaveLength(9)
    const outside = rows.Unit.filter((each) => !each.isCountyDirect)
    expect(outside.map(({ name }) => name)).toEqual(['石桥民族乡', '城东社区', '石桥村', '县农产品公司'])
    expect(outside.every((each) => each.isKeyUnit && !each.isCoFunder)).toBe(true)
  })

  test('13 groups and plans in the key units, 39 letters, one county and one supervision group', () => {
    const key = rows.Unit.filter(({ isKeyUnit }) => isKeyUnit)
    expect(key.every((each) => each.hasLeadingGroup && each.leadingGroupOn && each.hasPlan && each.planOn)).toBe(true)
    expect(rows.Unit.filter(({ hasPlan }) => hasPlan)).toHaveLength(13)
    expect(rows.Unit.filter((each) => each.hasLetter && each.needsLetter && each.letterOn)).toHaveLength(39)
    expect(by(rows.LeadingGroup, (each) => `${each.level} ${each.category}`)).toEqual({
      'COUNTY CREATION': 1,
      'COUNTY SUPERVISION': 1,
      'UNIT CREATION': 13,
    })
    expect(new Set(rows.LeadingGroup.map(({ unit }) => unit).filter(Boolean))).toEqual(
      new Set(key.map(({ name }) => name)),
    )
  })

  test('every credit code passes, and the well-known ones are among them', () => {
    const codes = rows.Unit.map(({ creditCode }) => creditCode)
    expect(codes.filter(isCreditCode)).toHaveLength(39)
    expect(new Set(codes).size).toBe(39)
    const vectors =
      '11690121006901010G 11690121006901029D 12690121436901176F 54690121ME69020067 91690121MA6900014G 13690121506903039F 116901210000001820 11690121000000369Y 1169012100000006XU'
    for (const code of vectors.split(' ')) expect(codes).toContain(code)
    expect(isCreditCode('11690121006901010H')).toBe(false)
    expect(creditCode('11', '00690101')).toBe('11690121006901010G')
  })

  test('every link to a unit leads to one of the 39', () => {
    const names = new Set(rows.Unit.map(({ name }) => name))
    const linked = [
      ...rows.County.map((each) => each.leadUnit),
      ...rows.FundAllocation.map((each) => each.recipient),
      ...rows.Investment.flatMap((each) => [each.implementer, each.authority]),
      ...rows.DemonstrationSite.map((each) => each.unit),
      ...rows.GoalTask.map((each) => each.unit),
      ...rows.WorkplanTask.map((each) => each.lead),
      ...rows.PublicityChannel.map((each) => each.operator),
      ...rows.PublicityRecord.map((each) => each.organizer),
      ...rows.SupervisionFinding.map((each) => each.unit),
      ...[...rows.Agreement, ...rows.Recognition].map((each) => each.unit),
      ...rows.AssessmentScore.flatMap((each) => each.unit ?? []),
    ]
    expect(linked.filter((name) => !names.has(name))).toEqual([])
  })
})

describe('money', () => {
  const of = (channel: string) => {
    const sources = rows.FundingSource.filter((each) => each.channel === channel).map(({ name }) => name)
    return rows.FundAllocation.filter(({ source }) => sources.includes(source.name))
  }
  const allocated = (list: typeof rows.FundAllocation) => total(list.map((each) => fen(each.allocated)))

  test('450,000 came from above: 400,000 and 50,000, over 8 of 13 sites', () => {
    const upper = of('UPPER_SPECIAL')
    expect(upper).toHaveLength(9)
    expect(allocated(upper)).toBe(45_000_000)
    expect(allocated(upper.filter(({ source }) => source.name === '少数民族发展资金'))).toBe(40_000_000)
    expect(new Set(upper.map(({ site }) => site?.name)).size).toBe(8)
    const perSite = [80000, 60000, 60000, 50000, 50000, 40000, 30000, 30000, 50000]
    expect(upper.map((each) => fen(each.allocated) / 100)).toEqual(perSite)
    const sites = new Set(rows.DemonstrationSite.map((site) => `${site.unit} ${site.name}`))
    expect(upper.every(({ site }) => site && sites.has(`${site.unit} ${site.name}`))).toBe(true)
  })

  test('35 units gave 280,000 of their own: 7 × 20,000 and 28 × 5,000', () => {
    const own = of('OWN_SOURCE')
    expect(by(own, (each) => each.allocated)).toEqual({ '20000.00': 7, '5000.00': 28 })
    expect(new Set(own.map(({ recipient }) => recipient)).size).toBe(35)
    expect(allocated(own)).toBe(28_000_000)
  })

  test('need 1,040,000, secured 730,000, gap 310,000 = 29.81 %', () => {
    const need = total(rows.DemonstrationSite.map((each) => fen(each.plannedCost)))
    const secured = allocated([...of('UPPER_SPECIAL'), ...of('OWN_SOURCE')])
    expect([need, secured, need - secured]).toEqual([104_000_000, 73_000_000, 31_000_000])
    expect(percent(need - secured, need)).toBe(29.81)
  })

  test('315,000 of 450,000 is paid: 70 %, 28.33 points ahead of five months of twelve', () => {
    const upper = of('UPPER_SPECIAL')
    expect(total(upper.map((each) => fen(each.paid)))).toBe(31_500_000)
    expect(percent(31_500_000, 45_000_000)).toBe(70)
    expect(Math.round((70 - 500 / 12) * 100) / 100).toBe(28.33)
  })

  test('the county subsidy was planned but not given, the demonstration-county subsidy is outside the plan and unknown', () => {
    const county = rows.FundingSource.find((each) => each.channel === 'COUNTY_SUBSIDY')!
    expect([county.planned, county.allocated]).toEqual(['100000.00', '0.00'])
    const outside = rows.FundingSource.filter((each) => each.inPlan === false)
    expect(outside.map(({ name, allocated: amount }) => [name, amount])).toEqual([['示范县创建专项补助', null]])
    expect(isRedacted('FundingSource', outside[0]!, 'allocated')).toBe(true)
  })

  test('13,110,000 in seven projects, 11,760,000 of it in the ethnic township, industry 35.47 %', () => {
    const sum = (list: typeof rows.Investment) => total(list.map((each) => fen(each.total))) / 100
    const category = (name: string) => rows.Investment.filter((each) => each.category === name)
    expect(rows.Investment).toHaveLength(7)
    expect(sum(category('INFRASTRUCTURE'))).toBe(7_110_000)
    expect(sum(category('INDUSTRY'))).toBe(4_650_000)
    expect(sum(rows.Investment.filter(({ township }) => township === '石桥民族乡'))).toBe(11_760_000)
    expect(sum(category('EDUCATION'))).toBe(1_350_000)
    expect(sum(rows.Investment)).toBe(13_110_000)
    expect(percent(4_650_000, 13_110_000)).toBe(35.47)
  })
})

describe('work', () => {
  test('13 sites: mean progress 89.77, 5 complete, 11 forecast by 20 June', () => {
    const progress = rows.DemonstrationSite.map((each) => Number(each.progress))
    expect(by(progress, String)).toEqual({ '55': 1, '60': 1, '92': 6, '100': 5 })
    expect(Math.round((100 * total(progress)) / 13) / 100).toBe(89.77)
    const soon = rows.DemonstrationSite.filter((each) => notAfter(each.forecastCompletionOn, '2020-06-20'))
    expect(percent(soon.length, 13)).toBe(84.62)
    expect(rows.DemonstrationSite.every((each) => each.plannedCompletionOn === '2020-06-30')).toBe(true)
  })

  test('338 goal rows: 26 goals in groups of 8, 3, 5 and 10 for 13 units; 26 tasks on the wall chart', () => {
    expect(rows.GoalTask).toHaveLength(338)
    expect(by(rows.GoalTask.slice(0, 26), ({ group }) => group)).toEqual({ JING: 8, TE: 3, YOU: 5, JIN: 10 })
    expect(new Set(rows.GoalTask.map((each) => `${each.code} ${each.unit}`)).size).toBe(338)
    expect(rows.WorkplanTask).toHaveLength(26)
    const due = rows.WorkplanTask.filter((each) => each.dueOn <= today)
    const inTime = due.filter((each) => each.completedOn && each.completedOn <= each.dueOn)
    expect([due.length, inTime.length]).toEqual([20, 18])
  })

  test('23 posts, 191 signs in one row, ten activities, the 17th month, eight departments', () => {
    const posts = rows.PublicityRecord.filter(({ category }) => category === 'POST')
    expect(Object.values(by(posts, ({ heldOn }) => heldOn.slice(0, 7)))).toEqual([4, 6, 9, 4])
    expect(rows.ChannelReading.map((each) => each.posts)).toEqual([4, 10, 19, 23])
    for (const reading of rows.ChannelReading) {
      const until = posts.filter(({ heldOn }) => heldOn <= reading.asOf)
      expect([until.length, total(until.map(({ reads }) => reads!))]).toEqual([reading.posts, reading.reads])
    }
    const signs = rows.PublicityRecord.filter(({ category }) => category === 'SIGN')
    expect(signs.map(({ quantity }) => quantity)).toEqual([191])
    expect(rows.PublicityRecord).toHaveLength(23 + 1 + 10)
    expect(rows.PublicityRecord.find((each) => each.category === 'PUBLICITY_MONTH')?.ordinal).toBe(2020 - 2003)
    expect(rows.PublicityRecord.find((each) => each.category === 'OUTREACH')?.participatingUnits).toBe(8)
  })

  test('one account with 300余 followers, two groups, one street', () => {
    expect(by(rows.PublicityChannel, ({ category }) => category)).toMatchObject({
      WECHAT_OFFICIAL_ACCOUNT: 1,
      WECHAT_GROUP: 2,
      STREET: 1,
    })
    const over = { followers: 300, followersQualifier: 'OVER' }
    expect(rows.PublicityChannel[0]).toMatchObject(over)
    expect(rows.ChannelReading.at(-1)).toMatchObject({ asOf: today, ...over })
  })

  test('four county rounds and one survey; 11 of 15 findings closed, 12 of 17 with the survey, one overdue', () => {
    expect(by(rows.SupervisionRound, ({ level }) => level)).toEqual({ COUNTY: 4, MUNICIPAL: 1 })
    const county = rows.SupervisionFinding.filter(({ round }) => round.level === 'COUNTY')
    expect(Object.values(by(county, ({ round }) => String(round.sequence)))).toEqual([5, 4, 3, 3])
    expect(by(county, ({ category }) => category)).toEqual({
      ATTENTION_LACKING: 3,
      POLICY_STUDY_WEAK: 4,
      PROGRESS_LAG: 4,
      RECORDS: 2,
      FUNDING: 2,
    })
    const closed = (list: typeof county) => list.filter(({ status }) => status === 'CLOSED').length
    expect([closed(county), percent(closed(county), 15)]).toEqual([11, 73.33])
    expect(percent(closed(rows.SupervisionFinding), rows.SupervisionFinding.length)).toBe(70.59)
    expect(county.filter((each) => each.status !== 'CLOSED' && each.dueOn < today)).toHaveLength(1)
    expect(by(county, ({ action }) => action)).toEqual({ INTERVIEW: 3, GUIDANCE: 4, NONE: 8 })
  })

  test('86.5 of 100 points, 3.5 short; no veto; five milestones, three to come', () => {
    const base = rows.AssessmentScore.filter(({ category }) => category === 'BASE')
    expect(total(base.map((each) => Number(each.maxScore)))).toBe(100)
    const self = total(base.map((each) => Number(each.selfScore)))
    expect([self, Number(rows.AssessmentFramework[0]!.passScore) - self]).toEqual([86.5, 3.5])
    const vetoes = rows.AssessmentScore.filter(({ category }) => category === 'VETO')
    expect(vetoes.map(({ vetoTriggered }) => vetoTriggered)).toEqual([false, false, false])
    expect(rows.Milestone.filter(({ heldOn }) => heldOn === null).map(({ plannedOn }) => plannedOn)).toEqual([
      '2020-07',
      '2020-07',
      '2020-08',
    ])
    expect(rows.Agreement).toMatchObject([{ field: 'EDUCATION', status: 'INTENTION', pupils: null }])
  })
})

test('no rule is broken', () => {
  expect(violations(rows)).toEqual([])
})

test('all 22 rosters have rows, and no cell is blank text', () => {
  expect(Object.keys(sampleCounty)).toHaveLength(22)
  for (const list of Object.values(sampleCounty)) {
    expect(list.length).toBeGreaterThan(0)
    for (const row of list) expect(Object.values(row)).not.toContain('')
  }
})

test('days compare as intervals', () => {
  expect(span('2020-06')).toEqual(['2020-06-01', '2020-06-31'])
  expect(notAfter('2020-06-11/2020-06-20', '2020-06-20')).toBe(true)
})

test('the numbers of the refused workbook look real but are nobody’s', () => {
  expect(madeUpNumber('19600110', 100)).toMatch(/^690121\d{11}[\dX]$/)
})
