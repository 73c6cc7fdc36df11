/** What the form says about a column: what it wants, in which unit, whether it must be filled in, what it may look like. */
import type { CellFacts } from '../../facts/cell'
import { targetOf } from '../../facts/roster'
import type { TemplateColumn } from './columns'

export function columnNote({ target, required }: TemplateColumn): string {
  const { own, cell, path } = target
  const lines = [
    required ? '必填。' : '选填。',
    wanted(cell, own, path),
    ...(own.kind.name === 'link' ? [linked(own, path)] : []),
  ]
  return lines.filter(Boolean).join('\n')
}

/** Names and codes that tell a linked row apart are written as its own roster has them. */
const wanted = (cell: CellFacts, own: CellFacts, path: string): string =>
  own.kind.name === 'link' && path !== own.name && cell.kind.words ? '' : cell.kind.sheet.note(cell)

function linked(own: CellFacts, path: string): string {
  const { zh } = targetOf(own)
  if (path !== own.name) return `与“${own.zh}”一起说明是哪一条${zh}记录；不会弄混时可以不填。`
  return own.creates ? `请与${zh}台账中的写法一致；台账中没有的会自动登记。` : `请填${zh}台账中已有的一条，写法一致。`
}
