/** The rules are run over the whole store, one statement a rule; goes out every breach, errors first, with the row, where it belongs and both sides. */
import type { AnyRule } from '../../facts/cross-rule'
import type { RosterFacts } from '../../facts/roster'
import { type BreachRow, breachesOfRule } from '../../query/compile/rules/rule'
import { readTyped } from '../../query/run/read-typed'
import type { Store } from '../../store/store'
import { areasAt } from '../areas'
import { catalogueRules } from '../catalogue'
import type { Area } from '../indicator'
import { frameOf } from '../measure'
import { areaKeys, countingRows, type Frame, insideOf, rosterOf } from '../term'
import type { MeasureRequest } from '../value'
import { ruleCells } from './cells'

export interface CheckRequest extends Pick<MeasureRequest, 'on' | 'within' | 'asOf'> {
  /** Ids of rules, all unless stated. */
  rules?: string[]
}

export interface RuleViolation {
  rule: string
  severity: 'error' | 'warning'
  roster: string
  /** The row. */
  id: number
  label: string
  /** Its own cells that the rule speaks of. */
  cells: string[]
  township: Area | null
  unit: Area | null
  /** Both sides as people read them; of a rule about a cell that must or must not be filled only the right one, the cell. */
  left: string | null
  right: string | null
  message: { zh: string; en: string }
}

/** A rule as people may list it; those of V-08 speak of sheets and are run when a workbook comes in. */
export interface RuleEntry {
  id: string
  severity: 'error' | 'warning'
  roster: string | null
  scope: 'ROW' | 'ROWS' | 'IMPORT'
  zh: string
  en: string
}

const atImport: RuleEntry[] = [
  {
    id: 'V-08',
    severity: 'warning',
    roster: null,
    scope: 'IMPORT',
    zh: '合计行应等于各行之和（导入时核对）',
    en: 'a total equals the sum of its rows (run when a workbook comes in)',
  },
]

/** All rules there are, those beside the rosters' cells and those across rows, by id. */
export function rulesOf(rosters: RosterFacts[]): RuleEntry[] {
  const entry = (roster: string, scope: RuleEntry['scope'], { id, severity, zh, en }: AnyRule): RuleEntry => ({
    id,
    severity,
    roster,
    scope,
    zh,
    en,
  })
  const own = rosters.flatMap((roster) => roster.rules.map((rule) => entry(roster.name, 'ROW', rule)))
  const across = catalogueRules.map((rule) => entry(rule.roster, 'ROWS', rule))
  return [...own, ...across, ...atImport].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

/** A violation beside the rule it breaks, for those who say what to do about it. */
export interface Breach {
  violation: RuleViolation
  roster: RosterFacts
  rule: AnyRule
}

export const check = async (store: Store, request: CheckRequest): Promise<RuleViolation[]> =>
  (await breachesOf(store, request)).map(({ violation }) => violation)

export async function breachesOf(store: Store, request: CheckRequest): Promise<Breach[]> {
  const frame = await frameOf(store, { within: request.within, asOf: request.asOf, areas: 'ALL' })
  const found: Breach[] = []
  const names = new Names(frame, store)
  for (const [roster, rule] of wanted(frame, request))
    for (const violation of await breaches(frame, roster, rule, request, names, store))
      found.push({ violation, roster, rule })
  return found.sort(
    ({ violation: a }, { violation: b }) => rank(a) - rank(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
}

const rank = ({ severity }: RuleViolation): number => (severity === 'error' ? 0 : 1)

function wanted(frame: Frame, { rules }: CheckRequest): [RosterFacts, AnyRule][] {
  const beside = frame.setting.world.rosters.flatMap((roster) =>
    roster.rules.map((rule): [RosterFacts, AnyRule] => [roster, rule]),
  )
  const across = catalogueRules.map((rule): [RosterFacts, AnyRule] => [rosterOf(frame, rule.roster), rule])
  return [...beside, ...across].filter(([, { id }]) => !rules || rules.includes(id))
}

async function breaches(
  frame: Frame,
  roster: RosterFacts,
  rule: AnyRule,
  { within }: CheckRequest,
  names: Names,
  store: Store,
): Promise<RuleViolation[]> {
  const rows = countingRows(frame, { roster: roster.name, where: rule.where }, [])
  const inside = insideOf(frame, roster, within)
  if (inside?.level.keys?.length === 0) return []
  const levels = (['TOWNSHIP', 'UNIT'] as const).map((name) => ({ name, keys: areaKeys(frame, roster, name) }))
  const found = await readTyped(store, breachesOfRule({ rows, rule, inside, levels }, frame.setting))
  return Promise.all(found.map((breach) => violationOf(roster, rule, breach, names)))
}

async function violationOf(
  roster: RosterFacts,
  rule: AnyRule,
  { id, label, left, right, areas }: BreachRow,
  names: Names,
): Promise<RuleViolation> {
  return {
    rule: rule.id,
    severity: rule.severity,
    roster: roster.name,
    id,
    label,
    cells: ruleCells(roster, rule),
    township: await names.area('TOWNSHIP', areas.get('TOWNSHIP')),
    unit: await names.area('UNIT', areas.get('UNIT')),
    left,
    right,
    message: messageOf(rule, left, right),
  }
}

const opposite = { le: '>', ge: '<', eq: '≠' }

/** 下达资金不能超过批复资金（50000.00 > 40000.00） */
function messageOf({ zh, en, operator }: AnyRule, left: string | null, right: string | null): RuleViolation['message'] {
  if (!operator) return { zh, en }
  const sides = `${left ?? '—'} ${opposite[operator]} ${right ?? '—'}`
  return { zh: `${zh}（${sides}）`, en: `${en} (${sides})` }
}

/** Names of areas, read once a level. */
export class Names {
  readonly #known = new Map<string, Promise<Map<number, Area>>>()

  constructor(
    private readonly frame: Frame,
    private readonly store: Store,
  ) {}

  async area(level: Area['level'], id: number | null | undefined): Promise<Area | null> {
    return id === null || id === undefined ? null : ((await this.#all(level)).get(id) ?? null)
  }

  #all(level: Area['level']): Promise<Map<number, Area>> {
    let all = this.#known.get(level)
    if (!all) {
      all = areasAt(this.frame, level, null, this.store).then((areas) => new Map(areas.map((area) => [area.id, area])))
      this.#known.set(level, all)
    }
    return all
  }
}
