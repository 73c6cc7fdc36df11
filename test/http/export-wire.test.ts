/** An export as it goes over the wire: to clients of HTTP/1.0, to ones that hang up, and when it breaks off in the middle. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import express from 'express'
import { exportRoute } from '../../src/http/export-route'
import type { Exporter } from '../../src/query/export/export'
import { type Client, client } from '../graphql/client'

const DOCUMENT = JSON.stringify({ query: '{ villages(orderBy: [{id: ASC}]) { nodes { name } } }' })

interface Wire {
  text: string
  error?: string
}

/** Bytes as they come, and how the connection ended. */
const raw = (url: string, head: string, body = ''): Promise<Wire> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url)
    const parts: Buffer[] = []
    const done = (error?: string) => resolve({ text: Buffer.concat(parts).toString(), error })
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `${head}\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      )
    })
    socket.on('data', (part) => {
      parts.push(part)
    })
    socket.on('end', () => done())
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code))
  })

describe('an export on the wire', () => {
  let api: Client
  beforeAll(async () => {
    api = await client('sqlite')
  })
  afterAll(() => api.close())

  it('goes to a client of HTTP/1.0, which has no trailers, with length, row count and hash in the head', async () => {
    const { text, error } = await raw(api.url, 'POST /export?format=csv HTTP/1.0', DOCUMENT)
    expect(error).toBeUndefined()
    const [head, body] = text.split('\r\n\r\n')
    expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(head!.toLowerCase()).toContain('x-rosterql-rows: 3')
    expect(head!.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body!)}`)
    expect(head!.toLowerCase()).toContain(`x-rosterql-sha256: ${createHash('sha256').update(body!).digest('hex')}`)
    expect(body).toBe('\ufeff行政村\r\n东村\r\n西村\r\n河村\r\n')
    expect(api.logged).toEqual([])
  })

  it.each(['GET', 'HEAD', 'PUT'])('%s is told to POST', async (method) => {
    const answer = await fetch(api.url.replace('/graphql', '/export?format=csv'), { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
    if (method === 'PUT') expect((await answer.json()).errors[0].extensions.code).toBe('BAD_REQUEST')
  })
})

describe('an export that breaks off', () => {
  const logged: unknown[] = []
  let released = 0
  /** Gives two lines, then waits or fails. */
  const exporter = (then: () => Promise<void>): Exporter => ({
    async export() {
      const stream = Readable.from(
        (async function* () {
          try {
            yield Buffer.from(`${'一行'.repeat(50_000)}\r\n`)
            await then()
            yield Buffer.from('末行\r\n')
          } finally {
            released++
          }
        })(),
        { objectMode: false },
      )
      return {
        contentType: 'text/csv',
        fileName: 'a.csv',
        count: 2,
        stream,
        sha256: async () => 'never',
        cost: { statements: 0, rowsReturned: 0, milliseconds: 0 },
      }
    },
    async close() {},
  })
  const serving = async (then: () => Promise<void>, work: (url: string) => Promise<void>): Promise<void> => {
    const app = express()
    app.set('env', 'test')
    app.post(
      '/export',
      express.json(),
      exportRoute(exporter(then), (...line) => logged.push(line)),
    )
    const server = createServer(app)
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
  const failing = async () => {
    throw new Error('the disk is gone')
  }
  beforeEach(() => {
    logged.length = 0
    released = 0
  })

  it('ends without its last chunk and without its hash', async () => {
    await serving(failing, async (url) => {
      const { text } = await raw(url, 'POST /export?format=csv HTTP/1.1', DOCUMENT)
      expect(text).toMatch(/^HTTP\/1.1 200 OK/)
      expect(text).not.toContain('x-rosterql-sha256: ')
      expect(text).not.toMatch(/\r\n0\r\n/)
      expect(logged).toEqual([['export broken off', expect.objectContaining({ message: 'the disk is gone' })]])
      expect(released).toBe(1)
      await expect(
        fetch(`${url}/export?format=csv`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: DOCUMENT,
        }).then((answer) => answer.text()),
      ).rejects.toThrow('terminated')
    })
  })

  it('does not begin for a client of HTTP/1.0', async () => {
    await serving(failing, async (url) => {
      const { text } = await raw(url, 'POST /export?format=csv HTTP/1.0', DOCUMENT)
      expect(text).toMatch(/^HTTP\/1.1 500 /)
      expect(text).not.toContain('一行')
      expect(released).toBe(1)
      expect(readdirSync(tmpdir()).filter((name) => name.startsWith('rosterql-spool-'))).toEqual([])
    })
  })

  it('is let go when the client hangs up, and nobody is told', async () => {
    let go = () => {}
    const waiting = new Promise<void>((done) => {
      go = done
    })
    await serving(
      () => waiting,
      async (url) => {
        const sent = request(`${url}/export?format=csv`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
        })
        sent.on('error', () => {})
        sent.on('response', (answer) => answer.once('data', () => sent.destroy()))
        sent.end(DOCUMENT)
        await new Promise((done) => sent.once('close', done))
        go()
        for (let i = 0; i < 100 && released === 0; i++) await new Promise((done) => setTimeout(done, 10))
        expect(released).toBe(1)
        expect(logged).toEqual([])
      },
    )
  })
})
