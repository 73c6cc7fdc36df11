/** Thresholds of a definition: what is wrong with them, and a new one as the next version of an indicator. */
import { parseEdtf } from '../../facts/days'
import { exact, less } from '../../facts/fraction'
import { newest } from '../checks/judge'
import type { Threshold } from '../indicator'
import type { Definition } from './definition'
import type { DefinitionFaults, FaultPath } from './faults'

const NUMBER = /^-?\d+(\.\d+)?$/
const fields = ['at', 'means', 'since', 'source']

export function checkThresholds(faults: DefinitionFaults, { thresholds = [], direction = 'NONE' }: Definition): void {
  if (thresholds.length > 0 && direction === 'NONE')
    faults.add(
      ['thresholds'],
      '方向是“仅参考”，门槛无从判断；请写明越高越好或越低越好',
      'the direction is NONE, so no threshold can be judged; say UP or DOWN',
    )
  for (const [i, threshold] of thresholds.entries()) checkOne(faults, threshold, ['thresholds', i])
  if (faults.list.every(({ path }) => !path.startsWith('thresholds'))) checkOrder(faults, thresholds, direction)
}

/** A limit of one meaning begins once on a day; and a warning lies before the pass mark, or it never shows. */
function checkOrder(faults: DefinitionFaults, thresholds: Threshold[], direction: Definition['direction']): void {
  for (const [i, { means, since, at }] of thresholds.entries()) {
    const path = ['thresholds', i]
    if (thresholds.findIndex((one) => one.means === means && one.since === since) < i)
      faults.add(path, `${words[means]}自 ${since} 起写了两次`, `two ${means} limits since ${since}`)
    const other = newest(thresholds, means === 'PASS' ? 'WARN' : 'PASS', since)
    if (!other) continue
    const [pass, warn] = means === 'PASS' ? [at, other.at] : [other.at, at]
    const upwards = direction === 'UP'
    if (upwards ? less(exact(warn), exact(pass)) : less(exact(pass), exact(warn))) continue
    faults.add(
      path,
      `${upwards ? '越高越好，预警值应低于达标值' : '越低越好，预警值应高于达标值'}，现在预警值 ${warn}、达标值 ${pass}（自 ${since} 起）`,
      `${upwards ? 'more is better, so the warning lies below' : 'less is better, so the warning lies above'} the pass mark; found WARN ${warn} and PASS ${pass} since ${since}`,
    )
  }
}

const words = { PASS: '达标值', WARN: '预警值' }

function checkOne(faults: DefinitionFaults, threshold: Threshold, path: FaultPath): void {
  for (const name of Object.keys(threshold)) faults.unknown([...path, name], { zh: '项', en: 'field' }, name, fields)
  if (!NUMBER.test(String(threshold.at)))
    faults.add([...path, 'at'], `“${threshold.at}”不是数字`, `“${threshold.at}” is not a number`)
  faults.unknown([...path, 'means'], { zh: '选项', en: 'meaning' }, String(threshold.means), ['PASS', 'WARN'])
  if (String(threshold.source ?? '').trim() === '')
    faults.add([...path, 'source'], '缺少依据，例如文号', 'say where it comes from, such as a document number')
  if (!isDay(threshold.since))
    faults.add(
      [...path, 'since'],
      `“${threshold.since}”不是具体的一天，请写 2020-06-15`,
      `“${threshold.since}” is not a single day; write 2020-06-15`,
    )
}

export function isDay(text: string): boolean {
  const span = parseEdtf(String(text))
  return span !== null && span !== undefined && span[0] === span[1]
}
