import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import { type UndoneRow, type UndoReport, undoImport } from '../../store/history/undo'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { printJson, say } from '../output/say'

interface UndoFlags extends Common {
  actor?: string
}

/** Rows that are told one by one; `--json` has more. */
const TOLD = 20

export const undoCommand: Command<UndoFlags> = {
  name: 'undo',
  arguments: '<id>',
  zh: '撤销一次导入；撤销本身也可以再撤销',
  en: 'take one import back; the undo can itself be undone',
  flags: [
    {
      flags: '--actor <office>',
      zh: '由哪个科室撤销（写单位，不写人名）',
      en: 'which office does it (an office, not a person)',
    },
  ],
  async run([id = ''], { db, json, actor }) {
    if (!/^[1-9]\d{0,8}$/.test(id)) throw new Refusal('cli.import-id', { id })
    const store = await openExisting(db)
    try {
      const report = await undoImport(store, Number(id), actor ?? null)
      if (json) printJson(report)
      else tell(report)
      return report.totals.kept + report.totals.failed > 0 ? 1 : 0
    } finally {
      await store.close()
    }
  },
}

function tell({ id, undone, totals, kept, failed }: UndoReport): void {
  const { reversed, kept: left, failed: lost } = totals
  say(
    both(
      `已撤销第 ${undone} 次导入（撤销编号 ${id}）：恢复 ${reversed} 行，因后来又有改动而保留 ${left} 行，未能恢复 ${lost} 行`,
      `import ${undone} is undone (the undo is ${id}): ${reversed} rows reversed, ${left} kept because changed since, ${lost} could not be reversed`,
    ),
  )
  for (const row of [...kept, ...failed].slice(0, TOLD)) say(`  ${rowText(row)}`)
  if (left + lost > TOLD) say(`  … ${both(`还有 ${left + lost - TOLD} 行`, `${left + lost - TOLD} more`)}`)
}

function rowText({ roster, label, by, reason }: UndoneRow): string {
  const why = reason ? both(reason.zh, reason.en) : by ? both(`第 ${by} 次导入又改过`, `changed by import ${by}`) : ''
  return `${roster} ${label}: ${why}`
}
