/** The way in: a roster field with its whole selection comes in, the answer goes out, shaped as the response is. */

import { availableParallelism } from 'node:os'
import type { GraphQLResolveInfo } from 'graphql'
import { getArgumentValues, getNamedType, isNonNullType } from 'graphql'
import type { RosterFacts } from '../../facts/roster'
import { type World, world } from '../../facts/world'
import { openReaders } from '../../store/readers/readers'
import type { Readers } from '../../store/readers/reading'
import type { Store } from '../../store/store'
import { asOf } from '../compile/as-of'
import { dialects } from '../compile/sql/dialect'
import type { Setting } from '../compile/statement'
import { defaultQueryLimits, type QueryLimits } from '../limits'
import { afford, costOf, rowCost, weights } from '../plan/cost'
import { keyCondition } from '../plan/key-condition'
import { Planner, type PlannerOptions } from '../plan/plan-cache'
import { readList, readRow } from '../plan/read-rows'
import type { DocumentContext, Field } from '../plan/selection'
import type { Path } from '../refusal'
import { answerOperation, type PlanRoot } from './answer'
import { metered } from './metered'
import { runOne } from './one'
import type { Engine, Planned, QueryContext } from './query-context'
import { type Read, runList } from './run'

/** Statements that run at once unless stated: PostgreSQL has processors of its own, SQLite shares ours. */
const READERS = { sqlite: Math.min(4, Math.max(1, availableParallelism())), postgres: 8 }

/** What all roots of one engine are planned and run with. */
interface Running {
  store: Store
  world: World
  limits: QueryLimits
  readers: Readers
  planning: PlannerOptions
  charge: Engine['charge']
}

export function queryEngine(store: Store, options: { limits?: Partial<QueryLimits>; readers?: number } = {}): Engine {
  const limits = { ...defaultQueryLimits, ...options.limits }
  const known = world(store.rosters)
  const readers = openReaders(store, { readers: options.readers ?? READERS[store.dialect], timeout: limits.statement })
  const { charge, giveBack } = account(limits)
  const planning: PlannerOptions = { depth: limits.depth, world: known, limits, plans: new WeakMap() }
  const running: Running = { store, world: known, limits, readers, planning, charge }
  const roots = rootsOf(store)
  return {
    list: async (roster, info, context) => list(running, roster, fieldOf(info), readingOf(info)).run(context, false),
    one: async (roster, info, context) => one(running, roster, fieldOf(info), readingOf(info)).run(context, false),
    async answer(schema, document, operation, variables, context) {
      const { planRoot, charged } = counting(running, roots)
      const found = await answerOperation({ schema, document, operation, variables }, planRoot, context)
      if (!found) giveBack(context, charged())
      return found
    },
    foreignField(info, context) {
      const read = metered(readers, context.cost)
      return {
        reader: { read: (text, values = []) => read({ text, values }) },
        charge: (cost) => charge(context, cost, pathOf(info.path)),
      }
    },
    answers: (name) => roots.has(name),
    charge,
    close: () => readers.close(),
  }
}

/** What each request has been charged so far. */
function account({ cost: most }: QueryLimits): {
  charge: Engine['charge']
  giveBack(context: QueryContext, cost: number): void
} {
  const spent = new WeakMap<QueryContext, number>()
  const so = (context: QueryContext): number => spent.get(context) ?? 0
  return {
    charge(context, cost, path) {
      const all = so(context) + cost
      spent.set(context, all)
      afford(all, most, path)
    },
    giveBack: (context, cost) => void spent.set(context, so(context) - cost),
  }
}

type PlanOf = (running: Running, roster: RosterFacts, field: Field, reading: DocumentContext) => Planned

interface Root {
  roster: RosterFacts
  plan: PlanOf
}

/** Every roster has a root for its rows and one for a single row. */
const rootsOf = ({ rosters }: Store): Map<string, Root> =>
  new Map(
    rosters.flatMap((roster): [string, Root][] => [
      [roster.plural, { roster, plan: list }],
      [roster.singular, { roster, plan: one }],
    ]),
  )

const list: PlanOf = (running, roster, field, reading) => {
  const planner = new Planner(reading, running.planning)
  const plan = readList(field, roster, planner)
  return plannedRoot(running, field, planner, costOf(plan), (setting, read) => runList(plan, setting, read))
}

const one: PlanOf = (running, roster, field, reading) => {
  const planner = new Planner(reading, running.planning)
  const where = keyCondition(roster, field.args, field.path)
  const row = readRow(field, roster, planner)
  const cost = weights.row + rowCost(row)
  return plannedRoot(running, field, planner, cost, (setting, read) => runOne(row, where, field.path, setting, read))
}

function plannedRoot(
  running: Running,
  field: Field,
  { hasForeignField }: Planner,
  cost: number,
  work: (setting: Setting, read: Read) => Promise<unknown>,
): Planned {
  const run: Planned['run'] = async (context, strict) => {
    running.charge(context, cost, field.path)
    const read = metered(running.readers, context.cost)
    return work(await settingOf(running, field, read, strict), read)
  }
  return { hasForeignField, cost, run }
}

async function settingOf(
  { store, world: known, limits }: Running,
  { args, path }: Field,
  read: Read,
  strict: boolean,
): Promise<Setting> {
  const setting = { dialect: dialects[store.dialect], world: known, limits, at: null, strict }
  if (args.asOf === undefined || args.asOf === null) return setting
  const asked = asOf(String(args.asOf), [...path, 'asOf'])
  const [[found = null] = []] = await read(asked.sql, { light: true })
  return { ...setting, at: asked.settle(found) }
}

/** Plans roots and keeps count of what is charged for them: when the executor begins anew with an operation, it is charged there. */
function counting(running: Running, roots: Map<string, Root>): { planRoot: PlanRoot; charged(): number } {
  let own = 0
  const planRoot: PlanRoot = (field, reading) => {
    const root = roots.get(field.name)
    if (!root) return null
    const planned = root.plan(running, root.roster, field, reading)
    const run: Planned['run'] = (...args) => {
      own += planned.cost
      return planned.run(...args)
    }
    return { ...planned, run }
  }
  return { planRoot, charged: () => own }
}

/** Names alone: which of several rows it is makes no difference to the client. */
const pathOf = ({ prev, key }: GraphQLResolveInfo['path']): Path =>
  [...(prev ? pathOf(prev) : []), key].filter((part) => typeof part === 'string')

/** `depth` is the engine's to say. */
const readingOf = (info: GraphQLResolveInfo): DocumentContext => ({
  schema: info.schema,
  fragments: info.fragments,
  variables: info.variableValues,
  depth: 0,
})

function fieldOf(info: GraphQLResolveInfo): Field {
  const definition = info.parentType.getFields()[info.fieldName]
  const key = String(info.path.key)
  const [node, ...others] = info.fieldNodes
  if (!definition || !node) throw new RangeError(`没有字段 ${info.fieldName} / there is no field ${info.fieldName}`)
  const args = getArgumentValues(definition, node, info.variableValues)
  const required = isNonNullType(info.returnType)
  return {
    key,
    name: info.fieldName,
    args,
    type: getNamedType(info.returnType),
    nodes: [node, ...others],
    path: [key],
    required,
  }
}
