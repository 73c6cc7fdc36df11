/** Which areas a measurement is about: a level and its rows, as they stood, inside the area that was asked for. */
import type { RosterFacts } from '../facts/roster'
import { Refusal } from '../messages/refusal'
import { areaRows } from '../query/compile/records/areas'
import { countOfRows } from '../query/compile/terms/counting-rows'
import { readOne, readTyped } from '../query/run/read-typed'
import type { Reader } from '../store/store'
import type { Area, Geography, Level } from './indicator'
import type { Moment } from './periods'
import { countingRows, type Frame, insideOf, rosterOf } from './term'
import type { MeasureRequest } from './value'

type AreaRoster = Geography['levels'][number]

function levelOf({ geography }: Frame, level: Level): AreaRoster {
  const found = geography.levels.find((each) => each.level === level)
  if (!found) throw new RangeError(`there is no level “${level}”`)
  return found
}

export const rosterAt = (frame: Frame, level: Level): RosterFacts => rosterOf(frame, levelOf(frame, level).roster)

/** All active rows of a level, or those inside an area, or those that meet a condition; by id. */
export async function areasAt(
  frame: Frame,
  level: Level,
  within: MeasureRequest['within'],
  reader: Reader,
  where: Record<string, unknown> = {},
  moments: Moment[] = [],
): Promise<Area[]> {
  const { roster: name, code } = levelOf(frame, level)
  const rows = countingRows(frame, { roster: name, where }, moments)
  const inside = insideOf(frame, rows.roster, within)
  if (inside?.level.keys?.length === 0) return []
  const found = areaRows({ rows, code: rows.roster.cell(code), inside }, frame.setting)
  return (await readTyped(reader, found)).map((row) => ({ level, roster: name, ...row }))
}

/** How many rows the widest level has; none or one makes it the whole store. */
export const widestCount = (frame: Frame, reader: Reader): Promise<number> =>
  readOne(reader, countOfRows({ roster: rosterOf(frame, widestOf(frame).roster) }, frame.setting))

export function widestOf({ geography }: Pick<Frame, 'geography'>): AreaRoster {
  for (const widest of geography.levels) return widest
  throw new RangeError('there are no levels of areas')
}

const plural: Record<string, Level> = { TOWNSHIPS: 'TOWNSHIP', VILLAGES: 'VILLAGE', UNITS: 'UNIT' }

/** Levels that are left out when not all are asked for. */
const leaves: Record<string, Level[]> = { DOWN_TO_TOWNSHIPS: ['VILLAGE', 'UNIT'], DOWN_TO_VILLAGES: ['UNIT'] }

/** The areas of a request, wider levels first. Without `within`, ONE is the only county, or everything there is. */
export async function areasOf(frame: Frame, request: MeasureRequest, reader: Reader): Promise<Area[]> {
  const { areas = 'ONE', within = null } = request
  if (areas === 'ONE') return [await oneArea(frame, within, reader)]
  const only = plural[areas]
  if (only) return areasAt(frame, only, within, reader)
  const own = within && within.level !== frame.whole ? [await oneArea(frame, within, reader)] : []
  const narrower = below(frame.geography, within?.level).filter((level) => !leaves[areas]?.includes(level))
  return [...own, ...(await Promise.all(narrower.map((level) => areasAt(frame, level, within, reader)))).flat()]
}

/** The levels inside an area: all of them inside the whole store, its own county included. */
function below({ levels }: Geography, level: Level | undefined): Level[] {
  const all = levels.map((each) => each.level)
  return level && level !== all[0] ? all.slice(all.indexOf(level) + 1) : all
}

async function oneArea(frame: Frame, within: MeasureRequest['within'], reader: Reader): Promise<Area> {
  const level = within?.level ?? widestOf(frame).level
  const found = await areasAt(frame, level, null, reader)
  if (!within) return (found.length === 1 ? found[0] : undefined) ?? everything(frame)
  const area = found.find(({ id }) => id === within.id)
  if (!area)
    throw new Refusal('measure.no-area', { level: { zh: rosterAt(frame, level).zh, en: level }, id: within.id })
  return area
}

const everything = (frame: Frame): Area => {
  const { level, roster } = widestOf(frame)
  return { level, roster, id: 0, code: null, label: '全部' }
}
