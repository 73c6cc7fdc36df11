/** A process that reads: statements come in by message, rows go out. It ends with the process that started it, or is killed in the middle of a statement. */
import { connection, type ReadReply, type ReadRequest } from '../connection'

if (process.send && process.argv[2]) {
  const { read } = connection(process.argv[2])
  const answer = ({ sql, values }: ReadRequest): ReadReply => {
    try {
      return { rows: read(sql, values) }
    } catch (error) {
      return { error: (error as Error).message, code: (error as { code?: string }).code }
    }
  }
  process.on('message', (question: ReadRequest) => process.send!(answer(question)))
  process.on('disconnect', () => process.exit())
  process.send('ready')
}
