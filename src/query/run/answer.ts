/**
 * A validated operation comes in; goes out its whole answer, when every root field is ours. The engine's rows are shaped like
 * the response already, and walking over them once more with the executor takes longer than reading them.
 */

import {
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  locatedError,
  OperationTypeNode,
} from 'graphql'
import { itemAt } from '../../facts/lists'
import { UnexpectedNull } from '../compile/row-maker'
import { type DocumentContext, type Field, fieldsOf } from '../plan/selection'
import type { Planned, QueryContext } from './query-context'

interface QueryOperation {
  schema: GraphQLSchema
  document: DocumentNode
  operation: string | null | undefined
  variables: Record<string, unknown> | undefined
}

interface OperationRoots {
  operation: OperationTypeNode
  roots: Field[]
  reading: DocumentContext
}

export type PlanRoot = (field: Field, reading: DocumentContext) => Planned | null

/** Null: there is something in it that only the executor can answer, or say what is wrong with. */
export async function answerOperation(
  asked: QueryOperation,
  planRoot: PlanRoot,
  context: QueryContext,
): Promise<ExecutionResult | null> {
  const found = operationRoots(asked)
  if (found?.operation !== OperationTypeNode.QUERY || found.roots.some(isIntrospection)) return null
  const before = { ...context.cost }
  const planned = found.roots.map((field) =>
    field.name === '__typename' ? constant(field.type.name) : attempt(field, found.reading, planRoot),
  )
  if (planned.some((plan) => plan === null || plan.hasForeignField)) return null
  try {
    return settle(found.roots, await Promise.all(planned.map((plan) => outcome(plan!, context))))
  } catch (error) {
    if (!(error instanceof UnexpectedNull)) throw error
    Object.assign(context.cost, before)
    return null
  }
}

const constant = (name: string): Planned => ({ hasForeignField: false, cost: 0, run: async () => name })

/** What is wrong with a field's arguments is that field's error, as if a resolver had thrown it. */
function attempt(field: Field, reading: DocumentContext, planRoot: PlanRoot): Planned | null {
  try {
    return planRoot(field, reading)
  } catch (error) {
    return { hasForeignField: false, cost: 0, run: () => Promise.reject(error) }
  }
}

type Outcome = { value: unknown } | { error: unknown }

async function outcome(plan: Planned, context: QueryContext): Promise<Outcome> {
  try {
    return { value: await plan.run(context, true) }
  } catch (error) {
    if (error instanceof UnexpectedNull) throw error
    return { error }
  }
}

/** An error leaves null in its place; where null is not allowed it is all there is to say. */
function settle(roots: Field[], outcomes: Outcome[]): ExecutionResult {
  const data: Record<string, unknown> = {}
  const errors: GraphQLError[] = []
  for (const [i, { key, nodes, required }] of roots.entries()) {
    const found = itemAt(outcomes, i)
    data[key] = 'value' in found ? found.value : null
    if (!('error' in found)) continue
    const error = locatedError(found.error, nodes, [key])
    if (required) return { errors: [error], data: null }
    errors.push(error)
  }
  return errors.length > 0 ? { errors, data } : { data }
}

const isIntrospection = ({ name }: Field): boolean => name.startsWith('__') && name !== '__typename'

/** The root fields of an operation, its variables in place; null when it has none that could be executed. */
export function operationRoots({ schema, document, operation, variables }: QueryOperation): OperationRoots | null {
  const node = getOperationAST(document, operation)
  const type = node && schema.getRootType(node.operation)
  if (!type) return null
  const { coerced } = getVariableValues(schema, node.variableDefinitions ?? [], variables ?? {})
  if (!coerced) return null
  const reading: DocumentContext = { schema, fragments: fragmentsOf(document), variables: coerced, depth: 1 }
  // The operation itself stands above its root fields as any field stands above its own.
  const above: Field = { key: '', name: '', args: {}, type, nodes: [node as never], path: [], required: true }
  return { operation: node.operation, roots: fieldsOf(above, reading), reading }
}

const fragments = new WeakMap<DocumentNode, Record<string, FragmentDefinitionNode>>()

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  let found = fragments.get(document)
  if (!found) {
    found = {}
    for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) found[node.name.value] = node
    fragments.set(document, found)
  }
  return found
}
