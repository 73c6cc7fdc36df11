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
  if (name === 'maxLength') return trouble('TOO_LONG', `最多 ${args[0]} 个字`, `at most ${args[0]} characters`)
  if (name === 'uscc')
    return trouble(
      'CHECK_DIGIT',
      '统一社会信用代码的校验位不符，请核对',
      'the check digit of the credit code fails; please compare with the certificate',
      'warning',
    )
  if (name === 'matches' && cell.pattern) return trouble('OUT_OF_RANGE', cell.pattern.zh, `must be ${cell.pattern.en}`)
  const limit = point(Number(args[0]), cell.kind.amount?.places ?? 0, true)
  return name === 'min'
    ? trouble('OUT_OF_RANGE', limit === '0' ? '不能为负数' : `不能小于 ${limit}`, `must not be below ${limit}`)
    : trouble('OUT_OF_RANGE', `不能大于 ${limit}`, `must not exceed ${limit}`)
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
