/** Every way the engine says no: a code from a closed list, what is wrong, where, and what to do, in English and Chinese. */
import { GraphQLError } from 'graphql'

export const refusals = {
  BAD_INPUT: ['an argument is wrong', '参数有误'],
  BAD_CURSOR: ['a cursor is not one of this list', '游标不属于这个列表'],
  BAD_KEY: ['the key is missing, incomplete or fits several rows', '主键缺失、不完整或对应多条'],
  BAD_AS_OF: ['asOf is neither an import nor a timestamp', 'asOf 不是导入编号或时间'],
  PAGE_TOO_LARGE: ['more rows than one page holds', '超过一页的行数'],
  TOO_DEEP: ['the document nests too deeply', '查询嵌套过深'],
  TOO_COSTLY: ['the document asks for too much at once', '一次查询的数据过多'],
  TOO_SLOW: ['a statement was stopped because it took too long', '查询超时，已中止'],
  TOO_LARGE: ['a sum exceeds 64 bits', '合计超出 64 位整数'],
  UNAVAILABLE: ['the database did not answer', '数据库没有应答'],
} as const
export type RefusalCode = keyof typeof refusals

/** Where an argument stands, from the outside in: ['villages', 'where', 'name', 'eq']. */
export type Path = readonly (string | number)[]

/** `refusal('BAD_INPUT', '“x” is not an id', '“x”不是编号', ['villages', 'where'])` reads `villages.where: “x” is not an id / “x”不是编号`. */
export function refusal(code: RefusalCode, en: string, zh: string, where: Path = [], cause?: unknown): GraphQLError {
  const place = where.length > 0 ? `${where.join('.')}: ` : ''
  return new GraphQLError(`${place}${en} / ${zh}`, {
    extensions: { code, ...(where.length > 0 ? { argument: where.join('.') } : {}) },
    originalError: cause instanceof Error ? cause : undefined,
  })
}
