import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { rosters } from '../src/county/rosters'

const root = join(__dirname, '../src')

/** Which rooms a room may look into. Types and values alike: an arrow is an arrow. */
const arrows: Record<string, string[]> = {
  sheets: [],
  facts: ['sheets'],
  county: ['measure', 'facts'],
  store: ['facts'],
  query: ['facts', 'store', 'sheets'],
  intake: ['facts', 'sheets', 'store', 'query'],
  measure: ['facts', 'query', 'store', 'sheets', 'intake'],
  graphql: ['facts', 'sheets', 'store', 'intake', 'query', 'measure', 'http'],
  http: ['graphql', 'web', 'facts', 'sheets', 'store', 'query', 'measure'],
  web: ['facts', 'graphql', 'http'],
  cli: ['county', 'facts', 'sheets', 'store', 'intake', 'query', 'measure', 'graphql', 'http'],
}
/** Rooms that hold content, or stand at the door where content and engine are put together. */
const mayNameRosters = new Set(['county', 'cli'])

const files = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? files(path) : path.endsWith('.ts') ? [path] : []
  })

const sources = files(root).map((path) => ({
  path,
  room: relative(root, path).split('/')[0],
  text: readFileSync(path, 'utf8'),
}))

describe('the house', () => {
  it('has only arrows that are drawn', () => {
    const wrong = sources.flatMap(({ path, room, text }) =>
      [...text.matchAll(/(?:from|import|require\()\s*\(?'(\.[^']+)'/g)]
        .map((found) => relative(root, join(path, '..', found[1])).split('/')[0])
        .filter((target) => target !== room && !target.startsWith('..') && !arrows[room]?.includes(target))
        .map((target) => `${relative(root, path)} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('keeps spreadsheet libraries behind sheets, and databases behind store', () => {
    const strays = sources.filter(
      ({ room, text }) =>
        (room !== 'sheets' && /(?:from|require\()\s*'xlsx'/.test(text)) ||
        (!['store', 'facts'].includes(room) && /from '(?:typeorm|better-sqlite3|pg)'/.test(text)),
    )
    expect(strays.map(({ path }) => relative(root, path))).toEqual([])
  })

  it('names no roster in an engine room', () => {
    const names = rosters.flatMap((roster) => [`'${roster.name}'`, `'${roster.plural}'`])
    const strays = sources
      .filter(({ room }) => !mayNameRosters.has(room))
      .flatMap(({ path, text }) =>
        names.filter((name) => code(text).includes(name)).map((name) => `${relative(root, path)}: ${name}`),
      )
    expect(strays).toEqual([])
  })
})

/** The text without its comments. */
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')
