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

export interface FieldLabel {
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
    kind: kinds[type.name],
    choices: isEnumType(type)
      ? Object.fromEntries(type.getValues().map(({ name, description }) => [name, zh(description ?? name)]))
      : undefined,
    fields: inner && { ...found[key]?.fields, ...inner },
  }
}

const kinds: Record<string, FieldLabel['kind']> = {
  Money: 'money',
  Int: 'number',
  SafeInt: 'number',
  Decimal: 'number',
}
const zh = (description: string): string => description.split(' · ')[0]
const units: Record<string, string> = { YUAN: '元', WAN_YUAN: '万元', YI_YUAN: '亿元' }

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
  if (type.endsWith('Connection')) return label.split(/[：（]/)[0]
  if (type === 'MoneyAggregate') return label.replace(/（元）$/, '')
  const unit = given.find((argument) => argument.name.value === 'unit')?.value
  if (unit?.kind !== Kind.ENUM) return type === 'Money' && between[name.value] ? `${label}（元）` : label
  return `${label.replace(/（元）$/, '')}（${units[unit.value]}）`
}
