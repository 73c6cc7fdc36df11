import { rosters } from '../../src/county/rosters'
import { importFiles } from '../../src/intake/intake'
import { forget, learnAlias, learnedAll } from '../../src/intake/match/learned'
import { applyPlan } from '../../src/intake/settle/plan'
import { changesBetween } from '../../src/store/history/changes'
import { undoImport } from '../../src/store/history/undo'
import type { Store } from '../../src/store/store'
import { countyStore } from '../support/county'
import { dialects } from '../support/databases'
import { dump } from '../support/dump'
import { book, clean, edited } from '../support/workbooks'

const FUNDS = '04-资金.xlsx'
const SHEET = '资金分配'

/** The funds workbook with two amounts changed, one row gone and one row new. */
const reissued = () =>
  edited(FUNDS, SHEET, (rows) => {
    const paid = rows[0]!.findIndex((header) => String(header).startsWith('支付资金'))
    const document = rows[0]!.findIndex((header) => String(header).startsWith('资金文号'))
    const copy = rows.map((row) => row.slice())
    copy[1]![paid] = Number(copy[1]![paid]) - 100
    copy[2]![paid] = Number(copy[2]![paid]) - 200
    const fresh = copy[3]!.slice()
    fresh[document] = '样民宗发〔2020〕99号'
    return [...copy.filter((_, i) => i !== 5), fresh]
  })

describe.each(dialects)('an import as a reviewed change on %s', (dialect) => {
  let store: Store
  let before: Awaited<ReturnType<typeof dump>>
  beforeAll(async () => {
    store = await countyStore(dialect)
    before = await dump(store)
  })
  afterAll(() => store.close())

  it('plans without touching the data, applies exactly the plan, once', async () => {
    const planned = await importFiles(store, [reissued()], { dryRun: true })
    expect(planned).toMatchObject({ id: null, dryRun: true, totals: { created: 1, updated: 2, refused: 0, absent: 1 } })
    expect(await dump(store)).toEqual(before)
    const rows = await store.read(
      'SELECT action, source_row, changes FROM plan_row WHERE plan_id = ? AND action <> ? ORDER BY n',
      [planned.plan!, 'unchanged'],
    )
    expect(rows.map(([action]) => action)).toEqual(['update', 'update', 'create', 'absent'])
    expect(JSON.parse(String(rows[0]![2]))).toEqual([
      { field: 'paid', old: expect.any(String), new: expect.any(String) },
    ])
    const applied = await applyPlan(store, planned.plan!)
    expect(applied).toMatchObject({ id: '2', dryRun: false, totals: planned.totals })
    await expect(applyPlan(store, planned.plan!)).rejects.toMatchObject({ code: 'PLAN_REFUSED' })
    expect((await importFiles(store, [reissued()], { again: true })).totals).toMatchObject({
      created: 0,
      updated: 0,
      refused: 0,
    })
  })

  it('tells of a file that came in before, and makes no plan of it', async () => {
    const planned = await importFiles(store, clean(), { dryRun: true })
    expect(planned).toMatchObject({ id: null, dryRun: true, totals: { created: 0, updated: 0, unchanged: 0 } })
    expect(planned.plan).toBeUndefined()
    expect(new Set(planned.files.map(({ status }) => status))).toEqual(new Set(['duplicate']))
  })

  it('applies a plan although something was learned since', async () => {
    const file = await book('平台12月.xlsx', {
      Sheet1: [
        ['台子名', '面向'],
        ['夜校台', '干部'],
      ],
    })
    const planned = await importFiles(store, [file], {
      dryRun: true,
      roster: 'PublicityChannel',
      map: { 台子名: 'name', 面向: 'audience' },
    })
    await learnAlias(store, store.rosters.find(({ name }) => name === 'Township')!, '老城', '1')
    expect((await applyPlan(store, planned.plan!)).totals).toMatchObject({ created: 1 })
    const learned = await learnedAll(store)
    expect(learned.map(({ said }) => said)).toEqual(['老城', '台子名', '面向'])
    expect(new Set(learned.map(({ id }) => id)).size).toBe(3)
    for (const { id } of learned) await forget(store, id)
    const [[last] = []] = await store.read('SELECT max(id) FROM "import"')
    await undoImport(store, Number(last))
  })

  it('refuses a plan when the data changed since', async () => {
    const planned = await importFiles(
      store,
      [
        await book('节点.xlsx', {
          工作节点: [
            ['事项', '节点类型', '级别'],
            ['新节点', '观摩', '省级'],
          ],
        }),
      ],
      { dryRun: true },
    )
    await importFiles(store, [
      await book('别的.xlsx', {
        工作节点: [
          ['事项', '节点类型', '级别'],
          ['别的节点', '观摩', '市级'],
        ],
      }),
    ])
    await expect(applyPlan(store, planned.plan!)).rejects.toThrow(/data changed/)
    await expect(applyPlan(store, 'nonsense')).rejects.toThrow(/no plan/)
  })

  it('tells what changed between two imports', async () => {
    const { totalCount, nodes } = await changesBetween(store, 1, 2)
    expect(totalCount).toBe(3)
    expect(nodes.map((change) => change.action).sort()).toEqual(['created', 'updated', 'updated'])
    const back = await changesBetween(store, 2, 1)
    expect(back.nodes.map((change) => change.action).sort()).toEqual(['removed', 'updated', 'updated'])
  })

  it('undoes an import and brings back the exact former answers, and undoes the undo', async () => {
    const after = await dump(store)
    const [[last] = []] = await store.read('SELECT max(id) FROM "import"')
    for (let id = Number(last); id > 1; id--) {
      const report = await undoImport(store, id)
      expect(report.totals).toMatchObject({ kept: 0, failed: 0 })
    }
    expect(await dump(store)).toEqual(before)
    await expect(undoImport(store, 2)).rejects.toMatchObject({ code: 'UNDO_REFUSED' })
    const [[latest] = []] = await store.read('SELECT max(id) FROM "import"')
    for (let id = Number(latest); id > Number(last); id--) await undoImport(store, id)
    expect(await dump(store)).toEqual(after)
  })

  it('sorts an undo into reversed, kept and failed', async () => {
    const first = await importFiles(store, [
      await book('新单位.xlsx', {
        创建单位: [
          ['单位名称', '抽调人数'],
          ['县气象局', 2],
          ['县地震局', 3],
          ['县档案局', 1],
        ],
      }),
    ])
    await importFiles(store, [
      await book('改单位.xlsx', {
        创建单位: [
          ['单位名称', '抽调人数'],
          ['县地震局', 5],
        ],
      }),
    ])
    await importFiles(store, [
      await book('表彰.xlsx', {
        表彰肯定: [
          ['事项', '单位'],
          ['先进单位', '县档案局'],
        ],
      }),
    ])
    const report = await undoImport(store, Number(first.id))
    expect(report.totals).toEqual({ reversed: 1, kept: 1, failed: 1 })
    expect(report.kept[0]).toMatchObject({ roster: 'Unit', label: '县地震局' })
    expect(report.failed[0]).toMatchObject({
      roster: 'Unit',
      label: '县档案局',
      reason: { zh: expect.stringContaining('表彰肯定') },
    })
  })

  it('makes absent rows inactive only when the whole is synchronised', async () => {
    const sheet = (names: string[]) =>
      book('平台.xlsx', { 宣传平台: [['平台名称', '平台类型'], ...names.map((name) => [name, '其他'])] })
    await importFiles(store, [await sheet(['一台', '二台', '三台'])])
    const seen = await importFiles(store, [await sheet(['一台', '三台'])])
    expect(seen.totals).toMatchObject({ absent: 1, unchanged: 2 })
    expect(await store.read('SELECT is_active FROM publicity_channel WHERE name = ?', ['二台'])).toEqual([[1]])
    const replaced = await importFiles(store, [await sheet(['一台', '三台'])], { strategy: 'REPLACE' })
    expect(replaced.totals.absent).toBe(1)
    expect(await store.read('SELECT is_active FROM publicity_channel WHERE name = ?', ['二台'])).toEqual([[0]])
    expect((await importFiles(store, [await sheet(['一台', '二台', '三台'])], { again: true })).totals).toMatchObject({
      updated: 1,
    })
    expect(await store.read('SELECT is_active FROM publicity_channel WHERE name = ?', ['二台'])).toEqual([[1]])
  })

  it('keeps the strategies: create only, update only; a blank clears only on request', async () => {
    const sheet = (rows: (string | number)[][], name = '群.xlsx') =>
      book(name, { 宣传平台: [['平台名称', '受众'], ...rows] })
    await importFiles(store, [await sheet([['甲群', '干部']])])
    expect(
      (
        await importFiles(
          store,
          [
            await sheet(
              [
                ['甲群', '群众'],
                ['乙群', '群众'],
              ],
              '群2.xlsx',
            ),
          ],
          { strategy: 'CREATE_ONLY' },
        )
      ).totals,
    ).toMatchObject({ created: 1, updated: 0, unchanged: 1 })
    expect(
      (
        await importFiles(
          store,
          [
            await sheet(
              [
                ['甲群', '群众'],
                ['丙群', '群众'],
              ],
              '群3.xlsx',
            ),
          ],
          { strategy: 'UPDATE_ONLY' },
        )
      ).totals,
    ).toMatchObject({ created: 0, updated: 1, refused: 1 })
    expect((await importFiles(store, [await sheet([['甲群', '']], '群4.xlsx')])).totals).toMatchObject({ unchanged: 1 })
    expect(
      (await importFiles(store, [await sheet([['甲群', '']], '群5.xlsx')], { blanks: 'CLEAR' })).totals,
    ).toMatchObject({ updated: 1 })
    expect(await store.read('SELECT audience FROM publicity_channel WHERE name = ?', ['甲群'])).toEqual([[null]])
  })

  it('names both cells when two sheets of one call contradict each other', async () => {
    const a = await book('甲.xlsx', {
      创建单位: [
        ['单位名称', '抽调人数'],
        ['县水务局', 4],
      ],
    })
    const b = await book('乙.xlsx', {
      创建单位: [
        ['单位名称', '抽调人数'],
        ['县水务局', 7],
      ],
    })
    for (const files of [
      [a, b],
      [b, a],
    ]) {
      const report = await importFiles(store, files, { dryRun: true })
      expect(report.totals.conflicts).toBe(1)
      const faults = report.files
        .flatMap((f) => f.sheets.flatMap((s) => s.faults))
        .filter((f) => f.code === 'CELL_CONFLICT')
      expect(faults[0]!.message.zh).toMatch(/^B2：.*乙\.xlsx《创建单位》B2|^B2：.*甲\.xlsx《创建单位》B2/)
    }
  })

  it('remembers what the user states, shows it as learned, and forgets on request', async () => {
    const sheet = (name: string) =>
      book(name, {
        Sheet1: [
          ['台子', '人群分布'],
          ['学习台', '干部'],
        ],
      })
    const told = await importFiles(store, [await sheet('平台6月.xlsx')], {
      roster: 'PublicityChannel',
      map: { 台子: 'name', 人群分布: 'audience' },
    })
    expect(told.files[0]!.sheets[0]!.columns.map((c) => c.by)).toEqual(['stated', 'stated'])
    const again = await importFiles(store, [await sheet('平台7月.xlsx')], { roster: 'PublicityChannel', dryRun: true })
    expect(again.files[0]!.sheets[0]!.columns.map((c) => c.by)).toEqual(['learned', 'learned'])
    for (const { id } of await learnedAll(store)) expect(await forget(store, id)).toBe(true)
    const forgotten = await importFiles(store, [await sheet('平台8月.xlsx')], {
      roster: 'PublicityChannel',
      dryRun: true,
    })
    expect(forgotten.files[0]!.status).toBe('refused')
  })

  it('suggests near names and never matches them silently; an alias says who is meant', async () => {
    const sheet = () =>
      book('表彰2.xlsx', {
        表彰肯定: [
          ['事项', '单位'],
          ['嘉奖', '会师旧阯'],
        ],
      })
    const findings = () =>
      book('问题.xlsx', {
        督查问题: [
          ['年度', '督查级别', '轮次', '问题编号', '责任单位'],
          [2020, '县级', 1, 'Z9', '会师旧阯'],
        ],
      })
    const refused = await importFiles(store, [await findings()], { dryRun: true })
    expect(refused.files[0]!.sheets[0]!.faults[0]!.message.zh).toMatch(/是不是“会师旧址”/)
    const unit = rosters.find((r) => r.name === 'Unit')!
    const [[id] = []] = await store.read('SELECT id FROM unit WHERE name = ?', ['会师旧址'])
    await learnAlias(store, unit, '会师旧阯', String(id))
    expect((await importFiles(store, [await findings(), await sheet()], { dryRun: true })).totals).toMatchObject({
      created: 2,
      refused: 0,
      linked: 0,
    })
  })
})
