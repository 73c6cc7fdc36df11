/** Validation in GraphQL: the rules there are, and the rows that break them. */
import type { GraphQLResolveInfo } from 'graphql'
import { check, type RuleEntry, type RuleViolation, rulesOf } from '../../measure/checks/check'
import { ConsistentRead } from '../../measure/consistent-read'
import { frameOf } from '../../measure/measure'
import { type OpenedRow, openedRows, rowKey, withCells } from '../../measure/opened'
import { Refusal } from '../../messages/refusal'
import type { Context } from '../context'
import type { FieldResolvers } from '../field-resolvers'
import { cellNodes } from './indicator-rows'
import { connectionOf, type PageArgs, sliceOf } from './list-page'
import { type ClockArgs, clockOf, type Measuring, measuringFor, told } from './measure-request'
import { statementCost } from './measurement'

interface ViolationArgs extends ClockArgs, PageArgs {
  rules?: string[] | null
  severity?: RuleViolation['severity'] | null
  roster?: string | null
}

/** A violation whose row is read when it is looked at, and then together with the others of its page. */
interface ViolationNode extends Omit<RuleViolation, 'cells'> {
  fields: string[]
  row(): Promise<OpenedRow>
}

const known = ({ store }: Context, wanted: string[] | null | undefined): RuleEntry[] => {
  const rules = rulesOf(store.rosters)
  const strange = (wanted ?? []).find((id) => !rules.some((rule) => rule.id === id))
  if (strange === undefined) return rules.filter(({ id }) => !wanted || wanted.includes(id))
  const ids = [...new Set(rules.map(({ id }) => id))]
  throw new Refusal('request.no-rule', { strange, ids })
}

async function violations(_source: unknown, args: ViolationArgs, context: Context, info: GraphQLResolveInfo) {
  const work = measuringFor(info, context)
  const slice = sliceOf(args, context.limits)
  const rules = known(context, args.rules).filter(({ severity }) => !args.severity || severity === args.severity)
  work.charge(slice.first + rules.length * statementCost)
  const clock = await clockOf(args, work, info)
  const ids = [...new Set(rules.map(({ id }) => id))]
  const all = await new ConsistentRead(work.store, clock.asOf).run(async (asOf) =>
    check(work.store, { ...clock, asOf, rules: ids }),
  )
  const found = all.filter((one) => fits(one, args))
  const at = args.after ? sliceOf(args, context.limits, placeIn(found)) : slice
  const page = nodes(found.slice(at.from, at.from + at.first), work, clock.asOf)
  return { ...connectionOf(page, at, found.length, violationKey), byRule: () => counts(found) }
}

const fits = (one: RuleViolation, { severity, roster }: ViolationArgs): boolean =>
  (!severity || one.severity === severity) && (!roster || one.roster === roster)

type Named = Pick<RuleViolation, 'rule' | 'roster' | 'id' | 'message'>
const violationKey = ({ rule, roster, id, message }: Named): string =>
  `${rule} ${roster} ${id} ${message.en.split(' (')[0]}`
const placeIn = (found: RuleViolation[]) => (key: string) => found.findIndex((one) => violationKey(one) === key)

function nodes(page: RuleViolation[], { store }: Measuring, asOf: number | null): ViolationNode[] {
  let opened: Promise<Map<string, OpenedRow>> | undefined
  const open = async () => {
    const { setting } = await frameOf(store, { asOf })
    return openedRows(store, setting, page)
  }
  const rows = () => {
    opened ??= open()
    return opened
  }
  return page.map(({ cells, ...one }) => ({
    ...one,
    fields: cells,
    row: async () => withCells((await rows()).get(rowKey(one))!, cells),
  }))
}

function counts(found: RuleViolation[]) {
  const rules = new Map<string, { rule: string; severity: string; count: number }>()
  for (const { rule, severity } of found) {
    const one = rules.get(`${rule} ${severity}`) ?? { rule, severity, count: 0 }
    one.count++
    rules.set(`${rule} ${severity}`, one)
  }
  return [...rules.values()]
}

export const checkResolvers: FieldResolvers = {
  Query: {
    rules: (_source, _args, { store }) => rulesOf(store.rosters),
    violations: (source, args, context, info) => told(() => violations(source, args as never, context, info)),
  },
  RuleViolation: {
    cells: async ({ row }: ViolationNode) => {
      const { cells, source } = await row()
      return cellNodes(cells, source)
    },
    _source: async ({ row }: ViolationNode) => (await row()).source,
  },
}
