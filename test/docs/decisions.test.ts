/** The pages of docs/decisions: one for every dependency and for the traps that shaped the code, each short and in both languages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(__dirname, '../../docs/decisions')
const pages = readdirSync(folder).filter((name) => name !== 'README.md')
const textOf = (name: string): string => readFileSync(join(folder, name), 'utf8')
const { dependencies, devDependencies } = require('../../package.json') as Record<string, Record<string, string>>
const names = Object.keys({ ...dependencies, ...devDependencies })

/** Whether a text names a package: `docx` is not named by docx-templates. */
const isNamed = (text: string, name: string): boolean => new RegExp(`(?<![\\w@/.-])${name}(?![\\w/-])`).test(text)

test.each(names)('%s is named on a page', (name) => {
  expect(pages.filter((page) => isNamed(textOf(page), name))).not.toEqual([])
})

test('the index lists every page once, and none that is not there', () => {
  const listed = [...textOf('README.md').matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name)
  expect(listed.sort()).toEqual(pages.sort())
})

test.each(pages)(
  '%s is one page: Chinese first, then English, what was measured or judged, and when to look again',
  (page) => {
    const text = textOf(page)
    const [zh, en, ...more] = text.split('\n---\n')
    expect([text.split('\n').length <= 41, more]).toEqual([true, []])
    expect(zh).toMatch(/^# [\s\S]*(实测|判断|CPU)[\s\S]*\*\*再看\*\*/)
    expect([/\p{sc=Han}/u.test(en!), en]).toEqual([false, expect.stringContaining('**Look again**')])
  },
)

test.each([...pages, 'README.md'])('%s leads to pages and files that are there', (page) => {
  const text = textOf(page)
  const links = [...text.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, name]) => name)
  expect(links.filter((name) => !pages.includes(name!))).toEqual([])
  const paths = [...text.matchAll(/`?\b((?:src|test)\/[\w./-]*\w)/g)].map(([, path]) => path)
  expect(paths.filter((path) => !existsSync(join(folder, '../..', path!)))).toEqual([])
})
