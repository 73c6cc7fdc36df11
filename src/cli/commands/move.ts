import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import { type Moved, moveStore } from '../../store/move'
import type { Command, Common } from '../command'
import { openDatabase, openExisting } from '../database'
import { progressLine } from '../output/progress'
import { printJson, say } from '../output/say'

interface MoveFlags extends Common {
  from?: string
  to?: string
}

export const moveCommand: Command<MoveFlags> = {
  name: 'move',
  zh: '把整个数据库搬到另一个空库：数据、历史、存档',
  en: 'copy a whole database into another, empty one: data, history, archive',
  flags: [
    { flags: '--from <db>', zh: '来源数据库，默认同 --db', en: 'the database to read; --db unless given' },
    { flags: '--to <db>', zh: '目标数据库，必须是空的', en: 'the database to write, which must be empty' },
  ],
  async run(_args, { db, from = db, to, json }) {
    if (!to) throw new Refusal('cli.no-move-target', {})
    if (from === to) throw new Refusal('cli.same-database', {})
    const moved = await copy(from, to)
    const tables = moved.tables.filter(({ rows }) => rows > 0).length
    if (json) printJson(moved)
    else say(both(`已搬运 ${tables} 张表，共 ${moved.rows} 行`, `${moved.rows} rows of ${tables} tables moved`))
    return 0
  },
}

async function copy(from: string, to: string): Promise<Moved> {
  const source = await openExisting(from)
  const progress = progressLine(process.stderr)
  try {
    const target = await openDatabase(to)
    try {
      return await moveStore(source, target, (table, rows) => progress.at(table, rows))
    } finally {
      await target.close()
    }
  } finally {
    progress.clear()
    await source.close()
  }
}
