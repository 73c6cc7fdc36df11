/** Every rule of the house fails when it is broken on purpose: a made-up tree of a few files with one breach goes through the same functions. */
type Texts = Record<string, string>

const house = require('../.ci/house') as {
  treeOf(texts: Texts): object
  unusedOf(tree: object): { unused: string[]; testOnly: string[] }
  functionsOf(tree: object): { name: string; lines: number }[]
  castsOf(tree: object): Record<string, number>
  testsOf(tree: object): { ratio: number; byName: number; byFolder: number }
}
const { rules, breachesOf, readDebts, printDebts, growth } = require('./house-rules') as {
  rules: Record<string, (tree: object) => string[]>
  breachesOf(tree: object): Record<string, string[]>
  readDebts(text: string): Record<string, string[]>
  printDebts(debts: Record<string, string[]>): string
  growth(before: Record<string, string[]>, after: Record<string, string[]>): [string, string[]][]
}

const broken = (rule: string, texts: Texts): string[] => rules[rule]!(house.treeOf(texts))

/** The kinds as the code states them, in small. */
const kinds: Texts = {
  'src/facts/kinds/kind.ts': "export interface Kind { name: 'text' | 'whole' | 'money' | 'day' | 'link' }",
  'src/facts/kinds/index.ts': "export { money } from './money'",
  'src/facts/kinds/money.ts': "import type { Kind } from './kind'\nexport const money: Kind = { name: 'money' }",
}
const cell = "import type { Kind } from '../facts/kinds/kind'\ninterface Cell { kind: Kind }\n"
const asks = (text: string, path = 'src/intake/a.ts', more: Texts = {}) =>
  broken('kinds', { ...kinds, ...more, [path]: cell + text })

/** A roster in small. */
const rosters: Texts = {
  'src/county/rosters/goal-task.ts': `
    @Roster({ zh: '目标任务', plural: 'goalTasks', singular: 'goalTask', sheets: ['目标任务台账', '任务分解表'], key: [['code']] })
    export class GoalTask { @text({ headers: ['负责人'] }) leadPerson!: string; @text({}) name!: string }`,
}
const says = (text: string, path = 'src/query/a.ts') => broken('rosters', { ...rosters, [path]: text })

const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n')

describe('a house in order', () => {
  it('breaks no rule', () => {
    const tree = house.treeOf({
      ...kinds,
      ...rosters,
      'package.json': '{ "bin": { "a": "dist/src/cli/main.js" } }',
      'src/query/a.ts': "/** SELECT x FROM goalTasks */\nexport const title = 'select a row from the list'",
      'src/cli/main.ts':
        "import { title } from '../query/a'\nimport * as kinds from '../facts/kinds'\nimport { GoalTask } from '../county/rosters/goal-task'\nconsole.log(title, kinds.money, GoalTask)",
    })
    expect(Object.entries(breachesOf(tree)).filter(([, keys]) => keys.length > 0)).toEqual([])
  })
})

describe('arrows', () => {
  it('from a room to one it may not look into', () => {
    expect(broken('arrows', { 'src/store/a.ts': "import { b } from '../intake/b'", 'src/intake/b.ts': '' })).toEqual([
      'src/store/a.ts → src/intake',
    ])
  })

  it('of types, of dynamic imports, of exports again and of required files, too', () => {
    const target = { 'src/cli/b.ts': 'export interface B {}' }
    for (const text of [
      "import type { B } from '../cli/b'",
      "type B = import('../cli/b').B",
      "const b = await import('../cli/b')",
      "export { B } from '../cli/b'",
      "const b = require('../cli/b')",
    ])
      expect(broken('arrows', { ...target, 'src/web/a.ts': text })).toEqual(['src/web/a.ts → src/cli'])
  })

  it('from a stage to one that comes later', () => {
    const tree = {
      'src/query/plan/a.ts': "import { b } from '../run/b'",
      'src/query/run/b.ts': "import { a } from '../plan/a'",
    }
    expect(broken('arrows', tree)).toEqual(['src/query/plan/a.ts → src/query/run'])
  })

  it('from a room nobody has drawn', () => {
    const tree = { 'src/attic/a.ts': "import { b } from '../facts/b'", 'src/facts/b.ts': '' }
    expect(broken('arrows', tree)).toEqual(['src/attic/a.ts → src/facts'])
  })
})

describe('circles', () => {
  it('of types only', () => {
    const tree = {
      'src/facts/a.ts': "import type { B } from './b'\nexport interface A { b: B }",
      'src/facts/b.ts': "import type { A } from './a'\nexport interface B { a: A }",
      'src/facts/c.ts': "import type { A } from './a'",
    }
    expect(broken('circles', tree)).toEqual(['src/facts/a.ts', 'src/facts/b.ts'])
  })

  it('of three files, one of them loaded later', () => {
    const tree = {
      'src/facts/a.ts': "import { b } from './b'",
      'src/facts/b.ts': "export const c = () => import('./c')",
      'src/facts/c.ts': "export * from './a'",
    }
    expect(broken('circles', tree)).toHaveLength(3)
  })
})

describe('names', () => {
  it('that two files export for two things; exporting again is no second thing', () => {
    const tree = {
      'src/facts/a.ts': 'export const headOf = 1',
      'src/query/b.ts': 'const head = 2\nexport { head as headOf }',
      'src/query/index.ts': "export { headOf } from './b'",
    }
    expect(broken('names', tree)).toEqual(['headOf ×2'])
  })

  it('of types, classes and parts of a pattern', () => {
    const tree = {
      'src/facts/a.ts': 'export const { Row, other } = x\nexport enum Kind {}',
      'src/query/b.ts': 'export interface Row {}\nexport class Kind {}',
    }
    expect(broken('names', tree)).toEqual(['Kind ×2', 'Row ×2'])
  })
})

describe('SQL', () => {
  const sql = (text: string, path = 'src/measure/a.ts') => broken('sql', { [path]: text })

  it('in a template, a string, a sum of strings, a tagged template', () => {
    for (const text of [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the made-up code
      'const a = `SELECT ${x}\n FROM ${y}`',
      "const a = 'INSERT OR IGNORE INTO plan (id) VALUES (?)'",
      "const a = 'SELECT ' + columns + ' FROM ' + table",
      'const a = sql`select id from plan`',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the made-up code
      'const a = `UPDATE "${table}" SET x = 1`',
      "const a = 'DELETE FROM plan'",
      "const a = 'CREATE UNIQUE INDEX i ON plan (id)'",
      "const a = 'DROP TRIGGER t'",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the made-up code
      'const a = `WITH r AS (${rows}) ${tail}`',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the made-up code
      'const a = `SELECT ${columns} ${from}`',
    ])
      expect([text, ...sql(text)]).toEqual([text, 'src/measure/a.ts'])
  })

  it('not in a comment, an English sentence, or where it belongs', () => {
    expect(sql('/** SELECT id FROM plan */ const a = 1 // DELETE FROM plan')).toEqual([])
    expect(sql("const a = 'Update the sheet and set the day; pick rows from the list'")).toEqual([])
    for (const path of ['src/store/ledger/a.ts', 'src/query/compile/a.ts'])
      expect(sql("const a = 'DELETE FROM plan'", path)).toEqual([])
    expect(sql("const a = 'DELETE FROM plan'", 'src/query/run/a.ts')).toEqual(['src/query/run/a.ts'])
  })
})

describe('switches on a kind', () => {
  it('compared, by name or as such', () => {
    for (const text of [
      "const f = (cell: Cell) => cell.kind.name === 'money'",
      "const f = ({ kind }: Cell) => 'money' !== kind.name",
      "const f = (cell: Cell) => { const its = cell.kind.name; return its === 'day' }",
      "const f = ({ kind: { name } }: Cell) => name === 'day'",
      "const f = (one: Kind) => one.name === 'day'",
      "const f = (word: Kind['name']) => word === 'day'",
      'const f = (cell: Cell) => cell.kind.name === wanted',
      "import { money } from '../facts/kinds'\nconst f = (cell: Cell) => cell.kind === money",
      "import * as kinds from '../facts/kinds'\nconst f = (cell: Cell) => cell.kind === kinds.money",
    ])
      expect([text, ...asks(text)]).toEqual([text, 'src/intake/a.ts'])
  })

  it('looked up in a table of any name, a map, a set, a list, a property', () => {
    for (const text of [
      'const looks = { money: 1, text: 2 }\nconst f = (cell: Cell) => looks[cell.kind.name]',
      "const colours = { money: 'red', text: 'blue' }\nconst f = (x: string) => colours[x]",
      "const m = new Map([['money', 1], ['day', 2]])\nconst f = (x: string) => m.get(x)",
      "const s = new Set(['money', 'day'])\nconst f = (x: string) => s.has(x)",
      "const f = (cell: Cell) => ['money', 'day'].includes(cell.kind.name)",
      "const f = (x: string) => ['money', 'day'].includes(x)",
      'class A { #way = { money: 1, day: 2 }; f(x: string) { return this.#way[x] } }',
      'const t = { money: 1 }\nconst f = (cell: Cell) => cell.kind.name in t',
    ])
      expect([text, ...asks(text)]).toEqual([text, 'src/intake/a.ts'])
  })

  it('in a table another file keeps', () => {
    const table = { 'src/intake/table.ts': 'export const colours = { money: 1, text: 2 }' }
    const text = "import { colours } from './table'\nconst f = (x: string) => colours[x]"
    expect(asks(text, 'src/intake/a.ts', table)).toEqual(['src/intake/a.ts'])
  })

  it('switched on', () => {
    expect(asks("function f(cell: Cell) { switch (cell.kind.name) { case 'money': return 1 } }")).toHaveLength(1)
    expect(asks("function f(x: string) { switch (x) { case 'money': case 'day': return 1 } }")).toHaveLength(1)
  })

  it('in a function that is handed the name, in this file or in another', () => {
    const own = "const is = (x: string) => x === 'money'\nconst f = (cell: Cell) => is(cell.kind.name)"
    expect(asks(own)).toEqual(['src/intake/a.ts'])
    const far = { 'src/intake/b.ts': "export function is(x: string) { return x === 'money' }" }
    const text = "import { is } from './b'\nconst f = (cell: Cell) => is(cell.kind.name)"
    expect(asks(text, 'src/intake/a.ts', far)).toEqual(['src/intake/b.ts'])
  })

  it('not for links, not between kinds, not for other words, not at home', () => {
    for (const text of [
      "const f = (cell: Cell) => cell.kind.name === 'link'",
      'const f = (a: Cell, b: Cell) => a.kind.name === b.kind.name',
      "const f = (grain: string) => grain === 'day'",
      'const money = { money: 1, text: 2 }.money',
    ])
      expect([text, ...asks(text)]).toEqual([text])
    expect(asks("const f = (cell: Cell) => cell.kind.name === 'day'", 'src/facts/kinds/day.ts')).toEqual([])
  })
})

describe("a roster's name in an engine room", () => {
  it('as a word of the code, of a string, of a query, in Chinese', () => {
    expect(says('const goalTasks = []')).toEqual(['src/query/a.ts goalTasks'])
    expect(says("const a = roster.name === 'GoalTask'")).toEqual(['src/query/a.ts GoalTask'])
    expect(says('const a = `{ goalTask(id: $id) { name } }`')).toEqual(['src/query/a.ts goalTask'])
    expect(says("const a = 'JOIN goal_task t'")).toEqual(['src/query/a.ts goal_task'])
    expect(says("const a = '请看任务分解表的第一行'")).toEqual(['src/query/a.ts 任务分解表'])
    expect(says("const a = '各县'")).toEqual(['src/query/a.ts 县'])
    expect(says('const a = row.leadPerson')).toEqual(['src/query/a.ts leadPerson'])
  })

  it('not in a comment, not as a part of a word, not where content stands', () => {
    expect(says("/** goalTasks, 目标任务 */ const a = 'goalTasksOf'")).toEqual([])
    expect(says("const a = 'name'")).toEqual([])
    expect(says('const goalTasks = []', 'src/county/indicators/a.ts')).toEqual([])
  })
})

describe('sizes', () => {
  const full = (n: number): Texts =>
    Object.fromEntries(Array.from({ length: n }, (_, i) => [`src/query/run/f${i}.ts`, '']))

  it('a folder of more than 28 files', () => {
    expect(broken('folders', full(28))).toEqual([])
    expect(broken('folders', full(29))).toEqual(['src/query/run ×29'])
  })

  it('a function of 61 lines: declared, arrow, method, one inside another', () => {
    const body = (n: number) => lines(n - 2, (i) => `  call(${i})`)
    const found = (text: string) => broken('functions', { 'src/query/a.ts': text })
    expect(found(`function a() {\n${body(60)}\n}`)).toEqual([])
    expect(found(`function a() {\n${body(61)}\n}`)).toEqual(['src/query/a.ts a'])
    expect(found(`const a = () => {\n${body(61)}\n}`)).toEqual(['src/query/a.ts a'])
    expect(found(`class A {\n get b() {\n${body(61)}\n}\n}`)).toEqual(['src/query/a.ts A.b'])
    expect(found(`function a() {\n const b = () => {\n${body(61)}\n}\n}`)).toEqual([
      'src/query/a.ts a',
      'src/query/a.ts a.b',
    ])
  })
})

describe('an export nobody imports', () => {
  const unused = (texts: Texts) => house.unusedOf(house.treeOf(texts))
  const a = { 'src/query/a.ts': 'export const used = 1\nexport const lost = used' }

  it('is found; one that only tests import is told apart', () => {
    const use = { 'src/query/b.ts': "import { used } from './a'" }
    expect(broken('unused', { ...a, ...use })).toEqual(['src/query/a.ts lost'])
    const tested = unused({ ...a, ...use, 'test/a.test.ts': "import { lost } from '../src/query/a'" })
    expect(tested).toEqual({ unused: [], testOnly: ['src/query/a.ts lost'] })
  })

  it('is used through what exports it again, a namespace, a built file, the package', () => {
    const index = { 'src/query/index.ts': "export * from './a'" }
    const uses = (text: string, path = 'src/query/b.ts', more: Texts = index) =>
      unused({ ...a, ...more, [path]: text }).unused
    expect(uses("import { used } from './index'")).toEqual(['src/query/a.ts lost'])
    expect(uses("import * as all from './a'\nall.lost()")).toEqual(['src/query/a.ts used'])
    expect(uses("import * as all from './a'\ncall(all)")).toEqual([])
    expect(uses("const { lost } = require('../dist/src/query/a')", '.ci/b.js')).toEqual(['src/query/a.ts used'])
    expect(uses("const { used } = await import('./a')")).toEqual(['src/query/a.ts lost'])
    expect(uses('{ "main": "dist/src/query/a.js" }', 'package.json')).toEqual([])
  })

  it('stays unused when it is only exported again', () => {
    const again = { 'src/query/b.ts': "export { lost } from './a'", 'src/query/c.ts': "import { used } from './a'" }
    expect(unused({ ...a, ...again }).unused).toEqual(['src/query/a.ts lost', 'src/query/b.ts lost'])
  })
})

describe('libraries', () => {
  it('out of their rooms', () => {
    for (const [name, path] of [
      ['xlsx', 'src/intake/read/a.ts'],
      ['pg', 'src/query/run/a.ts'],
      ['better-sqlite3', 'src/measure/a.ts'],
      ['typeorm', 'src/graphql/a.ts'],
      ['kysely', 'src/measure/a.ts'],
    ] as const)
      expect(broken('libraries', { [path]: `const x = require('${name}')` })).toEqual([`${path} ${name}`])
    expect(broken('libraries', { 'src/measure/a.ts': "import type { Pool } from 'pg'" })).toHaveLength(1)
    expect(broken('libraries', { 'src/store/a.ts': "import { Pool } from 'pg'" })).toEqual([])
  })
})

describe('counts', () => {
  it('tell casts apart', () => {
    const text = 'const a = [x as A, x as any, 1 as const, x!, Number(x), String(x), x.String(), new Number(1)]'
    expect(house.castsOf(house.treeOf({ 'src/a.ts': text }))).toEqual({ as: 2, any: 1, bang: 1, Number: 1, String: 1 })
  })

  it('set tests beside the sources they stand for', () => {
    const tree = house.treeOf({
      'src/query/run/a.ts': 'a\nb\n',
      'src/query/run/b.ts': 'a\nb\n',
      'src/facts/c.ts': 'a\nb\n',
      'test/query/run/a.test.ts': 'a\nb\nc\n',
    })
    expect(house.testsOf(tree)).toEqual({ ratio: 0.5, byName: 1, byFolder: 2 })
  })
})

describe('debts', () => {
  it('are written and read alike, and only shrink', () => {
    const of = (sql: string[], names: string[] = []) => ({ ...readDebts(''), sql, names })
    const before = of(['src/a.ts ×3', 'src/b.ts'])
    expect(readDebts(printDebts(before))).toEqual(before)
    expect(growth(before, of(['src/a.ts ×2', 'src/moved.ts']))).toEqual([])
    expect(growth(before, of(['src/a.ts ×3', 'src/b.ts', 'src/c.ts']))).toEqual([['sql', ['src/c.ts']]])
    expect(growth(before, of(before.sql, ['x ×2']))).toEqual([['names', ['x ×2']]])
    expect(() => readDebts('taste: src/a.ts')).toThrow('taste')
  })
})
