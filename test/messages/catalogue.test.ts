import fc from 'fast-check'
import { surfaces } from '../../src/messages/actions'
import { catalogue } from '../../src/messages/catalogue'
import { codeList, commandCodes } from '../../src/messages/codes'
import type { CatalogueEntry } from '../../src/messages/message'
import { codeOf, wordsOf } from '../../src/messages/words'
import { randomFor, sampleOf } from './arguments'

const entries = Object.entries(catalogue) as unknown as [id: string, entry: CatalogueEntry][]

/** What is quoted is data, and may be in any language. */
const unquoted = (text: string): string =>
  text.replace(/“[^”]*”|"[^"]*"|`[^`]*`|'[^']*'|\{\{[^}]*\}\}|\{[^{}]*\}/g, '·')
const englishWords = (text: string): string[] => unquoted(text).match(/\b[A-Za-z]{2,}(?: +[A-Za-z]+){2,}\b/g) ?? []
const han = (text: string): string[] => unquoted(text).match(/\p{Script=Han}+/gu) ?? []

describe('every message', () => {
  test.each(entries)('%s is worded for every place in its own language', (id, entry) => {
    const said = { id, args: sampleOf(entry) }
    for (const surface of surfaces) {
      const [zh, en] = [wordsOf(said, surface, 'zh'), wordsOf(said, surface, 'en')]
      expect(zh).not.toBe('')
      expect(en).not.toBe('')
      if (Object.values(entry.shapes).every((shape) => shape !== 'named' && shape !== 'names'))
        expect([id, zh]).toEqual([id, expect.stringMatching(/\p{Script=Han}/u)])
      expect([id, englishWords(zh)]).toEqual([id, []])
      expect([id, han(en)]).toEqual([id, []])
    }
  })

  test.each(entries)('%s names an option on the terminal alone', (id, entry) => {
    const said = { id, args: sampleOf(entry) }
    if (codeOf(said) in commandCodes || id.startsWith('cli.')) return
    for (const surface of surfaces.filter((one) => one !== 'terminal' && one !== 'docs'))
      expect(wordsOf(said, surface, 'zh') + wordsOf(said, surface, 'en')).not.toMatch(/--[a-z]/)
  })

  it('prints no undefined and no object, whatever it is told', () => {
    const message = fc.constantFrom(...entries).chain(([id, entry]) => randomFor(entry).map((args) => ({ id, args })))
    fc.assert(
      fc.property(
        message,
        fc.constantFrom(...surfaces),
        fc.constantFrom('zh' as const, 'en' as const),
        (said, at, language) => {
          const data = JSON.stringify(said.args)
          const text = wordsOf(said, at, language)
          for (const slip of ['undefined', '[object', 'NaN']) if (!data.includes(slip)) expect(text).not.toContain(slip)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('codes', () => {
  it('are told of by a message, and messages have no others', () => {
    const used = new Set(entries.map(([, { code }]) => code).filter((code) => code !== null))
    const listed = new Set(codeList.map(({ code }) => code))
    expect([...used].filter((code) => !listed.has(code))).toEqual([])
    const unused = [...listed].filter((code) => !used.has(code))
    // What GraphQL's own library and Apollo refuse, in their own words; and our own mistakes, of which nothing is told.
    expect(unused.sort()).toEqual([
      'GRAPHQL_PARSE_FAILED',
      'GRAPHQL_VALIDATION_FAILED',
      'INTERNAL_SERVER_ERROR',
      'PERSISTED_QUERY_NOT_FOUND',
      'PERSISTED_QUERY_NOT_SUPPORTED',
    ])
  })

  it('have titles in both languages', () => {
    for (const { zh, en, told } of codeList) {
      expect(zh + told.zh).toMatch(/\p{Script=Han}/u)
      expect(en + told.en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
