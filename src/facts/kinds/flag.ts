import { parseDay } from '../days'
import { type CellDecorator, type CellNotes, cellDecorator } from '../decorate'
import { isSpecial, missingIn, specialLiteral } from '../reading'
import { valueColumn } from './exact-amount'
import { isBlank, readableFormat } from './formats'
import { type Kind, trouble } from './kind'
import { registerKind } from './register'
import { equality, flagValue } from './value-types'

const YES = /^(?:是|√|✓|✔|☑|1|有|已|y|yes|true|对|已成立|已制定|已签订|已签|成立|属于|o|○)$/i
const NO = /^(?:否|×|✗|✘|x|0|无|没有|没|未|不是|n|no|false|非|未成立|未制定|未签订|未签|☐|□)$/i

const notAFlag = trouble('cell.not-a-flag', {})

export const flagFormat = readableFormat(8, (value) => (isBlank(value) ? '' : value ? '是' : '否'))

/**
 * Yes or no. A day means yes (是否制定方案: 2020年4月). Here 无 and × mean no and are not "missing"; a really blank cell is
 * null, unless the whole column holds only ticks and blanks (the reader of the sheet decides that and asks for it).
 */
export const flagKind: Kind = registerKind({
  name: 'flag',
  zh: '是/否',
  en: 'yes or no',
  columns: (cell) => [valueColumn(cell, 'integer')],
  ticked: true,
  reader:
    (_cell, { year }) =>
    (raw, row, at) => {
      if (raw === undefined) return 'BLANK'
      if (typeof raw === 'boolean' || raw === 0 || raw === 1) {
        row[at] = Number(raw)
        return undefined
      }
      const text = (isSpecial(raw) ? specialLiteral(raw) : String(raw)).normalize('NFKC').trim()
      if (YES.test(text)) row[at] = 1
      else if (NO.test(text)) row[at] = 0
      else {
        const missing = missingIn(text)
        if (missing) return missing
        if (!parseDay(text, year ?? 2000)) return notAFlag
        row[at] = 1
      }
      return undefined
    },
  show: ([value = null]) => (value === null ? null : value === 1),
  parse: (value) => [value === null || value === undefined ? null : value ? 1 : 0],
  display: ([value = null]) => (value === null ? '' : value === 1 ? '是' : '否'),
  operators: [...equality, 'field'],
  aggregates: ['countDistinct'],
  graphql: { value: flagValue },
  sheet: {
    fits: (value) =>
      typeof value === 'boolean' ||
      (typeof value === 'string' ? value.length <= 20 : value === 0 || value === 1 || isSpecial(value)),
    example: () => '是',
    note: () => '填“是”或“否”。',
    choices: () => ['是', '否'],
    format: () => flagFormat,
  },
  schema: (_cell, form) => ({
    type: 'boolean',
    ...(form === 'displayed' ? { trueValues: ['是'], falseValues: ['否'] } : {}),
  }),
})

export const flag = (options: CellNotes): CellDecorator<boolean, 'flag() needs a property of type boolean'> =>
  cellDecorator(flagKind, options)
