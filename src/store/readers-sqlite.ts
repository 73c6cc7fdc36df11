/** Reads from a SQLite file: light statements on a connection of this process, all others in processes that can be killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { join, resolve } from 'node:path'
import type { Stored } from '../facts/kinds/kind'
import type { ReaderOptions, Readers } from './readers'
import { type Answer, connection, type Question, TooSlow } from './readers-connection'

interface Job extends Question {
  done(rows: Stored[][]): void
  failed(error: Error): void
}

export function sqliteReaders(url: string, { readers, timeout }: ReaderOptions): Readers {
  const path = resolve(url)
  const here = connection(path)
  const waiting: Job[] = []
  const idle: ChildProcess[] = []
  const all = new Set<ChildProcess>()
  let closed = false

  const next = (): void => {
    while (waiting.length > 0 && (idle.length > 0 || all.size < readers)) run(idle.pop() ?? start(), waiting.shift()!)
  }
  const start = (): ChildProcess => {
    const child = fork(program, [path], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.unref()
    child.channel?.unref()
    all.add(child)
    return child
  }
  const drop = (child: ChildProcess): void => {
    all.delete(child)
    child.kill('SIGKILL')
  }
  const run = (child: ChildProcess, job: Job): void => {
    child.channel?.ref()
    const finish = (settle: () => void): void => {
      clearTimeout(timer)
      child.off('message', answered)
      child.off('exit', died)
      child.channel?.unref()
      settle()
      next()
    }
    const answered = (answer: Answer): void =>
      finish(() => {
        idle.push(child)
        if ('rows' in answer) job.done(answer.rows)
        else job.failed(Object.assign(new Error(answer.error), { code: answer.code }))
      })
    const died = (): void =>
      finish(() => {
        drop(child)
        job.failed(new Error('the reading process ended'))
      })
    const timer = setTimeout(
      () =>
        finish(() => {
          drop(child)
          job.failed(new TooSlow('the statement was stopped'))
        }),
      timeout,
    )
    child.on('message', answered)
    child.on('exit', died)
    child.send({ sql: job.sql, values: job.values } satisfies Question)
  }
  return {
    read(sql, values = [], light = false) {
      if (light) return new Promise((done) => done(here.read(sql, values)))
      return new Promise((done, failed) => {
        if (closed) return failed(new Error('the readers are closed'))
        waiting.push({ sql, values, done, failed })
        next()
      })
    },
    async close() {
      closed = true
      for (const child of all) drop(child)
      here.close()
    },
  }
}

/** Processes load compiled code; a test runs the source, beside which it lies in dist. */
const program = __filename.endsWith('.ts')
  ? join(__dirname, '../../dist/src/store/readers-process.js')
  : join(__dirname, 'readers-process.js')
