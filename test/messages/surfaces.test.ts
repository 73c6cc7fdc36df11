/** One faulty workbook, told in each place in that place's own words. */
import { createApi } from '../../src/graphql/api'
import { faultGroups } from '../../src/graphql/resolvers/plan-faults'
import { faultWords } from '../../src/intake/model/table'
import { threadReading } from '../../src/intake/read/reading-thread'
import { book, load, repository, sheet } from '../intake/tools'
import { freshStore } from '../support/databases'

const faulty = () =>
  book([
    sheet(
      [
        ['乡镇', '总户数', '怪列'],
        ['东镇', '很多', '甲'],
        ['西乡', -3, '乙'],
        [undefined, 20, '丙'],
      ],
      { name: '乡镇基本情况表' },
    ),
    sheet([['甲', '乙', '丙', '丁'], ...Array.from({ length: 4 }, () => ['天', '地', '玄', '黄'])], { name: '别的' }),
  ])

const OPTION = /(^|[^-\w])--[a-z]/

it.each([false, true])('a comment names no option, the terminal does; by a thread: %s', async (threaded) => {
  const store = await freshStore('sqlite')
  const reading = threaded ? threadReading(`${repository}/src/county/rosters/index.ts`) : undefined
  const report = await load(store, await faulty(), { dryRun: true, reading })
  const faults = report.files.flatMap((file) => [...file.faults, ...file.sheets.flatMap((one) => one.faults)])
  expect(faults.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['NOT_A_NUMBER', 'OUT_OF_RANGE', 'REQUIRED', 'IGNORED_COLUMN', 'NO_ROSTER']),
  )
  const told = (surface: Parameters<typeof faultWords>[1]): string =>
    faults.map((fault) => Object.values(faultWords(fault, surface)).join('\n')).join('\n')
  expect(told('terminal')).toMatch(OPTION)
  for (const surface of ['comment', 'page', 'graphql'] as const) expect(told(surface)).not.toMatch(OPTION)
  expect(told('graphql')).toContain('options: {map: [{header: "怪列"')
  expect(told('comment')).toContain('如需导入，请把列名改成空白模板中的写法')
  for (const fault of faults) expect(faultWords(fault, 'terminal')).toEqual(fault.message)
  expect(
    faultGroups(report)
      .map(({ message }) => message.zh + message.en)
      .join('\n'),
  ).not.toMatch(OPTION)
  await store.close()
})

it('a report that an earlier version stored is told as it was', () => {
  const message = { zh: 'C4：“很多”——这里应填数字，例如 120', en: 'C4: “很多”: a number is expected here, such as 120' }
  expect(faultWords({ message }, 'comment')).toEqual(message)
  expect(faultWords({ message, said: { id: 'row.of-a-later-version', args: {} } }, 'graphql')).toEqual(message)
})

it('GraphQL says Chinese first', async () => {
  const store = await freshStore('sqlite')
  const api = await createApi({ store, log: () => {} })
  const wrong = [
    '{ villages(first: -1) { totalCount } }',
    '{ villages(where: {name: {eq: "甲"}}) { nope } }',
    '{ import(id: "x") { id } }',
    'mutation { undoImport(id: "9") { id } }',
    'mutation { applyPlan(id: "none") { id } }',
    '{ indicator(code: "I-999") { value } }',
  ]
  for (const query of wrong) {
    const { errors } = await api.execute({ query })
    expect([query, errors?.[0]?.message]).toEqual([
      query,
      expect.stringMatching(/^(?:[\w.]+: )?[^/]*\p{Script=Han}[^/]* \/ (?:[^\p{Script=Han}]|“[^”]*”)+$/u),
    ])
  }
  await api.close()
  await store.close()
})
