import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/** Fields a document may have once its fragments stand where they are spread: short texts can unfold into millions. */
export const MAX_SELECTIONS = 100_000

/** How many fields a valid document has, its fragments spread. Each fragment is counted once and multiplied. */
export function selections(document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node)
  const known = new Map<string, number>()
  const ofFragment = (name: string): number => {
    const found = known.get(name) ?? inSet(fragments.get(name)?.selectionSet)
    known.set(name, found)
    return found
  }
  const inSet = (set: SelectionSetNode | undefined): number => {
    let all = 0
    for (const node of set?.selections ?? [])
      all += node.kind === Kind.FRAGMENT_SPREAD ? ofFragment(node.name.value) : 1 + inSet(node.selectionSet)
    return all
  }
  return document.definitions.reduce(
    (all, node) => all + (node.kind === Kind.OPERATION_DEFINITION ? inSet(node.selectionSet) : 0),
    0,
  )
}
