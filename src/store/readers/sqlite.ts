/** Reads from a SQLite file: light statements on a connection of this process, all others in processes that can be killed. */
import { resolve } from 'node:path'
import type { Stored } from '../../facts/kinds/kind'
import { connection, type ReadReply, type ReadRequest } from '../connection'
import { Child } from './child'
import { columnReader } from './column-reader'
import type { ReaderOptions, Readers } from './reading'

/** Milliseconds that a light statement may take; one that has taken longer is sent away from then on. */
const LIGHT = 20

interface Job extends ReadRequest {
  done(rows: Stored[][]): void
  failed(error: unknown): void
}

export function sqliteReaders(url: string, { readers, timeout }: ReaderOptions): Readers {
  const path = resolve(url)
  const here = connection(path)
  const waiting: Job[] = []
  const idle: Child[] = []
  const all = new Set<Child>()
  let closed = false

  const start = (): Child => {
    const child = new Child('readers/process.js', path, timeout)
    all.add(child)
    return child
  }
  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || all.size < readers))
      void run(idle.pop() ?? start(), waiting.shift()!)
  }
  const run = async (child: Child, { sql, values, done, failed }: Job): Promise<void> => {
    try {
      const answer = await child.ask<ReadReply>({ sql, values } satisfies ReadRequest)
      if ('rows' in answer) done(answer.rows)
      else failed(Object.assign(new Error(answer.error), { code: answer.code }))
    } catch (error) {
      failed(error)
    }
    if (child.ended) all.delete(child)
    else idle.push(child)
    next()
  }
  const heavy = (sql: string, values: ReadRequest['values']): Promise<Stored[][]> =>
    new Promise((done, failed) => {
      if (closed) return failed(new Error('the readers are closed'))
      waiting.push({ sql, values, done, failed })
      next()
    })
  const columns = columnReader(path, timeout, heavy)
  const slow = new Set<string>()
  const hereAndNow = (sql: string, values: ReadRequest['values']): Stored[][] => {
    const began = performance.now()
    const rows = here.read(sql, values)
    if (performance.now() - began > LIGHT && slow.size < 1000) slow.add(sql)
    return rows
  }
  return {
    async read(sql, values = [], { light, columnQuery } = {}) {
      if (light && !slow.has(sql)) return hereAndNow(sql, values)
      return columnQuery ? columns.read(sql, values, columnQuery) : heavy(sql, values)
    },
    async close() {
      closed = true
      columns.close()
      for (const child of all) child.kill()
      here.close()
    },
  }
}
