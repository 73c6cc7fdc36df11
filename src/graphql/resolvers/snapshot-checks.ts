/** Seals checked, and two of them compared down to the rows and cells that moved a value. */

import type { RosterFacts } from '../../facts/roster'
import type { ChangedRow } from '../../measure/snapshot/between'
import { compareSnapshots, type Difference, type SnapshotComparison } from '../../measure/snapshot/compare'
import type { SealFault } from '../../measure/snapshot/fault'
import type { DifferencePart } from '../../measure/snapshot/part'
import type { Snapshot } from '../../measure/snapshot/read'
import { readable } from '../../measure/snapshot/readable'
import type { ListedRow } from '../../measure/snapshot/row-list'
import { verifySnapshots } from '../../measure/snapshot/verify'
import type { RosterRow } from '../../store/rows/row'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import type { RowSource } from '../lineage/row-source'
import { type PlainPage, pageOf } from './plain-page'
import { nameOf, snapshotNamed } from './snapshots'

async function verify(_source: unknown, { id }: { id?: string | null }, context: Context) {
  const one = id ? await snapshotNamed(id, context) : undefined
  const { holds, snapshots } = await verifySnapshots(context.slowStore, one?.id)
  return {
    holds,
    snapshots: snapshots.map((verdict) => ({ ...verdict, snapshot: () => snapshotNamed(String(verdict.id), context) })),
  }
}

interface Compared {
  a: Snapshot
  b: Snapshot
  comparison: SnapshotComparison
}

async function compare(_source: unknown, given: { a: string; b: string }, context: Context): Promise<Compared> {
  const [a, b] = [await snapshotNamed(given.a, context), await snapshotNamed(given.b, context)]
  const comparison = await compareSnapshots(context.slowStore, a.id, b.id, { rows: 0 })
  return { a, b, comparison }
}

interface Narrowing {
  code?: string[] | null
  level?: string | null
}

const wanted = ({ comparison: { differences } }: Compared, { code, level }: Narrowing): Difference[] =>
  differences.filter((one) => (!code || code.includes(one.code)) && (!level || one.area.level === level))

function differences(compared: Compared, { code, level, ...page }: Narrowing & PlainPage, { limits }: Context) {
  const { first, offset } = pageOf(page, limits)
  return wanted(compared, { code, level })
    .slice(offset, offset + first)
    .map((one) => ({ ...one, name: nameOf(compared.b, one.code) }))
}

interface RowNode extends ListedRow {
  changed: ChangedRow
}

function rows(part: DifferencePart, args: PlainPage, { limits }: Context): RowNode[] {
  const { first, offset } = pageOf(args, limits)
  return part.page(first, offset).map(({ listed, changed }) => ({ ...listed, changed }))
}

/** Where a version of a row came from. */
function sourceOf({ name }: RosterFacts, row: RosterRow | null): RowSource | null {
  if (!row) return null
  const { id, importId, sheetId, sourceRow, blanks } = row
  return { roster: name, id, importId, sheetId, row: sourceRow, blanks }
}

export const snapshotCheckResolvers: FieldResolvers = {
  Query: { verifySnapshots: verify, compareSnapshots: compare },
  SealFault: { message: ({ zh, en }: SealFault) => ({ zh, en }) },
  SnapshotComparison: {
    unchanged: ({ comparison }: Compared) => comparison.unchanged,
    onlyInA: ({ comparison }: Compared) => comparison.onlyIn.a,
    onlyInB: ({ comparison }: Compared) => comparison.onlyIn.b,
    differenceCount: (compared: Compared, args: Narrowing) => wanted(compared, args).length,
    differences,
  },
  DifferencePart: { rows },
  DifferenceRow: {
    fields: ({ changed, fields }: RowNode, _args, { reader }) => readable(reader, changed.roster, fields),
    _source: ({ changed }: RowNode) => sourceOf(changed.roster, changed.after ?? changed.before),
    _sourceBefore: ({ changed }: RowNode) => sourceOf(changed.roster, changed.before),
  },
}
