import { snake } from '../cell'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import type { CellTraits, Option } from '../traits'
import { type Kind, type Trouble, trouble } from './kind'

/** How labels are compared: without spaces, brackets' contents, numbering or case. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s“”"'.、，,。]/g, '')
    .toLowerCase()

/** Every spelling of every option: code, label, synonyms, and the label without 类, 级 or 单位. */
function spellings(options: Option[]): Map<string, string> {
  const known = new Map<string, string>()
  const learn = (text: string, code: string) => {
    if (!known.has(bare(text))) known.set(bare(text), code)
  }
  for (const option of options) for (const text of [option.zh, option.code, ...option.also]) learn(text, option.code)
  for (const option of options)
    for (const suffix of ['类', '项目', '单位', '型']) learn(option.zh + suffix, option.code)
  return known
}

function notAChoice(cell: CellTraits): Trouble {
  const list = cell.options.map((option) => option.zh).join('、')
  return trouble(
    'NOT_A_CHOICE',
    `可填：${list}`,
    `one of: ${cell.options.map((option) => `${option.zh} (${option.en})`).join(', ')}`,
  )
}

export const choiceKind: Kind = {
  name: 'choice',
  zh: '选项',
  en: 'choice',
  columns: (cell) => [{ name: snake(cell.name), type: 'text', role: 'value' }],
  reader(cell) {
    const known = spellings(cell.options)
    const refusal = notAChoice(cell)
    return (raw, row, at) => {
      if (raw === undefined) return 'BLANK'
      const text = isSpecial(raw) ? specialLiteral(raw) : String(raw)
      const code = known.get(text) ?? known.get(bare(text))
      if (code === undefined) return missingIn(text) ?? refusal
      row[at] = code
      return undefined
    }
  },
  show: ([value]) => value as string | null,
  parse: (value) => [value === null || value === undefined ? null : String(value)],
  display: ([value], cell) => cell.options.find((option) => option.code === value)?.zh ?? '',
  scalar: 'enum',
  operators: ['eq', 'ne', 'in', 'notIn', 'isNull', 'field'],
  aggregates: ['countDistinct'],
}
