/** The plan of a row, a group or a set of totals comes in; go out the columns of its table, links flattened into label paths. */
import type { CellFacts } from '../../facts/cell'
import { flagFormat } from '../../facts/kinds/flag'
import { optionFormat, type ValueFormat } from '../../facts/kinds/formats'
import { qualifiers } from '../../facts/kinds/whole'
import { entryOf } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import type { CellOut } from '../../sheets/write/sheet-out'
import type { Shaped } from '../compile/row-maker'
import type { GroupKey, GroupPlan, KeysPlan, ListPlan, RowPlan, TotalPlan, TotalsPlan } from '../plan/plan'
import { qualifierOf } from './source'
import { countFormat, formatOf, headingOf, idFormat, shareFormat, sumFormatOf } from './values'

export interface OutputColumn {
  header: string
  look: ValueFormat
  /** Where its value stands in a row of the response. */
  path: string[]
  /** Where the qualifier of its value stands. */
  qualifier?: string[]
}

function valueAt(row: Shaped | null | undefined, path: string[]): unknown {
  let found: any = row
  for (const key of path) found = found?.[key]
  return found
}

export const cellTextOf = ({ look, path, qualifier }: OutputColumn, row: Shaped): string =>
  look.show(valueAt(row, path), qualifier && valueAt(row, qualifier))
export const cellOutOf = ({ look, path, qualifier }: OutputColumn, row: Shaped): CellOut =>
  look.cell(valueAt(row, path), qualifier && valueAt(row, qualifier))

/** Where a column stands: its labels and its keys in the response. */
interface Place {
  labels: string[]
  path: string[]
}
const under = ({ labels, path }: Place, name: string, key: string): Place => ({
  labels: [...labels, name],
  path: [...path, key],
})
const top: Place = { labels: [], path: [] }

/** 乡镇, 县, 县 → 乡镇/县: a link's own column is headed like the link, so that the file can come back. */
export const labelPath = (labels: string[]): string => labels.filter((one, i) => one !== labels[i - 1]).join('/')

const column = (place: Place, header: string, key: string, look: ValueFormat): OutputColumn => ({
  header: labelPath([...place.labels, header]),
  look,
  path: [...place.path, key],
})

const marks = {
  id: ['编号', idFormat],
  isActive: ['是否有效', flagFormat],
  isListed: ['是否在册', flagFormat],
} as const satisfies Record<string, [string, ValueFormat]>

/** In the order the document asks for them. */
export function exportRowColumns(row: RowPlan, place: Place = top): OutputColumn[] {
  const found = new Map<string, OutputColumn[]>()
  for (const { key, cell, unit } of row.values) {
    const own = column(place, headingOf(cell, unit), key, formatOf(cell))
    found.set(key, [cell.qualified ? { ...own, qualifier: [...place.path, qualifierOf(key)] } : own])
  }
  for (const { key, cell } of row.qualifiers)
    found.set(key, [column(place, `${headingOf(cell)}的限定词`, key, optionFormat(qualifiers))])
  for (const { key, name } of row.marks) found.set(key, [column(place, marks[name][0], key, marks[name][1])])
  for (const { key, cell, row: linked } of row.links)
    found.set(key, exportRowColumns(linked, under(place, headingOf(cell), key)))
  for (const { key, list } of row.lists) found.set(key, totalsColumns(list, under(place, list.roster.zh, key)))
  return row.keys.flatMap((key) => found.get(key) ?? [])
}

const counts = (place: Place, key: string): OutputColumn => column(place, '行数', key, countFormat)

/** `totalCount` and `aggregate` of a list. */
export function totalsColumns(list: ListPlan, place: Place = top): OutputColumn[] {
  const found = new Map<string, OutputColumn[]>()
  for (const key of list.totalCounts) found.set(key, [counts(place, key)])
  for (const totals of list.aggregates) found.set(totals.key, totalColumns(totals, list.roster, place))
  return list.keys.flatMap((key) => found.get(key) ?? [])
}

function totalColumns({ key, fields }: TotalsPlan, roster: RosterFacts, place: Place): OutputColumn[] {
  const inner = { labels: place.labels, path: [...place.path, key] }
  return fields.flatMap((field) => {
    if (!('fields' in field)) return [counts(inner, field.key)]
    return field.fields.flatMap((one) => functionColumns(one, roster, { ...inner, path: [...inner.path, field.key] }))
  })
}

const functions = new Map([
  ['sum', '合计'],
  ['avg', '平均'],
  ['min', '最小'],
  ['max', '最大'],
  ['countDistinct', '不同值个数'],
])

function functionColumns(field: TotalPlan, roster: RosterFacts, place: Place): OutputColumn[] {
  if ('fields' in field) return []
  const { measure, key, unit } = field
  const [name = '', what = ''] = measure.id.split('.')
  const cell = roster.cell(name)
  const heading = under(place, headingOf(cell, unit), '')
  return [{ ...column(heading, entryOf(functions, what), key, functionLook(cell, what)), path: [...place.path, key] }]
}

function functionLook(cell: CellFacts, what: string): ValueFormat {
  if (what === 'countDistinct') return countFormat
  if (what === 'min' || what === 'max') return formatOf(cell)
  return what === 'sum' && cell.kind.amount?.places === 0 ? countFormat : sumFormatOf(cell)
}

export function groupColumns(group: GroupPlan, by: GroupKey[], roster: RosterFacts): OutputColumn[] {
  const found = new Map<string, OutputColumn[]>()
  for (const keys of group.groupKeys) found.set(keys.key, keyColumns(keys, by, { labels: [], path: [keys.key] }))
  for (const key of group.depths) found.set(key, [column(top, '层级', key, countFormat)])
  for (const key of group.shares) found.set(key, [column(top, '占比', key, shareFormat)])
  for (const totals of group.aggregates) found.set(totals.key, totalColumns(totals, roster, top))
  return group.keys.flatMap((key) => found.get(key) ?? [])
}

/** A key is headed by its links and its cell; one that nothing is grouped by is always blank. */
function keyColumns({ fields }: KeysPlan, by: GroupKey[], place: Place): OutputColumn[] {
  return (fields ?? []).flatMap((field): OutputColumn[] => {
    const path = [...place.path, field.key]
    if ('fields' in field) return keyColumns(field, by, { labels: [], path })
    const key = field.at === null ? undefined : by[field.at]
    if (!key) return [{ header: field.key, look: idFormat, path }]
    const labels = [...key.links.map((link) => headingOf(link)), key.cell ? headingOf(key.cell, field.unit) : '编号']
    return [{ header: labelPath(labels), look: key.cell && !key.grain ? formatOf(key.cell) : idFormat, path }]
  })
}

/** Headers that are alike are told apart by what the document calls them. */
export function distinct(columns: OutputColumn[]): OutputColumn[] {
  const times = new Map<string, number>()
  for (const { header } of columns) times.set(header, (times.get(header) ?? 0) + 1)
  return columns.map((one) =>
    times.get(one.header)! > 1 ? { ...one, header: `${one.header}（${one.path.join('.')}）` } : one,
  )
}
