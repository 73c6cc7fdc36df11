import { BadDefinition } from '../measure/definitions/faults'
import { Misuse } from './input/misuse'

/** What is wrong with a definition is a wrong call, told in full. */
export async function defining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BadDefinition)) throw error
    const told = (language: 'zh' | 'en') => error.faults.map((one) => `${one.path}: ${one[language]}`).join('; ')
    throw new Misuse(told('zh'), told('en'))
  }
}
