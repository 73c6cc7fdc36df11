/** The other end of reading-thread.ts: answers its questions with the reading side, a few batches ahead at most. */
import { parentPort, workerData } from 'node:worker_threads'
import type { RosterFacts } from '../../facts/roster'
import { flatten } from './crossing'
import { LocalReading } from './reading'
import { AHEAD, type ThreadReply, type ThreadRequest } from './reading-thread'

const { rosters } = require(workerData.rosters) as { rosters: RosterFacts[] }
const reading = new LocalReading(workerData.sources, rosters, workerData.options, workerData.limits)
const credit = new Map<number, { left: number; wake?: () => void }>()
const say = (answer: ThreadReply): void => parentPort!.postMessage(answer)

parentPort!.on('message', async (question: ThreadRequest) => {
  if ('more' in question) {
    const state = credit.get(question.id)
    if (state) {
      state.left++
      state.wake?.()
    }
    return
  }
  try {
    if ('survey' in question) say({ id: question.id, survey: await reading.survey(question.survey) })
    else if ('table' in question) await stream(question)
  } catch (error) {
    say({ id: question.id, failure: (error as Error).message })
  }
})

async function stream({ id, file, table }: Extract<ThreadRequest, { file: number }>): Promise<void> {
  const state: { left: number; wake?: () => void } = { left: AHEAD }
  credit.set(id, state)
  const rows = reading.table(file, table)
  for await (const batch of rows.batches()) {
    while (state.left === 0)
      await new Promise<void>((resolve) => {
        state.wake = resolve
      })
    state.left--
    say({ id, batch: flatten(batch) })
  }
  say({ id, end: rows.end() })
  credit.delete(id)
}
