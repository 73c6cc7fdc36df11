/** The process that holds columns: it fetches them when told to, and answers from them as long as nothing was written. */

import { connection } from '../connection'
import type { ColumnsAnswer, ColumnsAsked } from './columns'
import { ColumnStore, neededColumns } from './columns'
import { groups } from './group'

if (process.send && process.argv[2]) {
  const columns = new ColumnStore(connection(process.argv[2]))
  const answer = (asked: ColumnsAsked): ColumnsAnswer => {
    if ('load' in asked) {
      columns.load(neededColumns(asked.load))
      return { rows: [] }
    }
    const { question, sql, values, at } = asked.columnQuery
    if (!columns.fresh() || columns.missing(neededColumns(question)).length > 0) return { absent: true }
    const found = JSON.stringify(groups(columns, question))
    return { rows: columns.connection.read(sql, values.toSpliced(at, 0, found)) }
  }
  process.on('message', (asked: ColumnsAsked) => {
    try {
      process.send!(answer(asked))
    } catch (error) {
      process.send!({ error: (error as Error).message } satisfies ColumnsAnswer)
    }
  })
  process.on('disconnect', () => process.exit())
  process.send('ready')
}
