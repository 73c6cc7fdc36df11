/** A document and its variables as people give them come in: a file, text or stdin; `@file` or JSON. Text and values go out. */
import { existsSync, readFileSync } from 'node:fs'
import { Refusal } from '../../messages/refusal'

export async function documentText(given: string): Promise<string> {
  if (given === '-') return readAll(process.stdin)
  if (given.includes('{')) return given
  if (existsSync(given)) return readFileSync(given, 'utf8')
  throw new Refusal('cli.no-document', { given })
}

async function readAll(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces).toString('utf8')
}

export function parseVariables(given: string | undefined): Record<string, unknown> {
  if (given === undefined) return {}
  const text = given.startsWith('@') ? fileText(given.slice(1)) : given
  const value = parsed(text)
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new Refusal('cli.variables', {})
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function fileText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new Refusal('cli.variables-not-read', { path })
  }
}
