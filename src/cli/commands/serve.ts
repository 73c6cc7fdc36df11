import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { limitFlag } from '../input/limit-flags'
import { printJson, say } from '../output/say'
import { startService } from '../service'

interface ServeFlags extends Common {
  host: string
  port: string
  inbox?: string
  limit?: string[]
}

export const serveCommand: Command<ServeFlags> = {
  name: 'serve',
  zh: '启动 GraphQL 服务（仅限本机）',
  en: 'serve GraphQL to this machine',
  flags: [
    {
      flags: '--host <address>',
      zh: '监听地址，只能是本机',
      en: 'address to listen on; this machine only',
      default: '127.0.0.1',
    },
    { flags: '--port <number>', zh: '端口；0 为任意空闲端口', en: 'port; 0 takes any free one', default: '4000' },
    { flags: '--inbox <folder>', zh: '先导入这个文件夹中的工作簿', en: 'import the workbooks of this folder first' },
    limitFlag,
  ],
  async run(_args, flags) {
    const port = portOf(flags.port)
    const service = await startService({ ...flags, port })
    const stop = stopped()
    if (flags.json) printJson({ url: service.url, imported: service.imported ?? null })
    else for (const line of service.lines) process.stdout.write(`${line}\n`)
    await stop
    say(both('正在停止', 'stopping'))
    await service.close()
    return 0
  },
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port < 65_536) return port
  throw new Refusal('cli.port', { text })
}

/** Resolves at the first signal to stop; a second one ends the process at once, for whoever is in a hurry. */
function stopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        process.once(signal, () => process.exit(130))
        resolve()
      })
  })
}
