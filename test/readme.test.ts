/** Everything the READMEs show is true: queries answer what stands below them, commands print what stands below them, tables say what the code says. */
import { execFile } from 'node:child_process'
import { readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { common } from '../src/cli/command'
import { commands } from '../src/cli/commands'
import { rosters } from '../src/county/rosters'
import { errorCodes, faultCodes } from '../src/messages/codes'
import { defaultQueryLimits } from '../src/query/limits'
import { defaultLimits as fileLimits } from '../src/sheets/parts/limits'
import { call, folder, program, root } from './cli/call'

const { filled, readmes } = require('../.ci/readme') as {
  filled(root: string, name: string, facts: object): string
  readmes: Record<string, boolean>
}
const names = Object.keys(readmes)
const text = (name: string): string => readFileSync(join(root, name), 'utf8')

interface Block {
  kind: string
  content: string
}

const blocks = (name: string): Block[] =>
  [...text(name).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, kind, content]) => ({ kind, content }))

/** A place that looks like the repository after `npm start`. */
const place = folder()
const env = { ROSTERQL_DB: join(place, 'data.db') }

beforeAll(async () => {
  for (const name of ['imports', 'seeds']) symlinkSync(join(root, name), join(place, name))
  await call(['import', 'imports'], { cwd: place, env })
})

const queries = (name: string): [document: string, answer: Block][] =>
  blocks(name).flatMap((block, i, all) =>
    block.kind === 'graphql' ? [[block.content, all[i + 1]] as [string, Block]] : [],
  )

describe.each(names)('%s', (name) => {
  test('queries answer what stands below them', async () => {
    expect(queries(name).length).toBeGreaterThan(1)
    for (const [document, answer] of queries(name)) {
      const { code, stdout } = await call(['query', '-'], { cwd: place, env, input: document })
      expect(code).toBe(0)
      if (answer?.kind === 'json') expect(JSON.parse(stdout)).toEqual(JSON.parse(answer.content))
    }
  })

  test('commands print what stands below them', async () => {
    for (const { content } of blocks(name).filter(({ kind }) => kind === 'console'))
      for (const [command, printed] of calls(content)) expect(await said(command)).toMatch(pattern(printed))
  })

  test('tables say what the code says; npm run schema writes them', () => {
    const facts = { rosters, faultCodes, errorCodes, limits: { ...fileLimits, ...defaultQueryLimits } }
    expect(filled(root, name, facts)).toBe(text(name))
  })

  test('every command with all its options, every script and every dependency is in it', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const flags = commands.flatMap(({ load }) =>
      [...load().flags, ...common].map((flag) => flag.flags.split(' ').slice(0, -1).join(' ') || flag.flags),
    )
    const wanted = [
      ...commands.map((command) => `\`${command.name}`),
      ...flags.map((flag) => flag.replace(/ <.*/, '')),
      ...Object.keys({ ...manifest.dependencies, ...manifest.devDependencies })
        .filter((one) => !one.startsWith('@types/'))
        .map((one) => `\`${one}\``),
    ]
    expect(wanted.filter((one) => !text(name).includes(one))).toEqual([])
  })

  test('its links lead somewhere', () => {
    const targets = [...text(name).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path)
    for (const path of new Set(targets))
      expect(() => readFileSync(join(root, path), { flag: 'r' })).not.toThrow(/ENOENT/)
  })
})

test('both READMEs show the same queries and commands', () => {
  const shown = (name: string) => blocks(name).map(({ content }) => content)
  expect(shown(names[1])).toEqual(shown(names[0]))
})

const calls = (content: string): [command: string, printed: string][] =>
  content
    .split(/^\$ /m)
    .slice(1)
    .map((one) => [one.slice(0, one.indexOf('\n')), one.slice(one.indexOf('\n') + 1)])

async function said(command: string): Promise<string> {
  const line = command.replaceAll('npx rosterql', `"${process.execPath}" "${program}"`)
  const { stdout } = await promisify(execFile)('sh', ['-c', `{ ${line}; } 2>&1 || true`], {
    cwd: place,
    env: { ...process.env, ...env },
  })
  return stdout
}

/** `…` stands for anything: on a line of its own for any number of lines. */
function pattern(printed: string): RegExp {
  const escaped = printed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/^…\n/gm, '[\\s\\S]*?').replaceAll('…', '.*')}$`)
}
