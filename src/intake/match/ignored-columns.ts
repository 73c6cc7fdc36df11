/** Every column of a table that gives no value, and why. A reading comes in; what the report lists goes out. */
import { columnName } from '../../sheets/sheet'
import type { TableColumn } from '../model/header-region'
import { isRemark, isRowNumber } from '../model/heading'
import type { IgnoredColumn } from '../model/table'
import type { HeaderReading } from './header-reading'

export const UNKNOWN = '未识别的列 / not recognised'
export const REMARK = '备注 / remark'
export const ROW_NUMBER = '行号 / row number'

export function ignoredColumns(
  { columns, matching, spread }: HeaderReading,
  unitColumn: number | null,
): IgnoredColumn[] {
  const used = new Set([
    ...matching.matches.map((match) => match.column),
    ...(spread?.values ?? []).flatMap(({ matches }) => matches.map((match) => match.column)),
    ...matching.clashes.flatMap((clash) => clash.columns),
  ])
  const reason = (column: TableColumn): string =>
    column.index === unitColumn
      ? '各行金额的单位 / unit of each row'
      : matching.leftOut.includes(column)
        ? '按要求不导入 / left out as asked'
        : reasonOf(column)
  return columns
    .filter((column) => !used.has(column))
    .map((column) => ({ column: columnName(column.index), header: column.header, reason: reason(column) }))
}

function reasonOf({ path }: TableColumn): string {
  const leaf = path[path.length - 1]?.bare
  if (leaf === undefined) return '没有列名 / no heading'
  if (isRowNumber(leaf)) return ROW_NUMBER
  if (isRemark(leaf)) return REMARK
  return /^(?:合计|小计|总计|共计)$/.test(leaf) ? '横向合计 / sum across the row' : UNKNOWN
}
