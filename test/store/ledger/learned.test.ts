import { rosters } from '../../../src/county/rosters'
import { tableColumns } from '../../../src/facts/as-table'
import {
  aliasesOf,
  allLearned,
  forgetLearned,
  type NewLearned,
  replaceLearned,
} from '../../../src/store/ledger/learned'
import type { Store } from '../../../src/store/store'
import { dialects, freshStore } from '../../support/databases'

const lesson = (said: string, means: string, more: Partial<NewLearned> = {}): NewLearned => ({
  kind: 'HEADING',
  roster: 'Village',
  source: '村表',
  said,
  means,
  learnedAt: '2020-06-01T00:00:00.000Z',
  ...more,
})

describe.each(dialects)('what was learned, on %s', (dialect) => {
  let store: Store
  beforeAll(async () => {
    store = await freshStore(dialect)
  })
  afterAll(() => store.close())
  const learn = (...lessons: NewLearned[]) =>
    store.write(async (writer) => {
      for (const one of lessons) await replaceLearned(writer, one)
    })

  it('numbers lessons and gives them back in the order they were learned', async () => {
    await learn(lesson('户数', 'households'), lesson('金额', '万元', { kind: 'UNIT' }))
    expect(await allLearned(store)).toEqual([
      { id: 1, ...lesson('户数', 'households') },
      { id: 2, ...lesson('金额', '万元', { kind: 'UNIT' }) },
    ])
  })

  it('lets a newer lesson take the place of the same words, and of no others', async () => {
    await learn(lesson('户数', 'population'), lesson('户数', 'name', { source: '别表' }))
    expect((await allLearned(store)).map(({ id, source, means }) => [id, source, means])).toEqual([
      [2, '村表', '万元'],
      [3, '村表', 'population'],
      [4, '别表', 'name'],
    ])
  })

  it('forgets one lesson, once', async () => {
    expect(await store.write((writer) => forgetLearned(writer, 3))).toBe(true)
    expect(await store.write((writer) => forgetLearned(writer, 3))).toBe(false)
    expect((await allLearned(store)).map(({ id }) => id)).toEqual([2, 4])
  })

  it('knows the rows of aliases by the label they have now', async () => {
    const county = rosters.find(({ name }) => name === 'County')!
    const row = tableColumns(county).map((name) => ({ id: 12, name: '样板县' })[name] ?? null)
    await store.write((writer) => writer.insert('county', tableColumns(county), [row]))
    const alias = { kind: 'ALIAS', roster: 'County', source: '' } as const
    await learn(lesson('样板', '12', alias), lesson('没有的', '13', alias), lesson('户数', '12'))
    expect(await aliasesOf(store, county)).toEqual(new Map([['样板', '样板县']]))
  })
})
