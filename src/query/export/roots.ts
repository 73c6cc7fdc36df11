/** The text of a document comes in; go out its root fields, parsed, validated and with their variables in place. */
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  Kind,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql'
import { Refusal } from '../../messages/refusal'
import { type DocumentContext, type Field, fieldsOf } from '../plan/selection'
import { MAX_SELECTIONS, selections } from './selections'

export interface RootsRequest {
  document: string
  variables?: Record<string, unknown>
  operation?: string
}

interface ExportRoots {
  fields: Field[]
  reading: DocumentContext
}

/** Tokens in a document; a page-long query has a few hundred. */
const TOKENS = 20_000

export function exportRootsOf({ document, variables, operation }: RootsRequest, schema: GraphQLSchema): ExportRoots {
  const parsed = parsedOf(document, schema)
  const node = getOperationAST(parsed, operation)
  if (!node) throw new Refusal('export.one-operation', {})
  if (node.operation !== OperationTypeNode.QUERY) throw new Refusal('export.query-only', {})
  const { coerced, errors } = getVariableValues(schema, node.variableDefinitions ?? [], variables ?? {})
  if (!coerced) throw wrong('BAD_USER_INPUT', errors[0]?.message ?? '')
  const reading: DocumentContext = {
    schema,
    fragments: fragmentsOf(parsed),
    variables: coerced,
    depth: Number.POSITIVE_INFINITY,
  }
  const type = schema.getQueryType()!
  const above: Field = { key: '', name: '', args: {}, type, nodes: [node as never], path: [], required: true }
  return { fields: fieldsOf(above, reading).filter(({ name }) => name !== '__typename'), reading }
}

function parsedOf(document: string, schema: GraphQLSchema): DocumentNode {
  let parsed: DocumentNode
  try {
    parsed = parse(document, { maxTokens: TOKENS })
  } catch (error) {
    throw wrong('GRAPHQL_PARSE_FAILED', (error as Error).message)
  }
  const [first] = validate(schema, parsed)
  if (first) throw wrong('GRAPHQL_VALIDATION_FAILED', first.message)
  if (selections(parsed) > MAX_SELECTIONS) throw new Refusal('query.too-many-fields', {})
  return parsed
}

/** What GraphQL's library says of the document, in its own words. */
const wrong = (code: string, message: string): GraphQLError => new GraphQLError(message, { extensions: { code } })

function fragmentsOf(document: DocumentNode): Record<string, FragmentDefinitionNode> {
  const found: Record<string, FragmentDefinitionNode> = {}
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) found[node.name.value] = node
  return found
}
