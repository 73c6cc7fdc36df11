import { type Api, createApi } from '../../src/graphql/api'
import { createServer } from '../../src/http/server'
import { importFiles } from '../../src/intake/intake'
import type { ImportSource } from '../../src/intake/model/import-reading'
import { threadReading } from '../../src/intake/read/reading-thread'
import type { Store } from '../../src/store/store'
import { dialects, freshStore } from '../support/databases'
import { book } from '../support/workbooks'

const HEAD = ['单位名称', '抽调人数']
const units = (rows: (string | number)[][], name = '单位.xlsx') => book(name, { 创建单位: [HEAD, ...rows] })
const IMPORT = `mutation ($files: [Upload!], $options: ImportOptions) {
  importWorkbook(uploads: $files, options: $options) { id dryRun plan totals { created updated refused } }
}`

const importerOf =
  (store: Store) =>
  (files: ImportSource[], options: object): ReturnType<typeof importFiles> =>
    importFiles(store, files, { ...options, reading: threadReading(require.resolve('../../src/county/rosters')) })

describe.each(dialects)('reviewed changes on %s', (dialect) => {
  let store: Store
  let api: Api
  let url: string
  let close: () => Promise<void>
  beforeAll(async () => {
    store = await freshStore(dialect)
    api = await createApi({ store })
    const server = await createServer({ store, port: 0, importer: importerOf(store) })
    url = server.url
    close = server.close
  })
  afterAll(async () => {
    await close()
    await api.close()
    await store.close()
  })
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    const { data, errors } = await api.execute({ query, variables })
    expect(errors).toBeUndefined()
    return data as any
  }
  const codeOf = async (query: string) => (await api.execute({ query })).errors?.[0]?.extensions?.code
  const upload = async (files: ImportSource[], options?: unknown): Promise<any> => {
    const form = new FormData()
    form.append('operations', JSON.stringify({ query: IMPORT, variables: { files: files.map(() => null), options } }))
    form.append('map', JSON.stringify(Object.fromEntries(files.map((_, i) => [i, [`variables.files.${i}`]]))))
    for (const [i, file] of files.entries()) form.append(String(i), new Blob([file.content as never]), file.name)
    const answer = await fetch(url, { method: 'POST', body: form, headers: { 'apollo-require-preflight': '1' } })
    const { data, errors } = (await answer.json()) as any
    expect(errors).toBeUndefined()
    return data.importWorkbook
  }

  it('imports several files at once', async () => {
    const first = units([
      ['县气象局', 2],
      ['县地震局', 3],
    ])
    expect(await upload([await first, await units([['县档案局', 1]], '别的.xlsx')])).toEqual({
      id: '1',
      dryRun: false,
      plan: null,
      totals: { created: 3, updated: 0, refused: 0 },
    })
  })

  it('shows a plan row by row and groups what is wrong', async () => {
    const good = Array.from({ length: 60 }, (_, i) => [`新${i}局`, 4])
    const bad = Array.from({ length: 30 }, (_, i) => [`县${i}局`, '若干'])
    const rows = [['县气象局', 5], ['县地震局', 3], ...good, ...bad]
    const report = await upload([await units(rows, '再报.xlsx')], { dryRun: true })
    expect(report).toMatchObject({ id: null, dryRun: true, plan: expect.any(String) })
    const { plan } = await ask(
      `query ($id: ID!) { plan(id: $id) {
        id createdAt expiresAt baseImport appliedAs isCurrent report { dryRun totals { created } }
        update: rows(action: UPDATE) { totalCount nodes { action file sheet row roster rowId label changes { field old new } } }
        created: rows(action: CREATE, first: 1, offset: 0) { totalCount nodes { label } }
        all: rows(first: 2, offset: 1) { totalCount nodes { action } }
        faultGroups { code severity message { zh en } count addresses }
      } }`,
      { id: report.plan },
    )
    expect(plan).toMatchObject({ id: report.plan, baseImport: '1', appliedAs: null, isCurrent: true })
    expect(plan.update).toEqual({
      totalCount: 1,
      nodes: [
        {
          action: 'UPDATE',
          file: '再报.xlsx',
          sheet: '创建单位',
          row: 2,
          roster: 'Unit',
          rowId: expect.any(String),
          label: '县气象局',
          changes: [{ field: 'dedicatedStaff', old: '2', new: '5' }],
        },
      ],
    })
    expect(plan.created.nodes).toEqual([{ label: '新0局' }])
    expect(plan.all.nodes).toHaveLength(2)
    expect(plan.faultGroups).toHaveLength(1)
    expect(plan.faultGroups[0]).toMatchObject({ code: 'NOT_A_NUMBER', severity: 'error', count: 30 })
    expect(plan.faultGroups[0].addresses).toHaveLength(20)
    expect(plan.faultGroups[0].addresses[0]).toBe('[再报.xlsx]创建单位!B64')
    expect(plan.faultGroups[0].message.zh).not.toMatch(/B64|若干/)
  })

  it('applies a plan once, and not when the data changed since', async () => {
    const { plan } = await upload([await units([['县气象局', 6]], '六.xlsx')], { dryRun: true })
    const stale = await upload([await units([['县气象局', 7]], '七.xlsx')], { dryRun: true })
    const { applyPlan } = await ask(`mutation { applyPlan(id: "${plan}") { id dryRun totals { updated } } }`)
    expect(applyPlan).toEqual({ id: '2', dryRun: false, totals: { updated: 1 } })
    expect((await ask(`{ plan(id: "${plan}") { appliedAs isCurrent } }`)).plan).toEqual({
      appliedAs: '2',
      isCurrent: false,
    })
    expect(await codeOf(`mutation { applyPlan(id: "${plan}") { id } }`)).toBe('PLAN_REFUSED')
    expect(await codeOf(`mutation { applyPlan(id: "${stale.plan}") { id } }`)).toBe('PLAN_REFUSED')
    expect((await ask('{ plan(id: "nonsense") { id } }')).plan).toBeNull()
  })

  it('tells what changed, undoes it, and shows the undo among the imports', async () => {
    const { changes } = await ask(
      '{ changes(from: 1, to: 2, roster: "Unit") { totalCount nodes { roster id label action fields { field old new } } } }',
    )
    expect(changes).toEqual({
      totalCount: 1,
      nodes: [
        {
          roster: 'Unit',
          id: expect.any(String),
          label: '县气象局',
          action: 'UPDATED',
          fields: [{ field: 'dedicatedStaff', old: '2', new: '6' }],
        },
      ],
    })
    const { undoImport } = await ask(
      'mutation { undoImport(id: 2) { id undone totals { reversed kept failed } kept { id } failed { reason { zh } } } }',
    )
    expect(undoImport).toEqual({
      id: '3',
      undone: '2',
      totals: { reversed: 1, kept: 0, failed: 0 },
      kept: [],
      failed: [],
    })
    const { imports } = await ask(
      '{ imports { nodes { id kind isUndone undoes { id } undoneBy { id } report { id } undoReport { totals { reversed } } } } }',
    )
    expect(imports.nodes.slice(0, 2)).toEqual([
      {
        id: '3',
        kind: 'UNDO',
        isUndone: false,
        undoes: { id: '2' },
        undoneBy: null,
        report: null,
        undoReport: { totals: { reversed: 1 } },
      },
      {
        id: '2',
        kind: 'IMPORT',
        isUndone: true,
        undoes: null,
        undoneBy: { id: '3' },
        report: { id: '2' },
        undoReport: null,
      },
    ])
    expect(await codeOf('mutation { undoImport(id: 2) { id } }')).toBe('UNDO_REFUSED')
    expect(await codeOf('mutation { undoImport(id: 99) { id } }')).toBe('UNDO_REFUSED')
    expect(await codeOf('mutation { undoImport(id: "x") { id } }')).toBe('BAD_INPUT')
    expect(await codeOf('{ changes(from: 1, to: 99) { totalCount } }')).toBe('NOT_FOUND')
    expect(await codeOf('{ changes(from: 1, to: 2, roster: "Nope") { totalCount } }')).toBe('BAD_INPUT')
    expect(await codeOf('{ changes(from: 1, to: 2, first: 1001) { totalCount } }')).toBe('PAGE_TOO_LARGE')
  })

  it('learns an alias and forgets it', async () => {
    const { units: found } = await ask('{ units(first: 1) { nodes { id } } }')
    const [{ id }] = found.nodes
    const { learnAlias } = await ask(
      `mutation { learnAlias(roster: "Unit", alias: "气象台", id: ${id}) { id kind roster said means } }`,
    )
    expect(learnAlias).toMatchObject({ kind: 'ALIAS', roster: 'Unit', means: id })
    expect((await ask('{ learned { id kind } }')).learned).toContainEqual({ id: learnAlias.id, kind: 'ALIAS' })
    expect(await codeOf('mutation { learnAlias(roster: "Unit", alias: "x", id: 999) { id } }')).toBe('NOT_FOUND')
    expect(await codeOf('mutation { learnAlias(roster: "Nope", alias: "x", id: 1) { id } }')).toBe('BAD_INPUT')
    const forget = `mutation { forgetLearned(id: ${learnAlias.id}) }`
    expect((await ask(forget)).forgetLearned).toBe(true)
    expect((await ask(forget)).forgetLearned).toBe(false)
  })

  it('answers while an import runs, from what was there before', async () => {
    // The count may be read just after the import came in, the list of imports just before.
    const many = Array.from({ length: 20_000 }, (_, i) => [`单位${i}`, i % 50])
    let done = false
    const running = upload([await units(many, '大.xlsx')]).finally(() => {
      done = true
    })
    let answered = 0
    const counts = new Set<number>()
    while (!done) {
      const { units: found, imports } = await ask('{ imports { totalCount } units { totalCount } }')
      if (imports.totalCount > 3) break
      counts.add(found.totalCount)
      answered++
    }
    expect((await running).totals.created).toBe(20_000)
    expect(answered).toBeGreaterThan(2)
    counts.delete(20_003)
    expect([...counts]).toEqual([3])
  })
})
