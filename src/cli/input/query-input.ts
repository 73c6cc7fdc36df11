/** A document and its variables as people give them come in: a file, text or stdin; `@file` or JSON. Text and values go out. */
import { existsSync, readFileSync } from 'node:fs'
import { Misuse } from './misuse'

export async function documentText(given: string): Promise<string> {
  if (given === '-') return readAll(process.stdin)
  if (given.includes('{')) return given
  if (existsSync(given)) return readFileSync(given, 'utf8')
  throw new Misuse(
    `“${given}”既不是文件，也不是 GraphQL 查询（如 '{ villages { totalCount } }'）`,
    `“${given}” is neither a file nor a GraphQL document such as '{ villages { totalCount } }'`,
  )
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
  throw new Misuse(
    `--variables 应是 JSON 对象，如 '{"year": 2020}'，或 @文件`,
    `--variables takes a JSON object such as '{"year": 2020}', or @file`,
  )
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
    throw new Misuse(`读不到变量文件 ${path}`, `the file of variables ${path} cannot be read`)
  }
}
