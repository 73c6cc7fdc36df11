/**
 * From one snapshot to the other in steps: the definitions change, then the period and the day, then rows are removed,
 * re-assigned, edited, added. After each step that could change something the indicators are measured.
 */

import { Discard, type Store, type Writer } from '../../store/store'
import { yieldingRead } from '../../store/yield-to-event-loop'
import type { IndicatorValue, MeasureRequest } from '../value'
import { askedOf } from './asked'
import { apply, type ChangedRow, type Deed, deeds, rewind } from './between'
import type { SnapshotEngine } from './engine'
import type { areaCellsOf } from './follow'
import { canonical } from './hash'
import type { Snapshot } from './read'

export type StepReason = 'DEFINITION' | 'TIME' | Deed | 'OTHER'

export type Sides = Pick<IndicatorValue, 'value' | 'numerator' | 'denominator' | 'status'>

type Measured = Map<string, Sides>

export const keyOf = ({ code, area }: Pick<IndicatorValue, 'code' | 'area'>): string =>
  `${code}/${area.level}/${area.id}`
export const sidesOf = ({ value, numerator, denominator, status }: Sides): Sides => ({
  value,
  numerator,
  denominator,
  status,
})

export interface Step {
  reason: StepReason
  values: Measured
}

/** What a value is computed by: a changed parameter changes the definitions that may refer to it. */
const definitionOf = ({ definitions, parameters }: Snapshot, code: string): string =>
  canonical([definitions.find((one) => one.code === code), parameters.named])

interface Walk {
  a: Snapshot
  from: string
  b: Snapshot
  to: string
  rows: ChangedRow[]
  areaCells: ReturnType<typeof areaCellsOf>
  codes: string[]
}

/** The values after each step that could have changed something. */
export async function walkSteps(
  store: Store,
  engine: SnapshotEngine,
  { a, from, b, to, rows, areaCells, codes }: Walk,
): Promise<Step[]> {
  const steps: Step[] = []
  const asked = await askedOf(store, engine, b)
  const before = { ...asked, areas: a.parameters.areas, on: a.on, period: from }
  const after = { ...asked, period: to }
  const step = async (reason: StepReason, reader: Store, request: MeasureRequest): Promise<void> => {
    const values = await engine.measure(reader, { ...request, codes })
    steps.push({ reason, values: new Map(values.map((value) => [keyOf(value), sidesOf(value)])) })
  }
  if (codes.some((code) => definitionOf(a, code) !== definitionOf(b, code)))
    await step('DEFINITION', store, { ...before, asOf: a.asOf })
  if (canonical(before) !== canonical(after)) await step('TIME', store, { ...after, asOf: a.asOf })
  if (rows.length === 0) return steps
  await store.write(async (writer) => {
    const inside = within(store, writer)
    await rewind(writer, store.rosters, a.asOf)
    for (const deed of deeds.filter((one) => rows.some((row) => row.deeds.includes(one)))) {
      await apply(writer, rows, deed, areaCells)
      await step(deed, inside, { ...after, asOf: null })
    }
    throw new Discard(undefined)
  })
  return steps
}

/** The store as one transaction sees it: through one connection, so one statement after the other. */
function within(store: Store, writer: Writer): Store {
  let last: Promise<unknown> = Promise.resolve()
  const slowStore = yieldingRead(writer.read)
  const read: Store['read'] = (sql, values) => {
    const next = last.then(() => slowStore(sql, values))
    last = next.catch(() => undefined)
    return next
  }
  return { ...store, read, write: (work) => work(writer) }
}
