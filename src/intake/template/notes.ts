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

const unit = (cell: CellFacts): string => (cell.unit ? `，单位：${cell.unit}` : '')

/** One example a kind; every one of them is read back without a fault. */
export function exampleValue(cell: CellFacts): string {
  const examples: Record<CellFacts['kind']['name'], string> = {
    text: '',
    whole: cell.qualified ? '300、300余、约300' : '120',
    decimal: '89.5',
    money: '450000',
    percent: '92.5',
    day: '2020-06-15、2020年6月、2020年6月中旬',
    year: '2020',
    flag: '是',
    choice: '',
    link: '',
  }
  return examples[cell.kind.name]
}

function wanted(cell: CellFacts, own: CellFacts, path: string): string {
  const like = exampleValue(cell) && `，如 ${exampleValue(cell)}`
  switch (cell.kind.name) {
    case 'text':
      return own.kind.name === 'link' && path !== own.name ? '' : textWanted(cell)
    case 'choice':
      return `从下拉选项中选：${cell.options.map(({ zh }) => zh).join('、')}。`
    case 'flag':
      return '填“是”或“否”。'
    case 'money':
      return `金额${unit(cell)}${like}。如按万元填写，请把表头改为（万元）。`
    case 'percent':
      return `百分数，0–100${like} 或 92.5%。`
    case 'day':
      return `日期${like}；不知道具体哪一天，可以只写到月或旬。`
    case 'year':
      return `年份${like}。`
    default:
      return `${cell.kind.zh}${unit(cell)}${like}。`
  }
}

function textWanted({ code, maxLength, pattern }: CellFacts): string {
  const form = pattern ? `，${pattern.zh}` : ''
  return code
    ? `编码或文号${form}，本列已设为文本格式，不会丢失前面的 0 和末尾的位数。`
    : `文字，不超过 ${maxLength} 字${form}。`
}

function linked(own: CellFacts, path: string): string {
  const { zh } = targetOf(own)
  if (path !== own.name) return `与“${own.zh}”一起说明是哪一条${zh}记录；不会弄混时可以不填。`
  return own.creates ? `请与${zh}台账中的写法一致；台账中没有的会自动登记。` : `请填${zh}台账中已有的一条，写法一致。`
}
