/** A validated operation comes in, its result goes out: from the engine alone when it answers all of it, else field by field. */

import { type ExecutionResult, execute as executeFields, GraphQLError, type GraphQLFieldResolver } from 'graphql'
import { Refusal } from '../messages/refusal'
import type { Context } from './context'
import { guard } from './guard'
import type { DocumentOperation } from './operation'

/** The engine answers by response key, so that one lookup finds a field whatever it is called in the document. */
const byResponseKey: GraphQLFieldResolver<any, Context> = (source, _args, _context, info) => source[info.path.key]

export async function execute(asked: DocumentOperation, context: Context): Promise<ExecutionResult> {
  const { schema, document, operationName, variables } = asked
  const whole = await context.engine.answer(schema, document, operationName, variables, context)
  return whole ?? guarded(asked, context)
}

async function guarded(asked: DocumentOperation, context: Context): Promise<ExecutionResult> {
  try {
    guard(asked, context)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { errors: [new GraphQLError(error.message, { originalError: error })], data: null }
  }
  return fieldByField(asked, context)
}

const fieldByField = async (
  { schema, document, operationName, variables }: DocumentOperation,
  contextValue: Context,
): Promise<ExecutionResult> =>
  executeFields({
    schema,
    document,
    operationName,
    variableValues: variables,
    contextValue,
    fieldResolver: byResponseKey,
  })
