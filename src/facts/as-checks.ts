/**
 * A roster's cells become class-validator constraints on its class, and those are compiled into one flat list of tests for
 * the import: the constraints are class-validator's, its walk over each object is not.
 */
import { getFromContainer, getMetadataStorage, type ValidatorConstraintInterface } from 'class-validator'
import type { CellFacts } from './cell'
import { type Stored, type Trouble, trouble } from './kinds/kind'
import { point } from './numbers'
import type { RosterFacts } from './roster'

function refusal(name: string, cell: CellFacts, args: unknown[]): Trouble {
  if (name === 'maxLength') return trouble('cell.too-long', { most: String(args[0]) })
  if (name === 'uscc') return trouble('cell.check-digit', {}, 'warning')
  if (name === 'matches' && cell.pattern)
    return trouble('cell.pattern', { must: { zh: cell.pattern.zh, en: cell.pattern.en } })
  const limit = point(Number(args[0]), cell.kind.amount?.places ?? 0, true)
  return name === 'min' ? trouble('cell.too-small', { limit }) : trouble('cell.too-great', { limit })
}

export type Check = (value: Stored) => Trouble | undefined

const decorated = new WeakMap<RosterFacts, Map<string, Check[]>>()

/** The compiled checks of each cell by name; a value of null is never checked. */
export function checksOf(roster: RosterFacts): Map<string, Check[]> {
  let checks = decorated.get(roster)
  if (!checks) {
    for (const cell of roster.cells)
      for (const decorate of cell.kind.constraints?.(cell) ?? []) decorate(roster.class.prototype, cell.name)
    checks = compile(roster)
    decorated.set(roster, checks)
  }
  return checks
}

function compile(roster: RosterFacts): Map<string, Check[]> {
  const checks = new Map<string, Check[]>(roster.cells.map((cell) => [cell.name, []]))
  for (const rule of getMetadataStorage().getTargetValidationMetadatas(roster.class, '', false, false)) {
    const name = rule.name ?? ''
    const [constraint] = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls)
    if (!constraint) throw new Error(`${roster.name}.${rule.propertyName}: the constraint “${name}” tests nothing`)
    const test = getFromContainer(constraint.target as new () => ValidatorConstraintInterface)
    const args = { constraints: rule.constraints } as never
    const trouble = refusal(name, roster.cell(rule.propertyName), rule.constraints ?? [])
    const short = name === 'maxLength' ? (rule.constraints[0] as number) : -1
    checks
      .get(rule.propertyName)
      ?.push((value) =>
        (typeof value === 'string' && value.length <= short) || test.validate(value, args) ? undefined : trouble,
      )
  }
  return checks
}
