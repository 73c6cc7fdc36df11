/** The kinds of cells, by their names. */
import { choiceKind } from './choice'
import { dayKind } from './day'
import { decimalKind } from './decimal'
import { flagKind } from './flag'
import { linkKind } from './link'
import { moneyKind } from './money'
import { percentKind } from './percent'
import { textKind } from './text'
import { wholeKind } from './whole'
import { yearKind } from './year'

export const kinds = {
  choice: choiceKind,
  day: dayKind,
  decimal: decimalKind,
  flag: flagKind,
  link: linkKind,
  money: moneyKind,
  percent: percentKind,
  text: textKind,
  whole: wholeKind,
  year: yearKind,
}
