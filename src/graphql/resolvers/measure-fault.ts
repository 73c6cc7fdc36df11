/** What the measuring room refuses, told to the client with a code instead of as a mistake of ours. */
import { SealRefused } from '../../measure/snapshot/snapshot'
import { clientError } from '../errors'

/** The engine says “English / 中文” in one sentence when a period, a day or an indicator is none. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SealRefused) throw clientError('BAD_INPUT', error.en, error.zh)
    if (error instanceof RangeError && error.message.includes(' / ')) {
      const [en, zh] = error.message.split(' / ')
      throw clientError('BAD_INPUT', en, zh)
    }
    throw error
  }
}
