/** The changed fields of listed rows come in; goes out each as people read it: the field by its label, a link by the name of what it leads to. */
import { type RosterFacts, targetOf } from '../../facts/roster'
import type { FieldChange } from '../../store/ledger/plan-rows'
import { labelsEver } from '../../store/rows/read'
import type { Reader } from '../../store/store'

interface ReadableChange {
  field: string
  label: string
  before: string | null
  after: string | null
}

export async function readable(reader: Reader, roster: RosterFacts, fields: FieldChange[]): Promise<ReadableChange[]> {
  const found: ReadableChange[] = []
  for (const { field, old, new: now } of fields) {
    const cell = roster.cell(field)
    const names = cell.kind.name === 'link' ? await namesOf(reader, targetOf(cell), [old, now]) : undefined
    const name = (id: string | null): string | null => (id === null ? null : (names?.get(id) ?? id))
    found.push({ field, label: cell.zh, before: name(old), after: name(now) })
  }
  return found
}

/** Rows that are gone are still in the history. */
async function namesOf(reader: Reader, roster: RosterFacts, given: (string | null)[]): Promise<Map<string, string>> {
  const ids = [...new Set(given.filter((id) => id !== null))].map(Number)
  return new Map([...(await labelsEver(reader, roster, ids))].map(([id, label]) => [String(id), label]))
}
