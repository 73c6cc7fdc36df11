/** The way in: a roster field with its whole selection comes in, the answer goes out, shaped as the response is. */

import { availableParallelism } from 'node:os'
import type { GraphQLResolveInfo } from 'graphql'
import { getArgumentValues, getNamedType, isNonNullType } from 'graphql'
import type { RosterFacts } from '../../facts/roster'
import { world } from '../../facts/world'
import { openReaders } from '../../store/readers/readers'
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
import { answerOperation } from './answer'
import { metered } from './metered'
import { runOne } from './one'
import type { Engine, Planned, QueryContext } from './query-context'
import { type Read, runList } from './run'

/** Statements that run at once unless stated: PostgreSQL has processors of its own, SQLite shares ours. */
const READERS = { sqlite: Math.min(4, Math.max(1, availableParallelism())), postgres: 8 }

export function queryEngine(store: Store, options: { limits?: Partial<QueryLimits>; readers?: number } = {}): Engine {
  const limits = { ...defaultQueryLimits, ...options.limits }
  const known = world(store.rosters)
  const readers = openReaders(store, { readers: options.readers ?? READERS[store.dialect], timeout: limits.statement })
  const spent = new WeakMap<QueryContext, number>()
  const charge = (context: QueryContext, cost: number, path: Path): void => {
    const all = (spent.get(context) ?? 0) + cost
    spent.set(context, all)
    afford(all, limits.cost, path)
  }
  const settled = async ({ args, path }: Field, read: Read, strict: boolean): Promise<Setting> => {
    const setting = { dialect: dialects[store.dialect], world: known, limits, at: null, strict }
    if (args.asOf === undefined || args.asOf === null) return setting
    const asked = asOf(String(args.asOf), [...path, 'asOf'])
    return { ...setting, at: asked.settle((await read(asked.sql, { light: true }))[0][0]) }
  }
  const planning: PlannerOptions = { depth: limits.depth, world: known, limits, plans: new WeakMap() }

  const list = (roster: RosterFacts, field: Field, reading: DocumentContext): Planned => {
    const planned = new Planner(reading, planning)
    const plan = readList(field, roster, planned)
    const cost = costOf(plan)
    const run: Planned['run'] = async (context, strict) => {
      charge(context, cost, field.path)
      const read = metered(readers, context.cost)
      return runList(plan, await settled(field, read, strict), read)
    }
    return { hasForeignField: planned.hasForeignField, cost, run }
  }
  const one = (roster: RosterFacts, field: Field, reading: DocumentContext): Planned => {
    const planned = new Planner(reading, planning)
    const where = keyCondition(roster, field.args, field.path)
    const row = readRow(field, roster, planned)
    const cost = weights.row + rowCost(row)
    const run: Planned['run'] = async (context, strict) => {
      charge(context, cost, field.path)
      const read = metered(readers, context.cost)
      return runOne(row, where, field.path, await settled(field, read, strict), read)
    }
    return { hasForeignField: planned.hasForeignField, cost, run }
  }
  const roots = new Map(
    store.rosters.flatMap(
      (r) =>
        [
          [r.plural, { roster: r, plan: list }],
          [r.singular, { roster: r, plan: one }],
        ] as const,
    ),
  )
  return {
    list: async (roster, info, context) => list(roster, fieldOf(info), readingOf(info)).run(context, false),
    one: async (roster, info, context) => one(roster, fieldOf(info), readingOf(info)).run(context, false),
    async answer(schema, document, operation, variables, context) {
      // What this operation was charged: when the executor begins anew with it, it is charged there.
      let own = 0
      const planRoot = (field: Field, reading: DocumentContext): Planned | null => {
        const root = roots.get(field.name)
        if (!root) return null
        const planned = root.plan(root.roster, field, reading)
        const run: Planned['run'] = (...args) => {
          own += planned.cost
          return planned.run(...args)
        }
        return { ...planned, run }
      }
      const found = await answerOperation({ schema, document, operation, variables }, planRoot, context)
      if (!found) spent.set(context, (spent.get(context) ?? 0) - own)
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
  const args = getArgumentValues(definition, info.fieldNodes[0], info.variableValues)
  const required = isNonNullType(info.returnType)
  return {
    key,
    name: info.fieldName,
    args,
    type: getNamedType(info.returnType),
    nodes: [...info.fieldNodes],
    path: [key],
    required,
  }
}
