import { Refusal, refusedOf } from '../messages/refusal'

/** What is wrong with a definition is a wrong call, told in full. */
export async function defining<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!refusedOf('definition', error)) throw error
    const told = (error.place.faults ?? []).map(({ path, message: { zh, en } }) => ({
      zh: `${path}：${zh}`,
      en: `${path}: ${en}`,
    }))
    throw new Refusal('cli.definition', { faults: told })
  }
}
