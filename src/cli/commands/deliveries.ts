import { Refusal } from '../../messages/refusal'
import '../../county/indicators'
import { catalogueDeliveries } from '../../measure/catalogue'
import { type DeliveryState, deliveryStates } from '../../measure/chase/completeness'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { aPeriod, asOfFlag, asOfImport, onDay, onFlag } from '../input/on-day'
import { printJson, say } from '../output/say'
import { tableLines } from '../output/table'

interface DeliveryFlags extends Common {
  on?: string
  asOf?: string
  period?: string
  delivery?: string[]
  status?: string[]
  late?: boolean
}

const statuses = { MISSING: '未报', PARTIAL: '有空项', AWAITED: '未到期', DELIVERED: '已报齐' }
type Status = keyof typeof statuses

export const deliveriesCommand: Command<DeliveryFlags> = {
  name: 'deliveries',
  zh: '哪些单位、乡镇应报的台账还没有报，或不全、逾期',
  en: 'which units and townships have not delivered which roster, or not whole, or late',
  flags: [
    onFlag,
    asOfFlag,
    {
      flags: '--period <period>',
      zh: '期间：2020、2020-06 或 2020-Q2；默认为 --on 当年到期的（含上年的年报）和正在进行的',
      en: 'period: 2020, 2020-06 or 2020-Q2; unless stated what falls due in the year of --on, the figures of the year before among it, and what is under way',
    },
    {
      flags: '--delivery <id>',
      zh: '只看这项，如 D-05；可多次',
      en: 'only this one, such as D-05; may be repeated',
      repeat: true,
    },
    {
      flags: '--status <status>',
      zh: `只看这种状态：${Object.entries(statuses)
        .map((one) => one.join(' '))
        .join('、')}；可多次`,
      en: `only this status: ${Object.keys(statuses).join(', ')}; may be repeated`,
      repeat: true,
    },
    { flags: '--late', zh: '只看逾期才报的', en: 'only what came late' },
  ],
  async run(_args, { db, json, on, asOf, period, delivery, status, late }) {
    const wanted = statusesOf(status)
    known(delivery)
    const store = await openExisting(db)
    try {
      const all = await deliveryStates(store, {
        on: onDay(on),
        asOf: asOfImport(asOf),
        period: aPeriod(period),
        deliveries: delivery,
      })
      const found = all.filter((one) => (!wanted || wanted.includes(one.status)) && (!late || one.late === true))
      if (json) printJson(found)
      else tell(found)
      return 0
    } finally {
      await store.close()
    }
  },
}

function statusesOf(given: string[] | undefined): Status[] | undefined {
  return given?.map((word) => {
    const found = Object.entries(statuses).find(([code, zh]) => code === word.toUpperCase() || zh === word)
    if (found) return found[0] as Status
    const names = Object.keys(statuses).join(', ')
    throw new Refusal('cli.no-status', { word, names })
  })
}

function known(given: string[] | undefined): void {
  const ids = catalogueDeliveries.map(({ id }) => id)
  const strange = given?.find((id) => !ids.includes(id))
  if (strange) throw new Refusal('cli.no-delivery', { strange, ids })
}

function tell(found: DeliveryState[]): void {
  const head = [
    '编号 id',
    '应报事项 delivery',
    '单位或乡镇 who',
    '期间 period',
    '期限 due',
    '状态 status',
    '逾期 late',
    '已填/应填 filled',
  ]
  const rows = found.map((one) => [
    one.delivery,
    one.zh,
    one.area.label,
    one.period,
    one.due ?? '—',
    statuses[one.status],
    one.late === null ? '—' : one.late ? '是' : '否',
    `${one.filled}/${one.cells}`,
  ])
  if (rows.length > 0) process.stdout.write(`${tableLines(head, rows).join('\n')}\n`)
  const counts = (Object.keys(statuses) as Status[]).map((code) => ({
    code,
    n: found.filter((one) => one.status === code).length,
  }))
  say(
    both(
      counts.map(({ code, n }) => `${statuses[code]} ${n} 项`).join('，'),
      counts.map(({ code, n }) => `${n} ${code}`).join(', '),
    ),
  )
}
