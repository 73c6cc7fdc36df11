import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import { answerDocument } from '../answer'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { printJson, say } from '../output/say'
import { tableLines } from '../output/table'

interface ImportsFlags extends Common {
  first: string
}

interface Import {
  id: string
  importedAt: string
  kind: string
  isUndone: boolean
  created: number
  updated: number
  unchanged: number
  refused: number
  errors: number
  warnings: number
  files: { name: string; status: string }[]
}

const DOCUMENT = `query Imports($first: Int) {
  imports(first: $first) {
    totalCount
    nodes {
      id kind importedAt actor strategy isUndone created updated unchanged refused absent linked errors warnings
      files { name sha256 bytes status }
    }
  }
}`

export const importsCommand: Command<ImportsFlags> = {
  name: 'imports',
  zh: '列出历次导入，最近的在前',
  en: 'list what came in, the latest first',
  flags: [{ flags: '--first <n>', zh: '最多列出多少次', en: 'how many at most', default: '50' }],
  async run(_args, { db, json, first }) {
    if (!/^[1-9]\d{0,5}$/.test(first)) throw new Refusal('cli.first-number', { first })
    const store = await openExisting(db)
    try {
      const { result } = await answerDocument(store, { query: DOCUMENT, variables: { first: Number(first) } })
      if (!result.data)
        throw new Refusal('cli.imports-not-listed', { why: result.errors?.map(({ message }) => message) ?? [] })
      const { imports } = result.data as { imports: { totalCount: number; nodes: Import[] } }
      if (json) printJson(imports)
      else tell(imports)
      return 0
    } finally {
      await store.close()
    }
  },
}

function tell({ totalCount, nodes }: { totalCount: number; nodes: Import[] }): void {
  if (totalCount === 0) {
    say(both('还没有导入过', 'nothing has come in yet'))
    return
  }
  const head = [
    '编号 id',
    '时间 when',
    '文件 files',
    '新增 created',
    '更新 updated',
    '未变 unchanged',
    '拒绝 refused',
    '错误 errors',
    '提示 warnings',
  ]
  const lines = tableLines(
    head,
    nodes.map((one) => [
      Number(one.id),
      when(one.importedAt),
      files(one),
      one.created,
      one.updated,
      one.unchanged,
      one.refused,
      one.errors,
      one.warnings,
    ]),
  )
  process.stdout.write(`${lines.join('\n')}\n`)
  if (nodes.length < totalCount)
    say(both(`共 ${totalCount} 次，此处 ${nodes.length} 次`, `${nodes.length} of ${totalCount}`))
}

/** To the minute, in the time of this machine. */
function when(time: string): string {
  const date = new Date(time)
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function files({ kind, isUndone, files: list }: Import): string {
  const [first, ...others] = list
  const name = !first
    ? kind
    : others.length === 0
      ? first.name
      : both(`${first.name} 等 ${list.length} 个`, `and ${others.length} more`)
  return isUndone ? `${name}（${both('已撤销', 'undone')}）` : name
}
