/** What people write in a sheet of definitions becomes the language of the API: 是否重点创建单位=是；单位类别=学校、机关 is a `where`, 合计 支付资金 an aggregate. */

import type { CellFacts } from '../../facts/cell'
import type { Stored } from '../../facts/kinds/kind'
import { itemAt, onlyOne } from '../../facts/lists'
import { folded } from '../../facts/match'
import { type RosterFacts, targetOf } from '../../facts/roster'
import { wordsOf } from '../../messages/words'
import type { TermAggregate } from '../indicator'
import type { DefinitionFaults, FaultPath } from './faults'

type Where = Record<string, unknown>

/** The cell people mean: its name, its label, or any of its headings. */
function cellMeant(roster: RosterFacts, word: string): CellFacts | undefined {
  const asked = folded(word)
  const exact = roster.cells.find(({ name, zh }) => name === word || folded(zh) === asked)
  return exact ?? roster.cells.find(({ headers }) => headers.some((header) => folded(header) === asked))
}

/** 资金来源.资金渠道 or source.channel: the cells from link to link; undefined when one is not known. */
export function pathMeant(
  roster: RosterFacts,
  words: string,
  faults: DefinitionFaults,
  at: FaultPath,
): CellFacts[] | undefined {
  let here = roster
  const cells: CellFacts[] = []
  for (const word of words.split(/[.．/→]|的/).map((part) => part.trim())) {
    const cell = cellMeant(here, word)
    if (!cell) {
      faults.unknown(
        at,
        { zh: `${here.zh}的字段`, en: `field of ${here.name}` },
        word,
        here.cells.map(({ zh }) => zh),
      )
      return undefined
    }
    cells.push(cell)
    if (cell.kind.name === 'link') here = targetOf(cell)
  }
  return cells
}

/** The roster people mean: its name, its Chinese name, or the title of its sheets. */
export function rosterMeant(
  rosters: RosterFacts[],
  word: string,
  faults: DefinitionFaults,
  at: FaultPath,
): RosterFacts | undefined {
  const found = rosters.find(({ name, zh, sheets }) => name === word || zh === word || sheets.includes(word))
  if (!found)
    faults.unknown(
      at,
      { zh: '台账', en: 'roster' },
      word,
      rosters.map(({ zh }) => zh),
    )
  return found
}

/** Longer marks before those they begin with. */
const marks: [mark: string, operator: string, negated?: boolean][] = [
  ['不包含', 'contains', true],
  ['包含', 'contains'],
  ['不为空', 'present'],
  ['非空', 'present'],
  ['为空', 'empty'],
  ['不早于', 'gte'],
  ['不晚于', 'lte'],
  ['早于', 'lt'],
  ['晚于', 'gt'],
  ['>=', 'gte'],
  ['<=', 'lte'],
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['≥', 'gte'],
  ['≤', 'lte'],
  ['≠', 'ne'],
  ['=', 'eq'],
  ['>', 'gt'],
  ['<', 'lt'],
]
const NAMES: Record<string, string> = {
  今天: '$on',
  统计日: '$on',
  截止日: '$on',
  今年: '$year',
  本年: '$year',
  当年: '$year',
}

/** Clauses joined by ； or 且; one that begins with { is taken as it stands. */
export function whereMeant(roster: RosterFacts, text: string, faults: DefinitionFaults, at: FaultPath): Where {
  if (text.trim() === '') return {}
  if (text.trim().startsWith('{')) return jsonMeant(text, faults, at) as Where
  const clauses = text
    .normalize('NFKC')
    .split(/[;；\n]|且/)
    .map((part) => part.trim())
    .filter(Boolean)
  const found = clauses.map((clause) => clauseMeant(roster, clause, faults, at))
  return onlyOne(found) ?? { and: found }
}

export function jsonMeant(text: string, faults: DefinitionFaults, at: FaultPath): unknown {
  try {
    return JSON.parse(text)
  } catch {
    faults.add(at, '不是合法的 JSON', 'this is not valid JSON')
    return {}
  }
}

function clauseMeant(roster: RosterFacts, clause: string, faults: DefinitionFaults, at: FaultPath): Where {
  const places = marks.map(([mark]) => clause.indexOf(mark))
  const first = Math.min(...places.filter((place) => place > 0))
  const meant = marks.find(([mark]) => clause.indexOf(mark) === first)
  if (!meant) {
    faults.add(
      at,
      `“${clause}”没有写运算，例如 单位类别=学校`,
      `“${clause}” has no operator; write it like 单位类别=学校`,
    )
    return {}
  }
  const [mark, operator, negated] = meant
  const cells = pathMeant(roster, clause.slice(0, first).trim(), faults, at)
  if (!cells) return {}
  const cell = itemAt(cells, -1)
  const test = testMeant(cell, operator, clause.slice(first + mark.length).trim(), faults, at)
  const whole = [...cells].reverse().reduce<unknown>((inner, { name }) => ({ [name]: inner }), test) as Where
  return negated ? { not: whole } : whole
}

/** Several values after = or ≠ are any of them. */
function testMeant(cell: CellFacts, operator: string, text: string, faults: DefinitionFaults, at: FaultPath): Where {
  if (operator === 'empty' || operator === 'present') return { isNull: operator === 'empty' }
  const words = operator === 'eq' || operator === 'ne' ? text.split(/[、,]/) : [text]
  const values = words.map((word) => valueMeant(cell, word.trim(), faults, at))
  if (values.length === 1) return { [operator]: values[0] }
  return { [operator === 'eq' ? 'in' : 'notIn']: values }
}

/** Read as a workbook's cell would be: 是, 45万元, 2020年6月, 学校. */
function valueMeant(cell: CellFacts, word: string, faults: DefinitionFaults, at: FaultPath): unknown {
  if (word.startsWith('$') || NAMES[word]) return NAMES[word] ?? word
  const row: Stored[] = []
  const trouble = cell.kind.reader(cell, { factor: 1 })(word, row, 0)
  if (trouble === undefined) return cell.kind.show(row, cell)
  if (typeof trouble === 'string') faults.add(at, `“${cell.zh}”后面没有值`, `there is no value for ${cell.name}`)
  else
    faults.add(
      at,
      `“${word}”：${wordsOf(trouble.said, 'page', 'zh')}`,
      `“${word}”: ${wordsOf(trouble.said, 'page', 'en')}`,
    )
  return null
}

const functions: [pattern: RegExp, name: string][] = [
  [/^(?:合计|求和|总和|sum)$/i, 'sum'],
  [/^(?:最大|最大值|max)$/i, 'max'],
  [/^(?:最小|最小值|min)$/i, 'min'],
  [/^(?:不重复|去重|不重复计数|countDistinct)$/i, 'countDistinct'],
]

/** 计数; 合计 支付资金; 不重复（使用单位）. Blank counts. */
export function aggregateMeant(
  roster: RosterFacts,
  text: string,
  faults: DefinitionFaults,
  at: FaultPath,
): TermAggregate {
  const plain = text.normalize('NFKC').trim()
  if (/^(?:计数|个数|行数|count)?$/i.test(plain)) return { count: true }
  const [, word = '', field = ''] = /^([^\s:(]+)[\s:(]+(.+?)\)?$/.exec(plain) ?? []
  const name = functions.find(([pattern]) => pattern.test(word))?.[1]
  if (!name) {
    faults.add(
      at,
      `“${text}”不是汇总方式，请写 计数、合计 字段、最大 字段、最小 字段 或 不重复 字段`,
      `“${text}” is no aggregate; write 计数, or 合计, 最大, 最小, 不重复 and a field`,
    )
    return { count: true }
  }
  const cells = pathMeant(roster, field, faults, at)
  return { [name]: cells?.map((cell) => cell.name).join('.') ?? '' } as unknown as TermAggregate
}
