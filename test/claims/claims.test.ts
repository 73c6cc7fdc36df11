/** The claims of the county report (C01 to C42), each a check over the sample county loaded from the workbooks an office hands in. */
import type { Store } from '../../src/store/store'
import { ask, count, figure, made, one, parts, sampleStore } from '../measure/county'
import { dialects } from '../support/databases'

describe.each(dialects)('the report over %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await sampleStore(dialect)
  }, 180_000)
  afterAll(() => store.close())

  const value = async (code: string): Promise<string | null> => (await one(store, code)).value
  const share = async (code: string): Promise<string> => {
    const { numerator, denominator } = await one(store, code)
    return `${numerator}/${denominator}`
  }
  const broken = async (code: string, by: string) => parts(await one(store, code, { breakdown: true }), by)
  const text = async (sql: string): Promise<unknown[]> => (await store.read(sql)).flat()

  describe('organisation', () => {
    test('C01 the united-front department leads a county that works for the provincial level', async () => {
      expect(
        await count(store, 'County', {
          programmeLevel: { eq: 'PROVINCIAL' },
          leadUnit: { name: { eq: '县委统战部' } },
        }),
      ).toBe('1')
    })
    test('C03 the county has its leading group', async () => expect(await value('I-01')).toBe('1'))
    test('C04 each of the 13 units has a leading group and has set staff aside', async () => {
      expect(await share('I-02')).toBe('13/13')
      expect(await count(store, 'LeadingGroup', { level: { eq: 'UNIT' } })).toBe('13')
      expect(await count(store, 'Unit', { isKeyUnit: { eq: true }, dedicatedStaff: { gt: 0 } })).toBe('13')
    })
    test('C05 every unit has issued its plan', async () => expect(await share('I-03')).toBe('13/13'))
    test('C06 a promotion meeting was held', async () =>
      expect(await count(store, 'Milestone', { category: { eq: 'PROMOTION_MEETING' }, heldOn: { lte: '$on' } })).toBe(
        '1',
      ))
    test('C07 the wall chart is drawn up: 26 tasks, 18 of the 20 that are due done in time', async () => {
      expect(await count(store, 'Milestone', { category: { eq: 'WORKPLAN' }, heldOn: { isNull: false } })).toBe('1')
      expect(await count(store, 'WorkplanTask')).toBe('26')
      expect(await share('I-05')).toBe('18/20')
    })
    test('C08 letters are signed', async () => expect(await share('I-04')).toBe('39/39'))
  })

  describe('publicity', () => {
    test('C02 no study meeting is recorded, which is a count of none and not a blank', async () =>
      expect(await count(store, 'PublicityRecord', { category: { eq: 'STUDY_MEETING' } })).toBe('0'))
    test('C09 one public account', async () =>
      expect(await count(store, 'PublicityChannel', { category: { eq: 'WECHAT_OFFICIAL_ACCOUNT' } })).toBe('1'))
    test('C10 over 300 followers', async () => {
      expect(await value('I-08')).toBe('300')
      expect(await text(`SELECT followers_qualifier FROM channel_reading WHERE as_of = 20200615`)).toEqual(['OVER'])
    })
    test('C11 23 posts: 4, 6, 9 and 4 a month', async () => {
      expect(await value('I-07')).toBe('23')
      expect(await broken('I-07', 'MONTH')).toEqual({ '2020-03': '4', '2020-04': '6', '2020-05': '9', '2020-06': '4' })
    })
    test('C12 two groups', async () =>
      expect(await count(store, 'PublicityChannel', { category: { eq: 'WECHAT_GROUP' } })).toBe('2'))
    test('C13 one publicity street', async () =>
      expect(await count(store, 'PublicityChannel', { category: { eq: 'STREET' } })).toBe('1'))
    test('C14 191 signs, in one row', async () => {
      expect(await value('I-09')).toBe('191')
      expect(await count(store, 'PublicityRecord', { category: { eq: 'SIGN' } })).toBe('1')
    })
    test('C15 the 17th publicity month, the first having been in 2004', async () =>
      expect(
        await text(
          `SELECT ordinal - (held_on / 10000 - 2003), ordinal FROM publicity_record WHERE category = 'PUBLICITY_MONTH'`,
        ),
      ).toEqual([0, 17]))
    test('C16 eight departments reached out', async () => expect(await value('I-11')).toBe('8'))
    test('C17 one initiative', async () =>
      expect(await count(store, 'PublicityRecord', { category: { eq: 'INITIATIVE' } })).toBe('1'))
    test('C18 the theme of May', async () =>
      expect(
        await count(store, 'PublicityRecord', { category: { eq: 'MONTHLY_THEME' }, heldOn: { eq: '2020-05' } }),
      ).toBe('1'))
    test('C19 two organisers gave flags once', async () => {
      const given = { category: { eq: 'FLAG_DONATION' } }
      expect(await count(store, 'PublicityRecord', given)).toBe('1')
      expect(
        await count(store, 'PublicityRecord', {
          ...given,
          organizer: { name: { eq: '县司法局' } },
          coOrganizers: { eq: '县民宗局' },
        }),
      ).toBe('1')
    })
    test('C20 special reports by the media centre', async () =>
      expect(await count(store, 'PublicityRecord', { category: { eq: 'MEDIA_REPORT' } })).toBe('1'))
    test('ten activities besides posts and signs', async () => expect(await value('I-10')).toBe('10'))
  })

  describe('goals, sites, cooperation', () => {
    test('C22 8 + 3 + 5 + 10 = 26 goals', async () => {
      const goals = made({ roster: 'GoalTask', aggregate: { countDistinct: 'code' } }, ['group'])
      const [found] = await ask(store, { codes: ['X-01'], extra: [goals], breakdown: true })
      expect([found!.value, parts(found!, 'group')]).toEqual(['26', { 精: '8', 特: '3', 优: '5', 进: '10' }])
    })
    test('C23 the heritage site is an education base of three levels and held three kinds of activity', async () => {
      expect(await text(`SELECT base_levels FROM demonstration_site WHERE base_levels IS NOT NULL`)).toEqual([
        '国家级、省级、市级',
      ])
      expect(
        await count(store, 'PublicityRecord', {
          category: { in: ['CONTEST', 'PERFORMANCE', 'SPEECH'] },
          organizer: { name: { eq: '会师旧址' } },
        }),
      ).toBe('3')
    })
    test('C24 the province has affirmed the education bureau', async () =>
      expect(
        await count(store, 'Recognition', { grantorLevel: { eq: 'PROVINCIAL' }, unit: { name: { eq: '县教育局' } } }),
      ).toBe('1'))
    test('C25 an intention to school pupils, their number unknown', async () => {
      expect(await value('I-16')).toBe('1')
      expect(await broken('I-16', 'status')).toEqual({ 意向: '1' })
      expect(await figure(store, { roster: 'Agreement', aggregate: { sum: 'pupils' } })).toBeNull()
    })
    test('C26 a township history hall', async () =>
      expect(
        await count(store, 'PublicityRecord', {
          category: { eq: 'EXHIBITION' },
          organizer: { category: { eq: 'TOWNSHIP' } },
        }),
      ).toBe('1'))
    test('C27 13 units run sites, all to be done by the end of June', async () => {
      expect([await value('I-12'), await value('I-14')]).toEqual(['13', '89.77'])
      expect(await count(store, 'DemonstrationSite', { plannedCompletionOn: { lte: '2020-06-30' } })).toBe('13')
    })
    test('C40 11 of the 13 will be ready by the middle of June', async () => {
      expect(await share('I-15')).toBe('11/13')
      expect(await value('I-15')).toBe('84.62')
    })
  })

  describe('supervision', () => {
    test('C28 a supervision group is formed', async () =>
      expect(await count(store, 'LeadingGroup', { category: { eq: 'SUPERVISION' } })).toBe('1'))
    test('C29 four rounds, two in April and two in June', async () => {
      expect(await value('I-17')).toBe('4')
      expect(await broken('I-17', 'MONTH')).toEqual({ '2020-04': '2', '2020-06': '2' })
    })
    test('C30 one survey from above, at the end of May', async () => {
      expect(await value('I-18')).toBe('1')
      expect(await broken('I-18', 'MONTH')).toEqual({ '2020-05': '1' })
    })
    test('C31 15 findings, 11 closed, one overdue; three talks, four times guidance', async () => {
      expect(await broken('I-19', 'category')).toEqual({
        重视不够: '3',
        学习不够: '4',
        进度滞后: '4',
        经费: '2',
        资料: '2',
      })
      expect([await value('I-19'), await value('I-20'), await value('I-22'), await value('I-23')]).toEqual([
        '15',
        '73.33',
        '1',
        '3',
      ])
      expect(await count(store, 'SupervisionFinding', { action: { eq: 'GUIDANCE' } })).toBe('4')
      expect(await share('I-21')).toBe('9/12')
    })
  })

  describe('money', () => {
    test('C32 three channels', async () => {
      const sources = made({ roster: 'FundingSource', aggregate: { count: true } }, ['channel'])
      const [found] = await ask(store, { codes: ['X-01'], extra: [sources], breakdown: true })
      expect(parts(found!, 'channel')).toEqual({ 省市专项: '3', 县级补助: '1', 单位自筹: '1' })
    })
    test('C33 450,000 yuan = 400,000 + 50,000', async () => {
      expect(await value('I-24')).toBe('450000.00')
      expect(await broken('I-24', 'source.line')).toEqual({
        少数民族发展资金: '400000.00',
        教育基地专项补助: '50000.00',
      })
    })
    test('C34 35 county-direct units pay', async () => expect(await value('I-25')).toBe('35'))
    test('C41 outside the provincial plan, its amount blacked out; 8 of 13 sites subsidised; 310,000 short', async () => {
      const outside = { inPlan: { eq: false } }
      expect(await count(store, 'FundingSource', outside)).toBe('1')
      expect(
        await figure(store, { roster: 'FundingSource', where: outside, aggregate: { sum: 'allocated' } }),
      ).toBeNull()
      expect(await share('I-26')).toBe('8/13')
      expect([await value('I-30'), await value('I-31')]).toEqual(['310000.00', '29.81'])
    })
    test('13 key units, 35 payers and 8 subsidised sites are three different sets', async () => {
      const sets = [
        { isKeyUnit: { eq: true } },
        { isCoFunder: { eq: true } },
        { isKeyUnit: { eq: true }, isCoFunder: { eq: true } },
      ]
      expect(await Promise.all(sets.map((where) => count(store, 'Unit', where)))).toEqual(['13', '35', '9'])
    })
  })

  describe('poverty and investment', () => {
    test('C35 all 7 poor villages with minority residents are out; of all 96, 94', async () => {
      expect(await share('I-33')).toBe('7/7')
      expect([await share('I-34'), await value('I-34')]).toEqual(['94/96', '97.92'])
    })
    test('C36 all registered minority households are out', async () => expect(await share('I-35')).toBe('297/297'))
    test('C37 the ethnic township: infrastructure and industry', async () => {
      expect(await value('I-37')).toBe('11760000.00')
      expect(await broken('I-37', 'category')).toEqual({ 基础设施: '7110000.00', 产业发展: '4650000.00' })
    })
    test('C38 the ethnic primary school is rebuilt and extended', async () => {
      expect(await value('I-38')).toBe('1350000.00')
      expect(await broken('I-38', 'UNIT')).toEqual({ 县民族小学: '1350000.00' })
    })
  })

  describe('the way to acceptance', () => {
    test('C39 86.5 points, 3.5 short of 90', async () => {
      expect([await value('I-42'), await value('I-43'), await value('I-45')]).toEqual(['86.50', '3.50', '0'])
    })
    test('C39 a year that nothing was assessed in has no total, and no gap either', async () => {
      const next = { on: '2021-01-20' }
      expect([await one(store, 'I-42', next), await one(store, 'I-43', next)]).toMatchObject([
        { value: null, status: 'M' },
        { value: null, status: 'M' },
      ])
    })
    test('C42 July: observation and peer inspection; August: acceptance', async () => {
      const planned = (period: string) =>
        count(store, 'Milestone', { plannedOn: { eq: period }, heldOn: { isNull: true } })
      expect([await planned('2020-07'), await planned('2020-08')]).toEqual(['2', '1'])
      expect(await share('I-44')).toBe('2/2')
    })
  })

  test('every value the sample states', async () => {
    const found = new Map((await ask(store)).map((each) => [each.code, each.value]))
    const stated = {
      'I-07': '23',
      'I-09': '191',
      'I-12': '13',
      'I-14': '89.77',
      'I-15': '84.62',
      'I-17': '4',
      'I-20': '73.33',
      'I-24': '450000.00',
      'I-25': '35',
      'I-27': '93.33',
      'I-28': '70.00',
      'I-29': '28.33',
      'I-30': '310000.00',
      'I-31': '29.81',
      'I-33': '100.00',
      'I-34': '97.92',
      'I-39': '35.47',
      'I-42': '86.50',
      'I-43': '3.50',
      'I-41': '100.00',
      'I-46': '100.00',
      'I-47': '100.00',
      'I-48': '100.00',
    }
    expect(Object.fromEntries(Object.keys(stated).map((code) => [code, found.get(code)]))).toEqual(stated)
    expect([...found.values()].filter((each) => each === null)).toHaveLength(1)
    expect((await one(store, 'I-29', { on: '2020-05-31' })).value).toBe('28.33')
  })
})
