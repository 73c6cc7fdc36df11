/** What does not hold about a seal, named so that a person can go and look. */

type SealFaultKind = 'CHAIN' | 'CONTENT' | 'VALUE' | 'MISSING_VALUE' | 'HISTORY_ROW' | 'RECOMPUTED'

export interface SealFault {
  kind: SealFaultKind
  zh: string
  en: string
  indicator?: string
  area?: string
  period?: string
  roster?: string
  rowId?: number
}

/** Counts every fault and keeps the first of each kind. */
export class Faults {
  readonly first: SealFault[] = []
  count = 0

  add(fault: SealFault): void {
    this.count++
    if (!this.first.some(({ kind }) => kind === fault.kind)) this.first.push(fault)
  }
}
