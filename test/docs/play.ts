/** Plays what a page shows, in its order, over a sample county of its own: queries in this process, commands as a person types them. Goes out what was shown beside what came. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { rosters } from '../../src/county/rosters'
import '../../src/county/indicators'
import { createApi } from '../../src/graphql/api'
import { openStore } from '../../src/store/open'
import { call, folder, program, root } from '../cli/call'
import { type Block, blocksOf, textOf } from './pages'

export interface Played {
  /** The query or the command. */
  asked: string
  shown: unknown
  came: unknown
}

/** A place that looks like the repository, with the inbox imported once. */
export async function sampleCounty(): Promise<string> {
  const place = placeIn(folder())
  const { code, stderr } = await call(['import', 'imports'], { cwd: place, env: { ROSTERQL_DB: join(place, DB) } })
  if (code !== 0) throw new Error(stderr)
  return place
}

const DB = 'data.db'

function placeIn(place: string): string {
  for (const name of ['imports', 'seeds', 'docs']) symlinkSync(join(root, name), join(place, name))
  return place
}

export async function play(path: string, sample: string): Promise<Played[]> {
  const place = folder()
  mkdirSync(place, { recursive: true })
  copyFileSync(join(sample, DB), join(place, DB))
  placeIn(place)
  const store = await openStore(join(place, DB), rosters)
  const api = await createApi({ store })
  try {
    return await played(blocksOf(textOf(path)), (query) => ask(api, query), place)
  } finally {
    await api.close()
    await store.close()
  }
}

async function played(blocks: Block[], asking: (query: string) => Promise<unknown>, place: string): Promise<Played[]> {
  const list: Played[] = []
  for (const [i, { kind, content }] of blocks.entries()) {
    if (kind === 'graphql') list.push(answered(content, blocks[i + 1], await asking(content)))
    if (kind === 'console')
      for (const [command, printed] of calls(content))
        list.push({ asked: command, shown: pattern(printed), came: await said(command, place) })
  }
  return list
}

async function ask(api: Awaited<ReturnType<typeof createApi>>, query: string): Promise<unknown> {
  const { body } = await api.apollo.executeOperation({ query }, { contextValue: api.context() })
  if (body.kind !== 'single') throw new Error('one answer was expected')
  return JSON.parse(JSON.stringify(body.singleResult))
}

/** A query without an answer below it must at least be without errors. */
function answered(asked: string, next: Block | undefined, came: any): Played {
  if (next?.kind !== 'json') return { asked, shown: { errors: undefined }, came: { errors: came.errors } }
  const shown = JSON.parse(next.content)
  return { asked, shown, came: hidden(cut(came, shown), shown) }
}

/** Of errors only what is shown of them: where in the document they stand changes with its layout. */
const cut = (came: any, shown: any): any =>
  came.errors === undefined ? came : { ...came, errors: picked(came.errors, shown.errors) }

function picked(came: any, shown: any): any {
  if (Array.isArray(came)) return came.map((one, i) => picked(one, shown?.[i]))
  if (typeof came !== 'object' || typeof shown !== 'object' || shown === null) return came
  return Object.fromEntries(Object.keys(shown).map((name) => [name, picked(came[name], shown[name])]))
}

/** What came, with … wherever … is shown. */
function hidden(came: unknown, shown: unknown): unknown {
  if (shown === '…') return '…'
  if (typeof came !== 'object' || came === null || typeof shown !== 'object' || shown === null) return came
  if (Array.isArray(came)) return came.map((one, i) => hidden(one, (shown as unknown[])[i]))
  return Object.fromEntries(
    Object.entries(came).map(([name, one]) => [name, hidden(one, (shown as Record<string, unknown>)[name])]),
  )
}

const calls = (content: string): [command: string, printed: string][] =>
  content
    .split(/^\$ /m)
    .slice(1)
    .map((one) => [one.slice(0, one.indexOf('\n')), one.slice(one.indexOf('\n') + 1)])

async function said(command: string, place: string): Promise<string> {
  const line = command.replaceAll('npx rosterql', `"${process.execPath}" "${program}"`)
  const { stdout } = await promisify(execFile)('sh', ['-c', `{ ${line}; } 2>&1 || true`], {
    cwd: place,
    env: { ...process.env, ROSTERQL_DB: join(place, DB) },
    maxBuffer: 1e8,
  })
  return stdout
}

/** `…` stands for anything: on a line of its own for any number of lines. */
function pattern(printed: string): RegExp {
  const escaped = printed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/^…\n/gm, '[\\s\\S]*?').replaceAll('…', '.*')}$`)
}
