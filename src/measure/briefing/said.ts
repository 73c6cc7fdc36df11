/** A numerator or denominator comes in; goes out how people would say it, in Chinese and English: 创建单位的行数（是否重点创建单位＝是） / rows of Unit (isKeyUnit = true). */
import { type RosterFacts, targetOf } from '../../facts/roster'
import { world } from '../../facts/world'
import { NAMED } from '../../filter/names'
import { parseFilter } from '../../filter/parse'
import { type Said, signs } from '../../filter/vocabulary'
import { filterWords } from '../../filter/words'
import { operationOf } from '../formula'
import { aggregateOf, type Expression, isTerm, operandsOf, type Parameter, type Term } from '../indicator'

export function said(expression: Expression, rosters: RosterFacts[], parameters: Parameter[] = []): Said {
  if (typeof expression === 'number') return same(String(expression))
  if (typeof expression === 'string') return constant(expression, parameters)
  if (isTerm(expression)) return term(expression, rosters, parameters)
  const parts = operandsOf(expression).map((part) => bracketed(part, said(part, rosters, parameters)))
  const join = joins[operationOf(expression) as keyof typeof joins]
  return { zh: join(parts.map(({ zh }) => zh)).zh, en: join(parts.map(({ en }) => en)).en }
}

const same = (text: string): Said => ({ zh: text, en: text })

function constant(text: string, parameters: Parameter[]): Said {
  const name = NAMED.exec(text)?.[1]
  if (!name) return same(text)
  if (name === 'elapsedMonths') return { zh: '已结束的月数', en: 'months ended' }
  if (name === 'year') return { zh: '年份', en: 'the year' }
  return parameterWords(name, parameters)
}

/** A formula inside a formula stands in brackets. */
const bracketed = (part: Expression, { zh, en }: Said): Said =>
  typeof part === 'object' && !isTerm(part) && !['min', 'max', 'clamp'].includes(operationOf(part)!)
    ? { zh: `（${zh}）`, en: `(${en})` }
    : { zh, en }

const joins = {
  plus: (parts: string[]) => same(parts.join(' ＋ ')),
  minus: (parts: string[]) => same(parts.join(' － ')),
  times: (parts: string[]) => same(parts.join(' × ')),
  over: (parts: string[]) => same(parts.join(' ÷ ')),
  min: (parts: string[]) => ({ zh: `最小者（${parts.join('；')}）`, en: `least of (${parts.join('; ')})` }),
  max: (parts: string[]) => ({ zh: `最大者（${parts.join('；')}）`, en: `greatest of (${parts.join('; ')})` }),
  clamp: ([part, low, high]: string[]) => ({
    zh: `限于 ${low} 至 ${high}（${part}）`,
    en: `within ${low} and ${high} (${part})`,
  }),
}

const functions: Record<string, Said> = {
  sum: { zh: '合计', en: 'sum' },
  min: { zh: '最小值', en: 'least' },
  max: { zh: '最大值', en: 'greatest' },
  countDistinct: { zh: '不重复个数', en: 'distinct' },
  filled: { zh: '已填单元格数', en: 'filled cells' },
  workdays: { zh: '之间的工作日', en: 'working days between' },
}

function term(given: Term, rosters: RosterFacts[], parameters: Parameter[]): Said {
  const roster = rosters.find(({ name }) => name === given.roster)!
  const { name, cells } = aggregateOf(given.aggregate)
  const labels = cells.map((cell) => roster.cell(cell).zh).join('、')
  const conditions = [whereWords(given, roster, rosters, parameters), ...timely(given, roster)]
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    conditions
      .map((one) => one[language])
      .filter(Boolean)
      .join(language === 'zh' ? '；' : '; '),
  )
  const done = functions[name] ?? { zh: name, en: name }
  const what =
    name === 'count'
      ? { zh: `${roster.zh}的行数`, en: `rows of ${roster.name}` }
      : {
          zh: `${roster.zh}的${labels}${done.zh}`,
          en: `${done.en} of ${cells.map((cell) => `${roster.name}.${cell}`).join(', ')}`,
        }
  return { zh: zh ? `${what.zh}（${zh}）` : what.zh, en: en ? `${what.en} (${en})` : what.en }
}

/** What is wrong in it is said by whoever checks definitions; here it must not go unnoticed. */
function whereWords({ where }: Term, roster: RosterFacts, rosters: RosterFacts[], parameters: Parameter[]): Said {
  let isWrong = false
  const fault = () => {
    isWrong = true
  }
  const filter = parseFilter(where, roster, ['where'], { world: world(rosters), fault, names: 'any' })
  const { zh, en } = filterWords(filter, signs, (name) => dayWords[name] ?? parameterWords(name, parameters))
  return isWrong ? { zh: `${zh}；条件有误`, en: `${en}; the condition is faulty` } : { zh, en }
}

const dayWords: Record<string, Said> = {
  on: { zh: '统计日', en: 'the day' },
  start: { zh: '年初', en: 'the start of the year' },
  year: { zh: '当年', en: 'the year' },
  first: { zh: '期初', en: 'the start of the period' },
  last: { zh: '期末', en: 'the end of the period' },
}

const parameterWords = (name: string, parameters: Parameter[]): Said => ({
  zh: parameters.find((each) => each.name === name)?.zh ?? name,
  en: name,
})

const timely = ({ during, until, latest }: Term, roster: RosterFacts): Said[] => [
  ...(during ? [{ zh: `${labelOf(roster, during)}在当年内`, en: `${during} within the year` }] : []),
  ...(until ? [{ zh: `${labelOf(roster, until)}不晚于统计日`, en: `${until} not after the day` }] : []),
  ...(latest
    ? [{ zh: `每个${labelOf(roster, latest.per)}只取最新一条`, en: `only the newest for each ${latest.per}` }]
    : []),
]

function labelOf(roster: RosterFacts, path: string): string {
  let at = roster
  return path
    .split('.')
    .map((name) => {
      const cell = at.cell(name)
      if (cell.kind.name === 'link') at = targetOf(cell)
      return cell.zh
    })
    .join('的')
}
