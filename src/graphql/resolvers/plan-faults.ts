/** A report's faults come in, one by one as their sheets have them; goes out what is wrong, each thing once, with how often and where. */
import type { FileReport, ImportReport, SheetReport } from '../../intake/model/report'
import { type Fault, faultWords } from '../../intake/model/table'
import type { MessageRef } from '../../messages/shapes'

interface FaultGroup {
  code: string
  severity: Fault['severity']
  message: Fault['message']
  count: number
  addresses: string[]
}

const ADDRESSES = 20

export function faultGroups(report: ImportReport): FaultGroup[] {
  const groups = new Map<string, FaultGroup>()
  for (const file of report.files) {
    for (const fault of file.faults) add(groups, fault, `[${file.file}]`)
    for (const sheet of file.sheets) {
      for (const fault of sheet.faults) add(groups, fault, place(file, sheet, fault))
      for (const rest of unlisted(sheet)) add(groups, rest, `[${file.file}]${sheet.sheet}`, rest.count)
    }
  }
  return [...groups.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count)
}

const rank = ({ severity }: FaultGroup): number => (severity === 'error' ? 0 : 1)

const place = ({ file }: FileReport, { sheet }: SheetReport, { address }: Fault): string =>
  `[${file}]${sheet}${address ? `!${address}` : ''}`

function add(groups: Map<string, FaultGroup>, fault: Fault, at: string, count = 1): void {
  const message = bare(fault)
  const key = [fault.code, fault.severity, message.zh].join('\u0001')
  const group = groups.get(key) ?? { code: fault.code, severity: fault.severity, message, count: 0, addresses: [] }
  groups.set(key, group)
  group.count += count
  if (group.addresses.length < ADDRESSES) group.addresses.push(at)
}

/** What is wrong without where it stands and what was found there: it says the same of every such cell. Stored reports of earlier versions have it in front of their words. */
function bare(fault: Fault): Fault['message'] {
  if (fault.said?.id === 'row.at') return faultWords({ ...fault, said: fault.said.args.why as MessageRef }, 'page')
  const { zh, en } = faultWords(fault, 'page')
  return { zh: plain(zh, fault), en: plain(en, fault) }
}

function plain(text: string, { address }: Fault): string {
  if (!address || !text.startsWith(address)) return text
  return text
    .slice(address.length)
    .replace(/^[：:]\s*/, '')
    .replace(/^“[^”]*”(?:——|[：:]\s*)/, '')
}

/** A sheet lists at most 500 faults of a code but counts them all; the others are named as one. */
function unlisted({ faults, faultCounts = {} }: SheetReport): (Fault & { count: number })[] {
  return Object.entries(faultCounts).flatMap(([code, all]) => {
    const listed = faults.filter((fault) => fault.code === code)
    const [first] = listed
    if (!first || listed.length >= all) return []
    const message = { zh: '还有更多同类问题，未逐一列出', en: 'there are more of this kind that are not listed' }
    return [{ ...first, said: undefined, address: null, found: null, message, count: all - listed.length }]
  })
}
