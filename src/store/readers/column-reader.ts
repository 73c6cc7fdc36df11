/** Decides when counting over columns in memory pays, and keeps the one process that does it. */

import type { Stored } from '../../facts/kinds/kind'
import type { ColumnQuery, ColumnsAnswer, ColumnsAsked } from '../columns/columns'
import { type ColumnQuestion, neededColumns } from '../columns/columns'
import type { ReadRequest } from '../connection'
import { Child } from './child'

interface ColumnReader {
  read(sql: string, values: ReadRequest['values'], columnQuery: ColumnQuery): Promise<Stored[][]>
  close(): void
}

/**
 * Fetching costs as much as a few slow statements, so it is done once statements over the same table have together taken
 * longer than this (milliseconds); who asks once never pays for it.
 */
const PATIENCE = 150
/** A statement faster than this needs no help. */
const QUICK = 4

type Heavy = (sql: string, values: ReadRequest['values']) => Promise<Stored[][]>

export function columnReader(path: string, timeout: number, heavy: Heavy): ColumnReader {
  let child: Child | undefined
  let busy: Promise<unknown> = Promise.resolve()
  let closed = false
  const lost = new Map<string, number>()
  /** Sets of columns that are there, or are being fetched, or cannot be held. */
  const state = new Map<string, 'there' | 'coming' | 'never'>()

  /** One question at a time. */
  const ask = (question: ColumnsAsked): Promise<ColumnsAnswer> => {
    const answer = busy.then(() => {
      if (closed) throw new Error('the readers are closed')
      if (!child || child.ended) child = new Child('columns/process.js', path, timeout)
      return child.ask<ColumnsAnswer>(question)
    })
    busy = answer.catch(() => undefined)
    return answer
  }
  const fetch = async (name: string, question: ColumnQuestion): Promise<void> => {
    state.set(name, 'coming')
    const answer = await ask({ load: question }).catch(() => ({ error: 'failed' }))
    state.set(name, 'error' in answer ? 'never' : 'there')
  }
  /** Nothing written, all columns there: else the statement answers, and its time counts towards fetching them. */
  const slowly = async (
    name: string,
    sql: string,
    values: ReadRequest['values'],
    question: ColumnQuestion,
  ): Promise<Stored[][]> => {
    const began = performance.now()
    const rows = await heavy(sql, values)
    const took = performance.now() - began
    const all = (lost.get(question.table) ?? 0) + (took > QUICK ? took : 0)
    lost.set(question.table, all)
    if (all > PATIENCE && !closed && state.get(name) === undefined) void fetch(name, question)
    return rows
  }
  return {
    async read(sql, values, columnQuery) {
      const name = columnNames(columnQuery.question)
      if (state.get(name) !== 'there') return slowly(name, sql, values, columnQuery.question)
      const answer = await ask({ columnQuery }).catch(() => ({ absent: true as const }))
      if ('rows' in answer) return answer.rows
      state.delete(name)
      return slowly(name, sql, values, columnQuery.question)
    },
    close() {
      closed = true
      child?.kill()
    },
  }
}

const columnNames = (question: ColumnQuestion): string =>
  [...neededColumns(question)]
    .map(([table, columns]) => `${table}(${[...columns].sort()})`)
    .sort()
    .join()
