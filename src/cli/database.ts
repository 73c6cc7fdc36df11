import { existsSync } from 'node:fs'
import { rosters } from '../county/rosters'
import { DatabaseRefused } from '../store/migrate'
import { openStore } from '../store/open'
import type { Store } from '../store/store'
import { Misuse } from './input/misuse'
import { reasonOf } from './output/reasons'

/** Opens the database, creating it where it is not there yet. */
export async function openDatabase(db: string): Promise<Store> {
  if (isFile(db) && /^[a-z][\w+.-]*:\/\//i.test(db))
    throw new Misuse(
      `不支持 ${shown(db)} 这样的地址。数据库是一个 SQLite 文件的路径，或 postgres:// 地址`,
      `${shown(db)} is no database here: name the path of a SQLite file, or a postgres:// URL`,
    )
  try {
    return await openStore(db, rosters)
  } catch (error) {
    throw unopened(db, error)
  }
}

/** For commands that only read: a slip in a path must not make an empty database and answer from it. */
export async function openExisting(db: string): Promise<Store> {
  if (isFile(db) && !db.includes('://') && !existsSync(db))
    throw new Misuse(
      `数据库 ${db} 还不存在。请先用 rosterql import <文件或文件夹> 导入，或用 --db 指明另一个`,
      `there is no database ${db} yet; import something first (rosterql import <file or folder>), or name another with --db`,
    )
  return openDatabase(db)
}

const isFile = (db: string): boolean => db !== ':memory:' && !/^postgres(ql)?:\/\//.test(db)

/** Passwords in a URL are not for the screen. */
const shown = (db: string): string => db.replace(/\/\/([^:/@]*):[^@]*@/, '//$1:***@')

function unopened(db: string, error: unknown): Misuse {
  const { code, message } = (error as AggregateError).errors?.[0] ?? (error as NodeJS.ErrnoException)
  const why = shown(message || String(code))
  if (error instanceof DatabaseRefused)
    return new Misuse(
      `打不开数据库 ${shown(db)}：${error.zh}`,
      `the database ${shown(db)} cannot be opened: ${error.en}`,
    )
  return new Misuse(
    `打不开数据库 ${shown(db)}（${reasonOf(why)}）`,
    `the database ${shown(db)} cannot be opened (${why})`,
  )
}
