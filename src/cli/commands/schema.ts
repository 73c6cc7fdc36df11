import { rosters } from '../../county/rosters'
import { printSchema } from '../../graphql/print-schema'
import type { Command, Common } from '../command'
import { printJson } from '../output/say'

export const schemaCommand: Command<Common> = {
  name: 'schema',
  zh: '打印 GraphQL 模式（SDL）',
  en: 'print the GraphQL schema (SDL)',
  flags: [],
  async run(_args, { json }) {
    const sdl = printSchema(rosters)
    if (json) printJson({ sdl })
    else process.stdout.write(sdl)
    return 0
  },
}
