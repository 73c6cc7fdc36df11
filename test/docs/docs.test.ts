/** Everything the pages for people show is true: queries answer what stands below them, commands print what stands below them, tables say what the code says, in both languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/call'
import {
  blocksOf,
  brokenLinks,
  filled,
  inChinese,
  type Language,
  languages,
  pagesOf,
  sections,
  tablesIn,
  textOf,
} from './pages'
import { type Played, play, sampleCounty } from './play'

const { facts } = require('../../.ci/facts') as { facts(root: string, load: (path: string) => unknown): any }
const code = facts(root, (path) => require(join('../../src', path)))
const english = pagesOf('en')
const singles = ['CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']

/** Two languages show the same, so one is played; several pages at once. */
const outcomes = new Map<string, Promise<Played[]>>()

beforeAll(async () => {
  const sample = await sampleCounty()
  const waiting = [...english]
  const lane = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const outcome = play(path, sample)
      outcomes.set(path, outcome)
      await outcome.catch(() => {})
    }
  }
  await Promise.all([lane(), lane()])
})

describe.each(english)('%s', (path) => {
  test('what it shows is what comes', async () => {
    for (const { asked, shown, came } of await outcomes.get(path)!)
      if (shown instanceof RegExp) expect({ asked, came }).toEqual({ asked, came: expect.stringMatching(shown) })
      else expect({ asked, came }).toEqual({ asked, came: shown })
  })

  test('in Chinese it shows the same queries, answers, commands and programs', () => {
    const shown = (page: string) => blocksOf(textOf(page)).filter(({ kind }) => kind !== 'text')
    expect(shown(inChinese(path))).toEqual(shown(path))
  })

  test('commands that are not run are written right', () => {
    const lines = blocksOf(textOf(path)).filter(({ kind }) => kind === 'sh')
    expect(lines.flatMap(({ content }) => content.split('\n').flatMap(strayWords))).toEqual([])
  })
})

describe.each([...english, ...pagesOf('zh')])('%s', (path) => {
  test('its tables say what the code says; npm run schema writes them', () => {
    expect(filled(root, path, code)).toBe(textOf(path))
  })

  test('its links lead somewhere', () => {
    expect(brokenLinks(path)).toEqual([])
  })
})

test.each(singles)('%s: its links lead somewhere', (path) => expect(brokenLinks(path)).toEqual([]))

describe.each(languages)('in %s', (language) => {
  const pages = pagesOf(language)
  const all = pages.map(textOf).join('\n')

  test('the pages are those of the other language', () => {
    const names = (which: Language) => readdirSync(join(root, 'docs', which)).sort()
    expect(names(language)).toEqual(names('en'))
  })

  test('every table is on some page', () => {
    const held = pages.flatMap((page) => tablesIn(textOf(page)))
    expect(sections.filter((name) => !held.includes(name))).toEqual([])
  })

  test('the README is short', () => {
    expect(textOf(language === 'zh' ? 'README.zh-CN.md' : 'README.md').split('\n').length).toBeLessThanOrEqual(181)
  })

  test.each<[string, () => string[]]>([
    ['command with all its options', () => code.commands.flatMap(namesOf)],
    ['option of all commands', () => code.common.map(({ flags }: { flags: string }) => `\`${flags}\``)],
    ['kind', () => (code.kinds as any[]).map(({ name }) => `\`@${name}\``)],
    ['operator', () => (code.kinds as any[]).flatMap(({ operators }) => operators.map(quoted))],
    ['fault', () => Object.keys(code.faultCodes).map(quoted)],
    ['error of GraphQL', () => Object.keys(code.errorCodes).map(quoted)],
    ['environment variable', () => code.environment.map(quoted)],
    ['indicator', () => code.indicators.map((one: { code: string }) => `| ${one.code} |`)],
    ['dependency', dependencies],
  ])('every %s is there', (_, wanted) => {
    const names = wanted()
    expect(names.length).toBeGreaterThan(1)
    expect(names.filter((name) => !all.includes(name))).toEqual([])
  })

  test('operators are shown in a query, not only listed', () => {
    const queries = pages.flatMap((page) => blocksOf(textOf(page)).filter(({ kind }) => kind === 'graphql'))
    const text = queries.map(({ content }) => content).join('\n')
    const all: string[] = (code.kinds as any[]).flatMap(({ operators }: any) => operators)
    expect([...new Set(all)].filter((name) => !text.includes(`{ ${name}: `))).toEqual([])
  })
})

const quoted = (name: string): string => `\`${name}\``

const namesOf = ({ name, flags }: { name: string; flags: { flags: string }[] }): string[] => [
  `### \`${name}\``,
  ...flags.map((flag) => quoted(flag.flags.replaceAll('|', '\\|'))),
]

function dependencies(): string[] {
  const { dependencies: used, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys({ ...used, ...devDependencies })
    .filter((name) => !name.startsWith('@types/'))
    .map(quoted)
}

/** Commands, options and scripts of a line that there are not. */
function strayWords(line: string): string[] {
  const scripts = [...line.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name)
  const strange = scripts.filter((name) => !code.scripts.includes(name))
  for (const [, name = '', rest = ''] of line.matchAll(/npx rosterql (\S+)([^;|]*)/g)) {
    const command = code.commands.find((one: { name: string }) => one.name === name)
    if (!command) strange.push(name)
    else strange.push(...strayFlags(command, rest))
  }
  return strange
}

function strayFlags({ flags }: { flags: { flags: string }[] }, rest: string): string[] {
  const known = [...flags, ...code.common].flatMap((flag) => flag.flags.match(/(?<![\w-])--?[a-z][\w-]*/g) ?? [])
  return (rest.replace(/'[^']*'|"[^"]*"/g, '').match(/(?<=\s)--?[a-z][\w-]*/g) ?? []).filter(
    (flag) => !known.includes(flag),
  )
}

test('the package brings the pages along', () => {
  const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: string[] }
  expect(files).toEqual(expect.arrayContaining(['docs', 'CHANGELOG.md', 'README.md', 'README.zh-CN.md']))
  expect(files.filter((file) => !file.startsWith('dist') && !existsSync(join(root, file)))).toEqual([])
})
