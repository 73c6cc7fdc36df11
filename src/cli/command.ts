/** What a command is: a plain object. The program, its help and its tests read the same list. */

/** 0 done · 1 done, but something was refused or answered with errors · 2 the call is wrong, or nothing could be done. */
export type ExitCode = 0 | 1 | 2

export interface Flag {
  /** As commander writes it: `--roster <name>`, `--json`. */
  flags: string
  zh: string
  en: string
  choices?: string[]
  /** May be given several times; the values come as a list. */
  repeat?: boolean
  default?: string
  env?: string
}

export interface Command<Flags = any> {
  name: string
  /** As commander writes them: `<document>`, `[roster]`, `<paths...>`. */
  arguments?: string
  zh: string
  en: string
  flags: Flag[]
  /** `args` are the arguments in one list. A call that is wrong is refused. */
  run(args: string[], flags: Flags): Promise<ExitCode>
}

/** Flags that every command has. */
export interface Common {
  db: string
  json?: boolean
}

export const common: Flag[] = [
  {
    flags: '--db <place>',
    zh: '数据库：SQLite 文件，或 postgres:// 地址',
    en: 'the database: a SQLite file, or a postgres:// URL',
    default: 'data/rosterql.db',
    env: 'ROSTERQL_DB',
  },
  { flags: '--json', zh: '标准输出只给一个 JSON 文档', en: 'print one JSON document on stdout and nothing else' },
]
