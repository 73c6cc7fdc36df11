/** A document comes in; goes out what it asks for: each variable with its type and, in Chinese, what it stands for. */
import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  Kind,
  parse,
  print,
  TypeInfo,
  valueFromASTUntyped,
  visit,
  visitWithTypeInfo,
} from 'graphql'

export interface SavedVariable {
  name: string
  type: string
  label: string
  required: boolean
  defaultValue: unknown
}

export function savedVariablesOf(document: string, schema: GraphQLSchema): SavedVariable[] {
  const parsed = parse(document)
  const labels = labelsOf(parsed, schema)
  const [operation] = parsed.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  return (operation?.variableDefinitions ?? []).map(({ variable, type, defaultValue }) => ({
    name: variable.name.value,
    type: print(type),
    label: labels.get(variable.name.value) ?? variable.name.value,
    required: type.kind === Kind.NON_NULL_TYPE && !defaultValue,
    defaultValue: defaultValue ? valueFromASTUntyped(defaultValue) : null,
  }))
}

const zh = (description: string | null | undefined): string | undefined => description?.split(' · ')[0]

/** Something around a variable: a field that a roster describes, or an operator on one. */
interface Around {
  label: string | undefined
  operator: boolean
}

/** `where: {total: {gte: $least}}` asks for 投资总额（元）：大于或等于: the innermost field around the variable, and what is done with it. */
function labelsOf(document: DocumentNode, schema: GraphQLSchema): Map<string, string> {
  const info = new TypeInfo(schema)
  const labels = new Map<string, string>()
  const around: Around[] = []
  const leave = (): void => void around.pop()
  visit(
    document,
    visitWithTypeInfo(info, {
      Argument: {
        enter: () => void around.push({ label: zh(info.getArgument()?.description), operator: false }),
        leave,
      },
      ObjectField: {
        enter: (node) => void around.push(fieldAround(getNamedType(info.getParentInputType()), node.name.value)),
        leave,
      },
      Variable({ name }) {
        const label = labelOf(around)
        if (label && !labels.has(name.value)) labels.set(name.value, label)
      },
    }),
  )
  return labels
}

function fieldAround(parent: unknown, name: string): Around {
  if (!isInputObjectType(parent)) return { label: undefined, operator: false }
  const fields = parent.getFields()
  return { label: zh(fields[name]?.description), operator: 'eq' in fields }
}

/** Being equal needs no words. */
const silent = new Set(['等于', '是其中之一'])

function labelOf(around: Around[]): string | undefined {
  const field = around.findLast(({ label, operator }) => label !== undefined && !operator)?.label
  const done = around.at(-1)
  return field && done?.operator && done.label && !silent.has(done.label) ? `${field}：${done.label}` : field
}
