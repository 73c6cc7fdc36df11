import { writeFileSync } from 'node:fs'
import { Refusal } from '../../messages/refusal'
import '../../county/indicators'
import { both } from '../../messages/words'
import { exportFormats, isExportFormat } from '../../query/export/export'
import type { Store } from '../../store/store'
import { answerDocument, type DocumentRequest } from '../answer'
import type { Command, Common, ExitCode } from '../command'
import { openExisting } from '../database'
import { limitFlag, queryLimitsOf } from '../input/limit-flags'
import { documentText, parseVariables } from '../input/query-input'
import { exportRows } from '../output/export-query'
import { printJson, say } from '../output/say'

interface QueryFlags extends Common {
  variables?: string
  operation?: string
  format: string
  output?: string
  limit?: string[]
}

export const queryCommand: Command<QueryFlags> = {
  name: 'query',
  arguments: '<document>',
  zh: '不启动服务，直接执行 GraphQL：文件、查询文本，或 - 从标准输入读取',
  en: 'run GraphQL without a server: a file, the text itself, or - for stdin',
  flags: [
    { flags: '--variables <json>', zh: '变量：JSON，或 @文件', en: 'variables: JSON, or @file' },
    { flags: '--operation <name>', zh: '文档有多个操作时执行哪一个', en: 'which operation of the document' },
    {
      flags: '--format <format>',
      zh: '结果格式；csv、xlsx、ndjson 给出全部行',
      en: 'form of the answer; csv, xlsx and ndjson hold all rows',
      choices: ['json', ...exportFormats],
      default: 'json',
    },
    { flags: '-o, --output <file>', zh: '写到文件', en: 'write to a file' },
    limitFlag,
  ],
  async run([document = ''], flags) {
    const query = await documentText(document)
    const variables = parseVariables(flags.variables)
    const limits = queryLimitsOf(flags.limit)
    const store = await openExisting(flags.db)
    try {
      return await answered(store, { query, variables, operationName: flags.operation, limits }, flags)
    } finally {
      await store.close()
    }
  },
}

async function answered(
  store: Store,
  question: DocumentRequest,
  { format, output, json }: QueryFlags,
): Promise<ExitCode> {
  if (isExportFormat(format)) {
    const { query: document, operationName: operation, ...rest } = question
    await exportRows(store, { ...rest, document, operation, format, output, json })
    return 0
  }
  const { result, code } = await answerDocument(store, question)
  write(`${JSON.stringify(result, null, 2)}\n`, output)
  if (json && output !== undefined) printJson({ file: output, format })
  for (const { message } of result.errors ?? []) say(message)
  return code
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) return void process.stdout.write(text)
  try {
    writeFileSync(file, text)
  } catch (error) {
    const why = (error as Error).message
    throw new Refusal('cli.not-written', { file, why })
  }
  say(both(`已写入 ${file}`, `written to ${file}`))
}
