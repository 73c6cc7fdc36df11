/** A document comes in; goes out how people call what it answers: a Chinese label for each field of the response, the choices' labels, and what is a number. */
import {
  type DocumentNode,
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { pascal } from '../facts/cell'
import { registeredKinds } from '../facts/kinds'
import type { Kind as CellKind } from '../facts/kinds/kind'

interface FieldLabel {
  /** Empty for what only holds other fields: `nodes`, `aggregate`. */
  label: string
  kind?: 'money' | 'number'
  choices?: Record<string, string>
  fields?: FieldLabels
}
/** By the keys of the response. */
export type FieldLabels = Record<string, FieldLabel>

export function fieldLabelsOf(document: string, schema: GraphQLSchema): FieldLabels {
  const parsed = parse(document)
  const operation = parsed.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  )
  return operation ? fieldsOf(operation.selectionSet, schema.getQueryType()!, parsed) : {}
}

function fieldsOf(selection: SelectionSetNode, type: GraphQLOutputType, document: DocumentNode): FieldLabels {
  const found: FieldLabels = {}
  for (const node of selection.selections) {
    if (node.kind === Kind.FIELD) add(found, node, type, document)
    else {
      const spread = node.kind === Kind.INLINE_FRAGMENT ? node : fragment(node.name.value, document)
      Object.assign(found, spread && fieldsOf(spread.selectionSet, type, document))
    }
  }
  return found
}

const fragment = (name: string, { definitions }: DocumentNode) =>
  definitions.find((node) => node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === name) as
    | { selectionSet: SelectionSetNode }
    | undefined

function add(found: FieldLabels, node: FieldNode, parent: GraphQLOutputType, document: DocumentNode): void {
  const key = node.alias?.value ?? node.name.value
  const field = isObjectType(parent) ? parent.getFields()[node.name.value] : undefined
  if (!field) {
    found[key] = { label: key }
    return
  }
  const type = getNamedType(field.type)
  const label = labelOf(node, field.description ?? key, type.name)
  const inner = node.selectionSet && fieldsOf(node.selectionSet, type as GraphQLOutputType, document)
  found[key] = {
    label: node.alias && label ? `${label}（${key}）` : label,
    kind: typeFacts(type.name).kind,
    choices: isEnumType(type)
      ? Object.fromEntries(type.getValues().map(({ name, description }) => [name, zh(description ?? name)]))
      : undefined,
    fields: inner && { ...found[key]?.fields, ...inner },
  }
}

/** What the kinds of cells say of a type of the schema: whether its values are numbers, and their unit where another may be asked for. */
interface TypeFacts {
  kind?: FieldLabel['kind']
  unit?: string
}

function typeFacts(name: string): TypeFacts {
  const kind = registeredKinds().find((each) => each.amount && namesOf(each).includes(name))
  if (!kind) return {}
  const isValue = !name.endsWith('Aggregate')
  return {
    kind: isValue ? (kind.amount?.currency ? 'money' : 'number') : undefined,
    unit: kind.graphql.units?.list[0]?.zh,
  }
}

const namesOf = ({ name, graphql: { value, sum, avg } }: CellKind): string[] => [
  `${pascal(name)}Aggregate`,
  ...[value, sum, avg].flatMap((type) =>
    typeof type === 'object' ? (typeof type.scalar === 'object' ? type.scalar.name : type.scalar) : [],
  ),
]

const unitNames = (): Map<string, string> =>
  new Map(registeredKinds().flatMap(({ graphql }) => graphql.units?.list.map(({ code, zh }) => [code, zh]) ?? []))

const zh = (description: string): string => description.replace(/ · .*$/s, '')

/** What stands between a list and its cells, in fewer words than the schema has for it. */
const between: Record<string, string> = {
  nodes: '',
  edges: '',
  node: '',
  key: '',
  aggregate: '',
  groupBy: '分组',
  totalCount: '总行数',
  share: '占比',
  depth: '层级',
  sum: '合计',
}

function labelOf({ name, arguments: given = [] }: FieldNode, description: string, type: string): string {
  const label = between[name.value] ?? zh(description)
  if (type.endsWith('Connection')) return label.replace(/[：（].*$/s, '')
  const { unit: usual, kind } = typeFacts(type)
  const bare = usual ? label.replace(new RegExp(`（${usual}）$`), '') : label
  if (usual && !kind) return bare
  const asked = given.find((argument) => argument.name.value === 'unit')?.value
  if (asked?.kind === Kind.ENUM) return `${bare}（${unitNames().get(asked.value)}）`
  return usual && between[name.value] ? `${label}（${usual}）` : label
}
