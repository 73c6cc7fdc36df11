/** Why a sheet holds no table of ours, as a clerk understands it. Values of the sheet are never repeated, only its headings. */

import type { RosterFacts } from '../../facts/roster'
import type { MessageRef, Named } from '../../messages/shapes'
import { messageRef } from '../../messages/words'
import type { HeaderReading } from '../match/header-reading'
import type { HeaderRegion } from '../model/header-region'
import { personal, prohibited } from '../model/personal'

export const noHeader = messageRef('table.no-header', {})

export const form = (roster: RosterFacts): MessageRef => messageRef('table.form', { roster: nameOf(roster) })

export const torn = (best: HeaderReading, second: HeaderReading): MessageRef =>
  messageRef('table.torn', { best: nameOf(best.roster), second: nameOf(second.roster), roster: best.roster.name })

const nameOf = ({ zh, name }: RosterFacts): Named => ({ zh, en: name })

/** Headings as a message may show them: short, and none that may be data of a person. */
function listed({ columns }: HeaderRegion): string {
  const short = columns.map(({ header }) => (header.length > 20 ? `${header.slice(0, 20)}…` : header))
  const headers = [...new Set(short)].filter(Boolean)
  return headers.slice(0, 6).join('、') + (headers.length > 6 ? ' …' : '')
}

/** A first row with figures and codes in it is data: the sheet has no header. Its values are not repeated. */
const isData = ({ columns }: HeaderRegion): boolean =>
  columns.some(
    ({ path: [top] }) => top && (personal(top.text) || /^\d{3,}$/.test(top.text)) && !/^(?:19|20)\d\d$/.test(top.text),
  )

const aboutPersons = ({ columns }: HeaderRegion): boolean =>
  columns.some(({ path }) => path.length > 0 && prohibited(path.map((level) => level.half ?? level.bare)))

export function unrecognisedReason(region: HeaderRegion, rosters: RosterFacts[]): MessageRef {
  if (isData(region)) return messageRef('table.data-first', { row: region.top })
  const headings = listed(region)
  const [roster, ...others] = rosters
  if (roster && others.length === 0) return messageRef('table.not-this-roster', { headings, roster: nameOf(roster) })
  return messageRef('table.no-roster', { headings, persons: aboutPersons(region) })
}
