/** Asks the engine through the real schema, as a server would. */
import { type ExecutionResult, execute, type GraphQLFieldResolver, parse, validate } from 'graphql'
import { buildSchema } from '../../src/graphql/schema'
import type { QueryLimits } from '../../src/query/limits'
import { queryEngine } from '../../src/query/run/engine'
import type { QueryContext } from '../../src/query/run/query-context'
import type { Store } from '../../src/store/store'

export interface Asked {
  data: any
  errors: ExecutionResult['errors']
  statements: number
}

export interface Asker {
  (document: string, variables?: Record<string, unknown>): Promise<Asked>
  close(): Promise<void>
}

export function asker(store: Store, options: { limits?: Partial<QueryLimits>; readers?: number } = {}): Asker {
  const engine = queryEngine(store, options)
  const schema = buildSchema(store.rosters)
  const ask = async (document: string, variables: Record<string, unknown> = {}): Promise<Asked> => {
    const context = (): QueryContext => ({ engine, cost: { statements: 0, rowsReturned: 0, milliseconds: 0 } })
    const parsed = parse(document)
    const wrong = validate(schema, parsed)
    if (wrong.length > 0) throw new Error(wrong.map((error) => error.message).join('\n'))
    const contextValue = context()
    const result = await execute({
      schema,
      document: parsed,
      variableValues: variables,
      contextValue,
      fieldResolver: byKey,
    })
    const short = await engine.answer(schema, parsed, undefined, variables, context())
    // Without the executor it must be the same answer, to the letter: the order of fields is part of it.
    if (short) expect(JSON.stringify(short)).toBe(JSON.stringify(result))
    return { data: plain(result.data), errors: result.errors, statements: contextValue.cost.statements }
  }
  return Object.assign(ask, { close: () => engine.close() })
}

const byKey: GraphQLFieldResolver<any, QueryContext> = (source, _args, _context, info) => source[info.path.key]

const plain = (data: unknown): any => (data === undefined ? undefined : JSON.parse(JSON.stringify(data)))

/** The answer, or the first error thrown. */
export async function good(asked: Promise<Asked>): Promise<any> {
  const { data, errors } = await asked
  if (errors?.length) throw errors[0]!.originalError ?? errors[0]
  return data
}

export async function code(asked: Promise<Asked>): Promise<string> {
  const { errors } = await asked
  return String(errors?.[0]?.extensions.code)
}
