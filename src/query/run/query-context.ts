/** The ways the engine is called, and what a request has cost so far. */

import type { DocumentNode, ExecutionResult, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import type { RosterFacts } from '../../facts/roster'
import type { Reader } from '../../store/store'
import type { Path } from '../refusal'

export interface QueryContext {
  /** What a request has cost so far; the engine adds to it. */
  cost: { statements: number; rowsReturned: number; milliseconds: number }
  engine: Engine
}

export interface Engine {
  /** A plural root field. */
  list(roster: RosterFacts, info: GraphQLResolveInfo, context: QueryContext): Promise<unknown>
  /** A singular root field; null when there is no such row. */
  one(roster: RosterFacts, info: GraphQLResolveInfo, context: QueryContext): Promise<unknown | null>
  /**
   * A whole validated operation, without the executor walking over an answer that is shaped already. Null when there is
   * something in it that others answer; it then has to be executed.
   */
  answer(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation: string | null | undefined,
    variables: Record<string, unknown> | undefined,
    context: QueryContext,
  ): Promise<ExecutionResult | null>
  /** The same readers and the same account for a field that is computed elsewhere; how deep it may nest is seen to before (graphql/guard.ts). */
  foreignField(info: GraphQLResolveInfo, context: QueryContext): ForeignField
  /** Whether a root field is the engine's. */
  answers(name: string): boolean
  /** Adds to what a request costs; throws when it has become too much. */
  charge(context: QueryContext, cost: number, path: Path): void
  close(): Promise<void>
}

export interface ForeignField {
  reader: Reader
  /** Adds to what the request costs, in rows; refuses what is over the limit. */
  charge(cost: number): void
}

/** A root field once it is planned: what it would cost, and how to run it. */
export interface Planned {
  hasForeignField: boolean
  cost: number
  run(context: QueryContext, strict: boolean): Promise<unknown>
}

export type Cost = QueryContext['cost']
