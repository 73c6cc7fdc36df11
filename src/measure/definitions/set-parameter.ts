/** An office sets a limit that definitions refer to by name, from a day on; every setting is kept. */
import { addParameter } from '../../store/ledger/parameters'
import type { Store } from '../../store/store'
import { catalogueParameters, parametersOf } from '../catalogue'
import type { Parameter } from '../indicator'
import { badDefinition, DefinitionFaults } from './faults'
import { isDay } from './threshold'

export interface ParameterSetting {
  name: string
  /** 06-20 for a day of the year, an exact decimal for a number. */
  value: string
  /** The day from which it counts: 2020-06-01. */
  since: string
  /** The document it comes from. */
  source: string
}

const forms: Record<Parameter['kind'], { test(value: string): boolean; zh: string; en: string }> = {
  DAY_OF_YEAR: {
    test: (value) => /^\d{2}-\d{2}$/.test(value) && isDay(`2020-${value}`),
    zh: '应是一年中的一天，如 06-20',
    en: 'should be a day of the year, such as 06-20',
  },
  NUMBER: {
    test: (value) => /^-?\d+(\.\d+)?$/.test(value),
    zh: '应是数字，如 90',
    en: 'should be a number, such as 90',
  },
}

/** Gives back the parameter in all its versions. Refuses with all that is wrong. */
export async function setParameter(store: Store, given: ParameterSetting): Promise<Parameter> {
  const faults = settingFaults(given)
  if (faults.list.length > 0) throw badDefinition(faults.list)
  const { name, since, value, source } = given
  await store.write((writer) => addParameter(writer, { name, since, value, source, setAt: new Date().toISOString() }))
  return (await parametersOf(store)).find((each) => each.name === name)!
}

function settingFaults({ name, since, value, source }: ParameterSetting): DefinitionFaults {
  const faults = new DefinitionFaults()
  const names = catalogueParameters.map((each) => each.name)
  if (!faults.unknown(['name'], { zh: '参数', en: 'parameter' }, name, names)) {
    const { test, zh, en } = forms[catalogueParameters.find((each) => each.name === name)!.kind]
    if (!test(value)) faults.add(['value'], `“${value}”${zh}`, `“${value}” ${en}`)
  }
  if (!isDay(since))
    faults.add(
      ['since'],
      `“${since}”不是具体的一天，请写 2020-06-15`,
      `“${since}” is not a single day; write 2020-06-15`,
    )
  if (!source.trim()) faults.add(['source'], '请写明依据，如文号', 'say what it comes from, such as a document number')
  return faults
}
