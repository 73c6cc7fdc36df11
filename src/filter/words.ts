/** A condition comes in; goes out how people would say it, in Chinese and English. */
import { qualifiers } from '../facts/kinds/whole'
import { cellOf, isInterval } from './subject'
import type { Filter, IsEmpty, LinkTest, Operand, Subject, ValueTest } from './tree'
import {
  ALWAYS,
  NEVER,
  NO_VALUE,
  ownWords,
  quantifiers,
  type Said,
  type SayingStyle,
  TO,
  totalWords,
} from './vocabulary'

interface Wording {
  style: SayingStyle
  /** What a "$name" in it is called. */
  nameOf(name: string): Said
  /** Before an aggregate, the list it is of. */
  list?: Said
}

/** Empty when it holds of every row. */
export const filterWords = (filter: Filter, style: SayingStyle, nameOf: Wording['nameOf']): Said =>
  joined(clauses(filter, { style, nameOf }), style.and)

const joined = (parts: Said[], between: Said): Said => ({
  zh: parts.map(({ zh }) => zh).join(between.zh),
  en: parts.map(({ en }) => en).join(between.en),
})

const after = (before: Said, { zh, en }: Said): Said => ({ zh: before.zh + zh, en: before.en + en })
const wrapped = ({ zh, en }: Said): Said => ({ zh: `（${zh}）`, en: `(${en})` })

/** What must hold together, each for itself. */
function clauses(filter: Filter, wording: Wording): Said[] {
  switch (filter.is) {
    case 'and':
      return filter.parts.flatMap((part) => clauses(part, wording))
    case 'or':
      return [alternatives(filter.parts, wording)]
    case 'not':
      return [denied(filter.part, wording)]
    case 'test':
      return [compared(filter, wording)]
    case 'empty':
      return [emptiness(filter, wording)]
    case 'link':
      return linked(filter, wording)
    case 'totals':
      return clauses(filter.part, {
        ...wording,
        list: { zh: `${filter.list.roster.zh}的`, en: `${filter.list.name}.` },
      })
    default:
      return [quantified(filter.is, filter.list.roster.zh, filter.list.name, clauses(filter.part, wording), wording)]
  }
}

function alternatives(parts: Filter[], wording: Wording): Said {
  const { style } = wording
  const said = parts.map((part) => {
    const found = clauses(part, wording)
    if (found.length === 0) return ALWAYS
    return found.length > 1 && !style.brackets ? wrapped(joined(found, style.and)) : joined(found, style.and)
  })
  if (said.length === 0) return NEVER
  const all = joined(said, style.or)
  if (style.brackets) return wrapped(all)
  return said.length > 1 ? { zh: all.zh, en: wrapped(all).en } : all
}

function denied(part: Filter, wording: Wording): Said {
  const { style } = wording
  const found = clauses(part, wording)
  const inner = found.length === 0 ? ALWAYS : joined(found, style.and)
  const simple = found.length === 1 && part.is !== 'or' && !style.brackets
  const isWrapped = part.is === 'or' && part.parts.length > 0 && style.brackets
  return after(style.not, simple || isWrapped ? inner : wrapped(inner))
}

function linked({ cell, part }: LinkTest, wording: Wording): Said[] {
  const { style } = wording
  const before = { zh: `${cell.zh}的`, en: `${cell.name}.` }
  const found = clauses(part, wording)
  if (found.length === 0) return [after({ zh: cell.zh, en: cell.name }, style.isFilled)]
  return (style.eachLink ? found : [joined(found, style.and)]).map((one) => after(before, one))
}

function quantified(how: 'some' | 'every' | 'none', zh: string, en: string, inner: Said[], { style }: Wording): Said {
  const rows = after(quantifiers[how], { zh, en })
  const held = joined(inner, style.and)
  return inner.length === 0 ? rows : { zh: `${rows.zh}（${held.zh}）`, en: `${rows.en} (${held.en})` }
}

const emptiness = ({ subject, wanted }: IsEmpty, wording: Wording): Said =>
  after(subjectWords(subject, wording), wanted ? wording.style.isEmpty : wording.style.isFilled)

function compared({ subject, operator, operands }: ValueTest, wording: Wording): Said {
  const [plain, ofDays] = wording.style.operators[operator]
  const words = operands.map((operand) => operandWords(subject, operand, wording))
  const values = words.length === 0 ? NO_VALUE : joined(words, operator === 'between' ? TO : wording.style.values)
  const sign = isInterval(subject) ? ofDays : plain
  return after(after(comparedWords(subject, wording), sign), values)
}

/** A link is compared by the id of the row it leads to. */
function comparedWords(subject: Subject, wording: Wording): Said {
  const { zh, en } = subjectWords(subject, wording)
  return subject.is === 'cell' && subject.cell.target ? { zh: `${zh}的${ownWords.id.zh}`, en: `${en}.id` } : { zh, en }
}

function subjectWords(subject: Subject, { list = { zh: '', en: '' } }: Wording): Said {
  if (subject.is === 'id') return ownWords.id
  if (subject.is === 'mark') return ownWords[subject.name]
  if (subject.is === 'aggregate') {
    const word = totalWords[subject.word]
    const { cell } = subject
    if (cell === null)
      return { zh: `${list.zh}${word.zh}`, en: `${word.en}${list.en && ` of ${list.en.slice(0, -1)}`}` }
    return { zh: `${list.zh}${cell.zh}${word.zh}`, en: `${word.en} of ${list.en}${cell.name}` }
  }
  const { cell } = subject
  if (subject.is === 'qualifier') return { zh: `${cell.zh}的限定词`, en: `${cell.name}Qualifier` }
  return { zh: cell.zh, en: cell.name }
}

function operandWords(subject: Subject, operand: Operand, { nameOf }: Wording): Said {
  if (operand.is === 'name') return nameOf(operand.name)
  if (operand.is === 'cell') return { zh: operand.cell.zh, en: operand.cell.name }
  const { given } = operand
  if (typeof given === 'boolean') return { zh: given ? '是' : '否', en: String(given) }
  const options = subject.is === 'qualifier' ? qualifiers : (cellOf(subject)?.options ?? [])
  const option = options.find(({ code }) => code === given)
  return option ? { zh: option.zh || '确数', en: option.code } : { zh: String(given), en: String(given) }
}
