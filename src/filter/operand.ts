/** One value beside a subject comes in, as a client wrote it; goes out an operand, or what is wrong with it. */
import { qualifiers } from '../facts/kinds/whole'
import { type FilterFault, type InputPath, unknown, wrong } from './fault'
import { NAMED, YEAR } from './names'
import { cellOf, storedOf, subjectKind } from './subject'
import type { Operand, Subject } from './tree'

/** KnownNames that may stand for days; `any` where they were looked at before. */
export type KnownNames = readonly string[] | 'any' | undefined

export function operandOf(subject: Subject, given: unknown, names: KnownNames, at: InputPath): Operand | FilterFault {
  if (given === null || given === undefined) return wrong(at, 'filter.no-value', {})
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean')
    return wrong(at, 'filter.not-one-value', {})
  const [, named] = (names && typeof given === 'string' && NAMED.exec(given)) || []
  return named === undefined ? givenValue(subject, given, at) : nameOf(subject, named, names, at)
}

/** A year is the year; days go by all other names; nothing else goes by a name. */
function nameOf(subject: Subject, name: string, names: KnownNames, at: InputPath): Operand | FilterFault {
  const { time } = subjectKind(subject)
  if (names === 'any' && time?.days && name !== YEAR) return { is: 'name', name }
  const known = time && !time.days ? [YEAR] : time && names !== 'any' ? (names ?? []) : []
  if (known.includes(name)) return { is: 'name', name }
  const written = known.map((one) => `$${one}`)
  return unknown(at, { zh: '名称', en: 'name' }, `$${name}`, written)
}

function givenValue(subject: Subject, given: string | number | boolean, at: InputPath): Operand | FilterFault {
  const strange = notAValue(subject, given, at)
  if (strange) return strange
  try {
    const [first, last] = storedOf(subject, given)
    if (typeof first === 'string' && first.includes('\0')) throw new RangeError('text cannot hold the character U+0000')
    return { is: 'value', given, first, last }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const args = { given: String(given), kind: subjectKind(subject).zh, why: error.message }
    return wrong(at, 'filter.not-of-kind', args)
  }
}

/** What a kind's own reading lets pass: any text for a choice, anything for yes or no. */
function notAValue(subject: Subject, given: unknown, at: InputPath): FilterFault | undefined {
  const { ticked, listed } = subjectKind(subject)
  if (ticked && typeof given !== 'boolean') return wrong(at, 'filter.not-yes-or-no', { given: String(given) })
  if (!listed) return undefined
  const cell = cellOf(subject)!
  const options = subject.is === 'qualifier' ? qualifiers : cell.options
  if (options.some(({ code }) => code === given)) return undefined
  const what = subject.is === 'qualifier' ? '限定词' : '选项'
  return unknown(
    at,
    { zh: `“${cell.zh}”${what}`, en: `${subject.is === 'qualifier' ? 'qualifier' : 'choice'} of ${cell.name}` },
    String(given),
    options.map(({ code }) => code),
  )
}
