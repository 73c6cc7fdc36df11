/** The columns of a form come in; goes out the form with all the columns that tell linked rows of one name apart, each under a heading that means nothing else. */
import type { RosterFacts } from '../../facts/roster'
import { targetsOf } from '../match/targets'
import type { TemplateColumn } from './columns'

export function tellingColumns(roster: RosterFacts, columns: TemplateColumn[]): TemplateColumn[] {
  const all = targetsOf(roster)
  const have = new Set(columns.map(({ target }) => target.path))
  const more = all
    .filter(({ path, own }) => own.kind.name === 'link' && path.includes('.') && !have.has(path))
    .flatMap((target) => {
      const own = target.headers.filter(
        (each) => !all.some((other) => other !== target && other.headers.includes(each)),
      )
      // 镇 alone would be understood, but not by everybody.
      const header = own.find(({ length }) => length > 2) ?? own[0]
      return header ? [{ target, header, required: false }] : []
    })
  return [...columns, ...more]
}
