/**
 * The same request as `measure`; goes out one indicator after the other, each with all its areas and periods, opened if that
 * was asked for. However many periods there are, the statements are the same; and what an indicator alone has asked is
 * forgotten before the next, so that a province's year does not have to fit into memory.
 */
import { putBack } from '../store/history/past'
import type { Store } from '../store/store'
import { questionKey } from './answers'
import { type AreaLabels, breakdownsOf } from './breakdown'
import type { Indicator } from './indicator'
import { askedFor, type MeasureTask, narrowedIndicator, questionsOf, valuesOf } from './measure'
import type { IndicatorValue, MeasureRequest } from './value'

/** As of an import, from the store as it stood then: put back once, where every statement would have to look for it in history. */
export async function* measuring(store: Store, request: MeasureRequest): AsyncGenerator<IndicatorValue[]> {
  const frozen = typeof request.asOf === 'number' ? await store.frozenConnection() : null
  if (!frozen) return yield* pass(store, request, request.asOf ?? null)
  try {
    await putBack(frozen, store.rosters, request.asOf!)
    yield* pass({ ...store, read: frozen.read }, request, null)
  } finally {
    await frozen.close()
  }
}

async function* pass(store: Store, request: MeasureRequest, asOf: number | null): AsyncGenerator<IndicatorValue[]> {
  const asked = await askedFor(store, { ...request, asOf })
  const labels: AreaLabels = new Map()
  const uses = usesOf(asked.wanted, request)
  for (const indicator of asked.wanted) {
    yield await measured(store, asked, indicator, request, labels)
    for (const mark of marksOf(indicator, request)) if (uses.sub(mark) === 0) asked.answers.forget(mark)
  }
}

async function measured(
  store: Store,
  asked: MeasureTask,
  indicator: Indicator,
  request: MeasureRequest,
  labels: AreaLabels,
): Promise<IndicatorValue[]> {
  const { frame, asking, answers } = asked
  const values = await valuesOf(asked, indicator, request)
  if (request.breakdown)
    await breakdownsOf(frame, narrowedIndicator(indicator, request.breakdown), values, asking, answers, store, labels)
  return values
}

const marksOf = (indicator: Indicator, request: MeasureRequest): Set<string> =>
  new Set(questionsOf(indicator, request).map(questionKey))

class Uses {
  readonly #left = new Map<string, number>()

  add(mark: string): void {
    this.#left.set(mark, (this.#left.get(mark) ?? 0) + 1)
  }

  /** How many are left. */
  sub(mark: string): number {
    const left = this.#left.get(mark)! - 1
    this.#left.set(mark, left)
    return left
  }
}

/** How many indicators ask each thing. */
function usesOf(wanted: Indicator[], request: MeasureRequest): Uses {
  const uses = new Uses()
  for (const indicator of wanted) for (const mark of marksOf(indicator, request)) uses.add(mark)
  return uses
}
