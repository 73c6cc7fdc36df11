/** Calls the built command line as a person or a script does: a process of its own. */
import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(__dirname, '../..')
export const program = join(root, 'dist/src/cli/main.js')

export interface Outcome {
  code: number | null
  stdout: string
  stderr: string
}

export interface Setting {
  input?: string
  cwd?: string
  env?: Record<string, string>
}

export function call(args: string[], { input = '', cwd = root, env = {} }: Setting = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { ROSTERQL_DB: _unset, ...own } = process.env
    const child = spawn(process.execPath, [program, ...args], { cwd, env: { ...own, ...env } })
    const said = { stdout: '', stderr: '' }
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text
      })
    child.on('error', reject).on('close', (code) => {
      if (/\(node:\d+\) /.test(said.stderr)) reject(new Error(`Node warns: ${said.stderr}`))
      else resolve({ code, ...said })
    })
    child.stdin.end(input)
  })
}

export const folder = (): string => mkdtempSync(join(tmpdir(), 'rosterql-cli-'))
