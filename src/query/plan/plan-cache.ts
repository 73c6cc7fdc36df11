/**
 * Plans that say the same whatever the variables are: made once for a document, found again by their field. Whether one does is
 * not worked out beforehand: a planner counts how often the variables are looked at, and what is planned without a look is kept.
 */

import type { FieldNode, GraphQLNamedType } from 'graphql'
import { onlyOne } from '../../facts/lists'
import type { World } from '../../facts/world'
import type { QueryLimits } from '../limits'
import type { Path } from '../refusal'
import type { DocumentContext, Field } from './selection'

/** What planning needs beside the document, the same for all requests of an engine. */
export interface PlannerOptions {
  world: World
  limits: QueryLimits
  /** Levels of fields that are allowed. */
  depth: number
  plans: PlanCache
}

export class Planner implements DocumentContext {
  /** Set when a field is met that has a resolver of its own. */
  hasForeignField = false
  /** How often the variables were looked at. */
  looks = 0
  readonly schema: DocumentContext['schema']
  readonly fragments: DocumentContext['fragments']
  readonly depth: number
  readonly world: World
  readonly limits: QueryLimits
  readonly plans: PlanCache
  readonly #variables: DocumentContext['variables']

  constructor({ schema, fragments, variables }: DocumentContext, { world, limits, depth, plans }: PlannerOptions) {
    this.schema = schema
    this.fragments = fragments
    this.depth = depth
    this.world = world
    this.limits = limits
    this.plans = plans
    this.#variables = variables
  }

  get variables(): DocumentContext['variables'] {
    this.looks++
    return this.#variables
  }
}

interface Found {
  type: GraphQLNamedType
  path: Path
  hasForeignField: boolean
  plan: unknown
}

/** The plans of one engine; they go with their document. */
type PlanCache = WeakMap<FieldNode, Found>

/** What is selected below a field, planned by `make`, which must not look at the field's own arguments: those may differ. */
export function cachedPlan<T>(field: Field, planner: Planner, make: () => T): T {
  const found = foundFor(field, planner)
  if (found) {
    planner.hasForeignField ||= found.hasForeignField
    return found.plan as T
  }
  const { hasForeignField: foreign, looks } = planner
  planner.hasForeignField = false
  const plan = make()
  if (planner.looks === looks && field.nodes.length === 1)
    planner.plans.set(field.nodes[0], {
      type: field.type,
      path: field.path,
      hasForeignField: planner.hasForeignField,
      plan,
    })
  planner.hasForeignField ||= foreign
  return plan
}

/** A fragment's field stands in several places, which errors name. */
function foundFor({ nodes, type, path }: Field, { plans }: Planner): Found | undefined {
  const only = onlyOne(nodes)
  const found = only && plans.get(only)
  const isSame =
    found?.type === type && found.path.length === path.length && found.path.every((part, i) => part === path[i])
  return isSame ? found : undefined
}
