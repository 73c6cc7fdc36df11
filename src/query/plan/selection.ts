/** Fields as the executor would see them: fragments spread, `@skip` and `@include` applied, equal response keys merged, arguments coerced. */

import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { type OneOrMore, onlyOne } from '../../facts/lists'
import { type Path, refusal } from '../refusal'
import type { Head } from './plan'

/** What the document around a field says. */
export interface DocumentContext {
  schema: GraphQLSchema
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
  variables: Readonly<Record<string, unknown>>
  /** Levels of fields that are allowed. */
  depth: number
}

export interface Field {
  key: string
  name: string
  args: Record<string, any>
  type: GraphQLNamedType
  /** Several where it is selected several times. */
  nodes: OneOrMore<FieldNode>
  path: Path
  /** Never null. */
  required: boolean
}

const noArguments = Object.freeze({})

/** The fields selected below `parent`, in order. */
export function fieldsOf(parent: Field, reading: DocumentContext): Field[] {
  if (parent.path.length >= reading.depth) throw refusal('query.too-deep', { depth: reading.depth }, parent.path)
  const type = parent.type
  if (!isObjectType(type)) return []
  const fields = fieldsOnly(type, parent.nodes) ?? selected(type, parent.nodes, reading)
  return fields.map(({ key, name, definition, args, type: own, nodes, required }) => ({
    key,
    name,
    args: args ?? getArgumentValues(definition!, nodes[0], reading.variables),
    type: own,
    nodes,
    path: [...parent.path, key],
    required,
  }))
}

/** A field without its place; the arguments are missing when they depend on the variables. */
interface Selected extends Omit<Field, 'path' | 'args'> {
  definition?: GraphQLField<unknown, unknown>
  args?: Record<string, any>
}

function selected(type: GraphQLObjectType, nodes: FieldNode[], reading: DocumentContext): Selected[] {
  const found = new Map<string, OneOrMore<FieldNode>>()
  for (const node of nodes) if (node.selectionSet) collect(type, node.selectionSet, reading, found, new Set())
  return [...found].flatMap(([key, own]) => one(type, key, own))
}

function one(type: GraphQLObjectType, key: string, nodes: OneOrMore<FieldNode>): Selected[] {
  const name = nodes[0].name.value
  if (name.startsWith('__')) return [{ key, name, args: noArguments, type, nodes, required: true }]
  const definition = type.getFields()[name]
  if (!definition) return []
  const args = definition.args.length === 0 ? noArguments : constantArguments(definition, nodes[0])
  const required = isNonNullType(definition.type)
  return [{ key, name, definition, args, type: getNamedType(definition.type), nodes, required }]
}

function constantArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Selected['args'] {
  const isConstant = (node.arguments ?? []).every((each) => !hasVariable(each.value))
  return isConstant ? getArgumentValues(definition, node) : undefined
}

function hasVariable(given: ValueNode): boolean {
  if (given.kind === Kind.LIST) return given.values.some(hasVariable)
  if (given.kind === Kind.OBJECT) return given.fields.some((field) => hasVariable(field.value))
  return given.kind === Kind.VARIABLE
}

const known = new WeakMap<SelectionSetNode, { type: GraphQLObjectType; fields: Selected[] }>()

/** A selection of nothing but fields says the same whatever the variables are, and is read once a document. */
function fieldsOnly(type: GraphQLObjectType, nodes: FieldNode[]): Selected[] | undefined {
  const set = onlyOne(nodes)?.selectionSet
  if (!set?.selections.every((node) => node.kind === Kind.FIELD && !node.directives?.length)) return undefined
  const found = known.get(set)
  if (found?.type === type) return found.fields
  const fields = selected(type, nodes, nothing)
  known.set(set, { type, fields })
  return fields
}

const nothing = { fragments: {}, variables: {} } as Pick<DocumentContext, 'fragments' | 'variables'> as DocumentContext

function collect(
  type: GraphQLObjectType,
  set: SelectionSetNode,
  reading: DocumentContext,
  found: Map<string, OneOrMore<FieldNode>>,
  seen: Set<string>,
): void {
  for (const node of set.selections) {
    if (!included(node, reading)) continue
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      const nodes = found.get(key)
      if (nodes) nodes.push(node)
      else found.set(key, [node])
    } else {
      const named = node.kind === Kind.FRAGMENT_SPREAD ? node.name.value : undefined
      if (named !== undefined && seen.has(named)) continue
      if (named !== undefined) seen.add(named)
      const fragment =
        named === undefined
          ? (node as Extract<SelectionNode, { kind: Kind.INLINE_FRAGMENT }>)
          : reading.fragments[named]
      if (fragment && applies(fragment.typeCondition?.name.value, type, reading))
        collect(type, fragment.selectionSet, reading, found, seen)
    }
  }
}

function included(node: SelectionNode, reading: DocumentContext): boolean {
  if (!node.directives?.length) return true
  const { variables } = reading
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if !== false
}

function applies(condition: string | undefined, type: GraphQLObjectType, { schema }: DocumentContext): boolean {
  if (condition === undefined || condition === type.name) return true
  const named = schema.getType(condition)
  return isAbstractType(named) && schema.isSubType(named, type)
}

/** What every object of the response is made of, whatever it stands for. */
export const headOf = (field: Field, parts: Field[]): Head => ({
  type: field.type.name,
  keys: parts.map((part) => part.key),
  names: parts.filter((part) => part.name === '__typename').map((part) => part.key),
})
