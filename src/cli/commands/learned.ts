import { forget, type Learned, learnedAll } from '../../intake/match/learned'
import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { printJson, say } from '../output/say'
import { tableLines } from '../output/table'

interface LearnedFlags extends Common {
  forget?: string[]
}

const kinds: Record<Learned['kind'], string> = {
  HEADING: '列名 heading',
  UNIT: '金额单位 unit',
  ALIAS: '别名 alias',
}

export const learnedCommand: Command<LearnedFlags> = {
  name: 'learned',
  zh: '列出导入时记住的说法：列名、金额单位、别名；可逐条忘掉',
  en: 'list what imports have learned: headings, units, aliases; forget some of it',
  flags: [{ flags: '--forget <id>', zh: '忘掉这一条（可重复）', en: 'forget this one (repeatable)', repeat: true }],
  async run(_args, { db, json, forget: ids = [] }) {
    const store = await openExisting(db)
    try {
      for (const id of ids)
        if (!/^\d{1,9}$/.test(id) || !(await forget(store, id))) throw new Refusal('cli.not-learned', { id })
      const all = await learnedAll(store)
      if (json) printJson(all)
      else tell(all)
      return 0
    } finally {
      await store.close()
    }
  },
}

function tell(all: Learned[]): void {
  if (all.length === 0) return say(both('没有记住什么', 'nothing has been learned'))
  const head = ['编号 id', '种类 kind', '台账 roster', '文件 files', '说法 said', '含义 means']
  const rows = all.map(({ id, kind, roster, source, said, means }) => [
    Number(id),
    kinds[kind],
    roster,
    source,
    said,
    means,
  ])
  process.stdout.write(`${tableLines(head, rows).join('\n')}\n`)
}
