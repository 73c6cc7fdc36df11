import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { call, folder, program, root } from './call'

type Serving = ChildProcessByStdio<null, Readable, Readable>

const start = (args: string[]): Serving =>
  spawn(process.execPath, [program, 'serve', ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })

/** What it says until the line with its address. */
async function ready(child: Serving): Promise<{ said: string; url: string }> {
  let said = ''
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text
    const url = /http:\/\/127\.0\.0\.1:\d+\/graphql/.exec(said)?.[0]
    if (url && said.endsWith('\n')) return { said, url }
  }
  throw new Error(`it ended without an address: ${said}`)
}

async function stop(child: Serving, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'close')
  return code
}

const ask = async (url: string, query: string) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  return (await response.json()) as any
}

test('imports its inbox, tells its address, answers, and closes on SIGTERM', async () => {
  const args = ['--port', '0', '--inbox', 'imports', '--db', join(folder(), 'a.db')]
  const first = start(args)
  const { said, url } = await ready(first)
  expect(said).toMatch(/10 个文件.*新增 1201/)
  expect((await ask(url, '{ units(where: { isKeyUnit: { eq: true } }) { totalCount } }')).data.units.totalCount).toBe(
    13,
  )
  expect(await stop(first, 'SIGTERM')).toBe(0)
  const second = start(args)
  expect((await ready(second)).said).toContain('没有变化')
  expect(await stop(second, 'SIGINT')).toBe(0)
})

test('a port that is taken is told in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  const { code, stdout, stderr } = await call(['serve', '--port', String(port), '--db', join(folder(), 'a.db')])
  other.close()
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`Port ${port} is taken`)
  expect(stderr).not.toMatch(/^\s+at /m)
})
