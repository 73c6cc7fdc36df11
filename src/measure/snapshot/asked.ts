/** A sealed snapshot comes in; goes out how to ask the engine the same again: its indicators as they were defined, its parameters as they were. */
import type { Reader } from '../../store/store'
import type { Parameter } from '../indicator'
import type { MeasureRequest } from '../value'
import type { SnapshotEngine } from './engine'
import { canonical } from './hash'
import type { Snapshot } from './read'

type Asked = Pick<MeasureRequest, 'codes' | 'areas' | 'on' | 'extra' | 'parameters'>

export async function askedOf(
  store: Reader,
  engine: SnapshotEngine,
  { definitions, parameters, on }: Snapshot,
): Promise<Asked> {
  const { areas, named } = parameters
  const same = canonical(named) === canonical(await engine.parameters(store))
  const codes = definitions.map(({ code }) => code)
  return { codes, areas, on, extra: definitions, parameters: same ? undefined : validOn(named, on) }
}

/** The newest version of each parameter by a day. */
export const validOn = (named: Parameter[], on: string): Record<string, string> =>
  Object.fromEntries(
    named.flatMap(({ name, versions }) => {
      const [newest] = versions.filter(({ since }) => since <= on).sort((a, b) => (a.since < b.since ? 1 : -1))
      return newest ? [[name, newest.value]] : []
    }),
  )
