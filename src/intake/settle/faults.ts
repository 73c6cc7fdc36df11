/** What is said of a row that does not go in as it stands: why, and what to do. */
import type { CellFacts } from '../../facts/cell'
import type { Rule } from '../../facts/rule'
import { type Fault, fault } from '../model/table'

export const severalRows = (rows: string[]): Fault => {
  const list = rows.join('、')
  return fault(
    'KEY_CONFLICT',
    `这一行的几个主键分别对应不同的记录：${list}。请核对编码与名称`,
    `the keys of this row belong to different rows: ${list}`,
  )
}

export const notInStore = (): Fault =>
  fault(
    'LINK_UNKNOWN',
    '库中没有这条记录，而导入方式是“仅更新”',
    'the row is not in the store, and the strategy is to update only',
  )

export const inStoreAlready = (): Fault =>
  fault(
    'KEY_DUPLICATE',
    '库中已有这条记录，而导入方式是“仅新增”，没有改动',
    'the row is in the store already, and the strategy is to create only',
  )

/** A required cell that no column, title or sheet name gives. */
export const noColumn = (cell: CellFacts): Fault =>
  fault(
    'REQUIRED',
    `“${cell.headers[0]}”必须有，但表中没有这一列${cell.kind.name === 'link' ? '，标题和工作表名中也没有已知的名称' : ''}。请补上该列，或用 --set ${cell.name}=值 指明`,
    `${cell.name} is required, but no column, title or sheet name gives it; add the column, or state it with --set ${cell.name}=…`,
  )

/** A required cell that is blank; `above`: rows above it have one, so that the blank may mean the same. */
export const blankCell = (cell: CellFacts, above: boolean): Fault =>
  fault(
    'REQUIRED',
    `“${cell.headers[0]}”必须填写${above ? `。如果空白表示同上，请用 --fill ${cell.headers[0]}` : ''}`,
    `${cell.name} is required${above ? `; if a blank means what stands above it, say so with --fill ${cell.name}` : ''}`,
  )

export const otherCode = (cell: CellFacts, stored: string): Fault =>
  fault(
    'KEY_CONFLICT',
    `库中同名记录的“${cell.headers[0]}”是 ${stored}，与这里不同。请核对是不是同一条记录`,
    `the stored row of this name has another ${cell.name}: ${stored}`,
  )

export const sameAsRow = (first: number): Fault =>
  fault('KEY_DUPLICATE', `与第 ${first} 行完全相同，只保留一条`, `the same as row ${first}; kept once`)

export const sameKeyAsRow = (first: number, key: CellFacts[]): Fault => {
  const names = key.map((cell) => cell.headers[0]).join('+')
  return fault(
    'KEY_DUPLICATE',
    `与第 ${first} 行是同一条记录（主键：${names}），但内容不同。请合并成一行`,
    `the same key as row ${first} (${names}), with other contents; make them one row`,
  )
}

export const contradiction = (other: string, says: string): Fault =>
  fault(
    'CELL_CONFLICT',
    `与${other} 填的不一样（那里是“${says}”）。请核对哪个正确`,
    `contradicts ${other}, which says “${says}”; find out which is right`,
  )

export const brokenRule = ({ id, zh, en, severity }: Rule): Fault =>
  fault('RULE', `${id}：${zh}`, `${id}: ${en}`, { severity, rule: id })
