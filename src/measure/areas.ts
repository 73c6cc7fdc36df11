/** Which areas a measurement is about: a level and its rows, as they stood, inside the area that was asked for. */
import type { RosterFacts } from '../facts/roster'
import { partsOf } from '../query/compile/parts'
import { and, column, joined, raw, type Sql, sql, TRUE, value } from '../query/compile/sql'
import { Scope, Statement } from '../query/compile/statement'
import { condition } from '../query/compile/where'
import type { Reader } from '../store/store'
import { activeOnly } from './active-only'
import type { Area, Geography, Level } from './indicator'
import { areaColumn, type Frame } from './term'
import type { MeasureRequest } from './value'

export const rosterAt = (frame: Frame, level: Level): RosterFacts => {
  const name = frame.geography.levels.find((each) => each.level === level)!.roster
  return frame.setting.world.rosters.find((roster) => roster.name === name)!
}

/** All standing rows of a level, or those inside an area, or those that meet a condition; by id. */
export async function areasAt(
  frame: Frame,
  level: Level,
  within: MeasureRequest['within'],
  reader: Reader,
  where: Record<string, unknown> = {},
): Promise<Area[]> {
  const roster = rosterAt(frame, level)
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, roster)
  const inside = within && within.level !== frame.whole ? areaColumn(frame, scope, within.level) : undefined
  if (within && within.level !== frame.whole && !inside) return []
  const code = frame.geography.levels.find((each) => each.level === level)!.code
  const names = [code, roster.label.name].map((name) => column(scope.alias, partsOf(roster, roster.cell(name)).value))
  const held = and([
    sql`${scope.column('is_active')} = 1`,
    inside ? sql`${inside} = ${value(within!.id)}` : TRUE,
    condition(statement, roster, scope.alias, activeOnly(where, roster, frame.setting.world), ['where']),
  ])
  const select = sql`SELECT ${joined([scope.column('id'), ...names], ', ')} FROM ${scope.from()} WHERE ${held} ORDER BY ${scope.column('id')}`
  const rows = await read(reader, statement.finish(select))
  return rows.map(([id, found, label]) => ({
    level,
    roster: roster.name,
    id: Number(id),
    code: found === null ? null : String(found),
    label: String(label),
  }))
}

const read = (reader: Reader, { text, values }: Sql) => reader.read(text, [...values])

/** How many rows the widest level has; none or one makes it the whole store. */
export async function widestCount(frame: Frame, reader: Reader): Promise<number> {
  const statement = new Statement(frame.setting)
  const scope = new Scope(statement, rosterAt(frame, frame.geography.levels[0].level))
  const select = sql`SELECT ${raw('COUNT(*)')} FROM ${scope.from()} WHERE ${scope.column('is_active')} = 1`
  const [[found]] = await read(reader, statement.finish(select))
  return Number(found)
}

const plural: Record<string, Level> = { TOWNSHIPS: 'TOWNSHIP', VILLAGES: 'VILLAGE', UNITS: 'UNIT' }

/** Levels that are left out when not all are asked for. */
const leaves: Record<string, Level[]> = { DOWN_TO_TOWNSHIPS: ['VILLAGE', 'UNIT'], DOWN_TO_VILLAGES: ['UNIT'] }

/** The areas of a request, wider levels first. Without `within`, ONE is the only county, or everything there is. */
export async function areasOf(frame: Frame, request: MeasureRequest, reader: Reader): Promise<Area[]> {
  const { areas = 'ONE', within = null } = request
  if (areas === 'ONE') return [await one(frame, within, reader)]
  if (areas in plural) return areasAt(frame, plural[areas], within, reader)
  const own = within && within.level !== frame.whole ? [await one(frame, within, reader)] : []
  const narrower = below(frame.geography, within?.level).filter((level) => !leaves[areas]?.includes(level))
  return [...own, ...(await Promise.all(narrower.map((level) => areasAt(frame, level, within, reader)))).flat()]
}

/** The levels inside an area: all of them inside the whole store, its own county included. */
function below({ levels }: Geography, level: Level | undefined): Level[] {
  const all = levels.map((each) => each.level)
  return level && level !== all[0] ? all.slice(all.indexOf(level) + 1) : all
}

async function one(frame: Frame, within: MeasureRequest['within'], reader: Reader): Promise<Area> {
  const level = within?.level ?? frame.geography.levels[0].level
  const found = await areasAt(frame, level, null, reader)
  const area = within ? found.find(({ id }) => id === within.id) : found.length === 1 ? found[0] : everything(frame)
  if (!area)
    throw new RangeError(`there is no ${level} ${within!.id} / 没有编号为 ${within!.id} 的${rosterAt(frame, level).zh}`)
  return area
}

const everything = (frame: Frame): Area => {
  const { level, roster } = frame.geography.levels[0]
  return { level, roster, id: 0, code: null, label: '全部' }
}
