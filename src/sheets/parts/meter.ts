import { faults } from './faults'
import type { Limits } from './limits'

/** A part of a zip as it is being inflated: what it took from the file and the most it has given so far. */
export interface Metered {
  name: string
  compressed: number
  given: number
}

/**
 * Comes in: what was just read. Goes out: nothing, or a TOO_LARGE fault at the very moment a limit is passed. Only the
 * time our own reading takes is counted, not what the consumer does with the rows.
 */
export class Meter {
  private total = 0
  private spent = 0
  private since = performance.now()

  constructor(readonly limits: Limits) {}

  /** A part has now given `given` bytes since its start. Inflating the same bytes a second time is not counted again. */
  inflated(part: Metered, given: number): void {
    if (given <= part.given) return
    this.total += given - part.given
    part.given = given
    const { ratio, ratioFloorBytes, inflatedBytes } = this.limits
    const where = { zh: `部件 ${part.name} 的`, en: `part ${part.name}` }
    if (given > ratioFloorBytes && given > ratio * Math.max(1, part.compressed)) {
      throw faults.tooLarge('ratio', ratio, where)
    }
    if (this.total > inflatedBytes) throw faults.tooLarge('inflatedBytes', inflatedBytes)
  }

  /** SheetJS builds an object for every cell: about eight times the bytes of the parts it is given (measured: 7). */
  weigh(bytes: number): void {
    if (bytes * 8 > this.limits.memoryBytes) throw faults.tooLarge('memoryBytes', this.limits.memoryBytes)
  }

  count(limit: keyof Limits, found: number, where?: { sheet?: string; zh?: string; en?: string }): void {
    if (found > this.limits[limit]) throw faults.tooLarge(limit, this.limits[limit], where)
  }

  tick(): void {
    if (this.spent + performance.now() - this.since > this.limits.milliseconds) {
      throw faults.tooLarge('milliseconds', this.limits.milliseconds)
    }
  }

  pause(): void {
    this.spent += performance.now() - this.since
    this.since = performance.now()
  }

  resume(): void {
    this.since = performance.now()
  }
}
