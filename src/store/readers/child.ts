/** A reading process seen from the one that started it: one question at a time, and killed when the answer takes too long. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { tooSlow } from '../connection'

/** Processes load compiled code; a test runs the source, beside which it lies in dist. */
const folder = __filename.endsWith('.ts') ? join(__dirname, '../../../dist/src/store') : join(__dirname, '..')

export class Child {
  readonly #process: ChildProcess
  /** Its first message: it can answer. Only then does the clock run, for on a busy machine a process takes longer to begin than most statements to run. */
  readonly #begun: Promise<void>
  ended = false

  constructor(
    program: string,
    path: string,
    readonly timeout: number,
  ) {
    this.#process = fork(join(folder, program), [path], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    this.#begun = new Promise((done) => {
      this.#process.once('message', () => done())
      this.#process.once('exit', () => done())
    })
    this.#process.on('exit', () => {
      this.ended = true
    })
    // An idle reader keeps nobody alive.
    this.#process.unref()
    this.#process.channel?.unref()
  }

  async ask<Answer>(question: unknown): Promise<Answer> {
    const child = this.#process
    child.channel?.ref()
    await this.#begun
    return new Promise((done, failed) => {
      const settle = (finish: () => void): void => {
        clearTimeout(timer)
        child.off('message', answered)
        child.off('exit', died)
        child.channel?.unref()
        finish()
      }
      const answered = (answer: unknown): void => settle(() => done(answer as Answer))
      const died = (): void => settle(() => failed(new Error('the reading process ended')))
      const stop = (): void => {
        this.kill()
        settle(() => failed(tooSlow()))
      }
      const timer = setTimeout(stop, this.timeout)
      child.on('message', answered)
      child.on('exit', died)
      child.send(question as object, (error) => {
        if (error) died()
      })
    })
  }

  /** In the middle of a statement, if need be. */
  kill(): void {
    this.ended = true
    this.#process.kill('SIGKILL')
  }
}
