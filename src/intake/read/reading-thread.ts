/**
 * The reading side in a thread of its own, beside the writing: files are inflated, scanned and checked there while rows are
 * settled here. A file that takes too long or too much memory costs the thread, which is killed; the process lives on.
 */

import { join, sep } from 'node:path'
import { Worker } from 'node:worker_threads'
import { itemAt } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { MessageRef } from '../../messages/shapes'
import { messageRef, wordsOf } from '../../messages/words'
import { defaultLimits, type Limits } from '../../sheets/parts/limits'
import type { ImportReading, ImportSource, TableStream } from '../model/import-reading'
import type { ReadingOptions } from '../model/reading-options'
import { type FileSurvey, fault, type TableEnd, type TableSurvey } from '../model/table'
import { type Crossing, unfold } from './crossing'

/** What the thread is asked, and what it answers. */
export type ThreadRequest =
  | { id: number; survey: number }
  | { id: number; table: TableSurvey; file: number }
  | { id: number; more: true }
  | { id: number; close: true }
export type ThreadReply =
  | { id: number; survey: FileSurvey }
  | { id: number; batch: Crossing }
  | { id: number; end: TableEnd }
  | { id: number; failure: string }

/** Batches the thread may be ahead of the writing. */
export const AHEAD = 4

/** Threads run compiled code; a path into the sources (under a test runner) becomes its compiled twin. */
const compiled = (path: string): string =>
  path.endsWith('.ts') ? path.replace(`${sep}src${sep}`, `${sep}dist${sep}src${sep}`).replace(/\.ts$/, '.js') : path

/** A way of reading for `importFiles`: `rosters` is the module that exports the list of rosters, which the thread loads itself. */
export const threadReading =
  (rosters: string) =>
  (sources: ImportSource[], _rosters: RosterFacts[], options: ReadingOptions, limits: Partial<Limits>): ImportReading =>
    new ThreadReading(sources, readingOptions(options), { ...defaultLimits, ...limits }, compiled(rosters))

/** Only what the thread needs: functions cannot cross. */
const readingOptions = ({
  sheets,
  roster,
  moneyUnit,
  set,
  map,
  learned,
  dropPersonal,
  fill,
}: ReadingOptions): ReadingOptions => ({ sheets, roster, moneyUnit, set, map, learned, dropPersonal, fill })

class ThreadReading implements ImportReading {
  #worker: Worker | undefined
  #ids = 0
  readonly #waiting = new Map<number, (answer: ThreadReply) => void>()
  #dead: MessageRef | undefined

  constructor(
    readonly sources: ImportSource[],
    readonly options: ReadingOptions,
    readonly limits: Limits,
    readonly rosters: string,
  ) {}

  async survey(index: number): Promise<FileSurvey> {
    const { name } = itemAt(this.sources, index)
    const answer = await this.#within(this.#ask({ survey: index }))
    if ('survey' in answer) return answer.survey
    return {
      name,
      sha256: '',
      bytes: 0,
      format: null,
      reader: null,
      tables: [],
      notes: [],
      faults: [this.#fault(answer, name)],
    }
  }

  table(file: number, table: TableSurvey): TableStream {
    let end: TableEnd | undefined
    const start = () => this.#stream({ table, file })
    return {
      async *batches() {
        for await (const answer of start()) {
          if ('batch' in answer) yield unfold(answer.batch)
          else end = answer.end
        }
      },
      end: () => end!,
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate()
    this.#worker = undefined
  }

  /** Batches until the end; asks for more as they are used, so that the thread is never far ahead. */
  async *#stream(question: {
    table: TableSurvey
    file: number
  }): AsyncGenerator<{ batch: Crossing } | { end: TableEnd }> {
    const queue: ThreadReply[] = []
    let wake: (() => void) | undefined
    const id = this.#send(question, (answer) => {
      queue.push(answer)
      wake?.()
    })
    try {
      for (;;) {
        if (queue.length === 0)
          await this.#within(
            new Promise<void>((resolve) => {
              wake = resolve
            }),
          )
        const answer = queue.shift()
        if (!answer || 'failure' in answer)
          throw new Error(answer && 'failure' in answer ? answer.failure : 'the reading thread ended')
        if ('end' in answer) {
          yield { end: answer.end }
          return
        }
        if ('batch' in answer) yield { batch: answer.batch }
        this.#worker?.postMessage({ id, more: true } satisfies ThreadRequest)
      }
    } finally {
      this.#waiting.delete(id)
    }
  }

  #ask(question: { survey: number }): Promise<ThreadReply> {
    return new Promise((resolve) => {
      const id = this.#send(question, (answer) => {
        this.#waiting.delete(id)
        resolve(answer)
      })
    })
  }

  #send(
    question: { survey: number } | { table: TableSurvey; file: number },
    hear: (answer: ThreadReply) => void,
  ): number {
    const id = ++this.#ids
    this.#waiting.set(id, hear)
    this.#start().postMessage({ id, ...question } satisfies ThreadRequest)
    return id
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    this.#dead = undefined
    const worker = new Worker(
      compiled(join(__dirname, `reading-worker${__filename.endsWith('.ts') ? '.ts' : '.js'}`)),
      {
        workerData: { sources: this.sources, rosters: this.rosters, options: this.options, limits: this.limits },
        resourceLimits: { maxOldGenerationSizeMb: Math.round(this.limits.memoryBytes / 2 ** 20) },
      },
    )
    worker.on('message', (answer: ThreadReply) => this.#waiting.get(answer.id)?.(answer))
    worker.on('error', (error: NodeJS.ErrnoException) =>
      this.#died(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooBig(this.limits) : broken(error)),
    )
    worker.on('exit', () => this.#died(worker, broken(new Error('the thread ended'))))
    this.#worker = worker
    return worker
  }

  #died(worker: Worker, reason: MessageRef): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    this.#dead ??= reason
    for (const [id, hear] of [...this.#waiting]) hear({ id, failure: wordsOf(reason, 'terminal', 'en') })
  }

  /** Kills the thread when an answer takes longer than a file may. */
  async #within<T>(answer: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, this.limits.milliseconds)
    })
    const first = await Promise.race([answer.then((value) => ({ value })), late])
    clearTimeout(timer)
    if (first) return first.value
    const worker = this.#worker
    if (worker) {
      this.#died(worker, tooSlow(this.limits))
      await worker.terminate()
    }
    return answer
  }

  #fault(answer: ThreadReply, name: string) {
    const why = this.#dead ?? brokenBy('failure' in answer ? answer.failure : 'unreadable')
    return fault('file.at', { name, why })
  }
}

const tooBig = ({ memoryBytes }: Limits) =>
  messageRef('file.too-much-memory', { most: Math.round(memoryBytes / 2 ** 20) })
const tooSlow = ({ milliseconds }: Limits) => messageRef('file.too-slow', { most: Math.round(milliseconds / 1000) })
const broken = ({ message }: Error) => brokenBy(message)
const brokenBy = (why: string) => messageRef('file.broken', { why })
