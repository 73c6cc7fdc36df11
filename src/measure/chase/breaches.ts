/** The rules are run over the store; goes out every breach as a problem of a chase list. */
import type { RosterFacts } from '../../facts/roster'
import type { Store } from '../../store/store'
import { type Breach, breachesOf, type CheckRequest } from '../checks/check'
import { breachWords } from '../checks/words'
import type { Problem } from './problem'

export const breachProblems = async (store: Store, request: CheckRequest): Promise<Problem[]> =>
  (await breachesOf(store, request)).map((breach) => problem(breach, store.rosters))

const problem = ({ violation, roster, rule }: Breach, all: RosterFacts[]): Problem => ({
  ...breachWords(roster, rule, { ...violation, all }),
  code: violation.rule,
  degree: violation.severity,
  roster,
  id: violation.id,
  label: violation.label,
  township: violation.township,
  unit: violation.unit,
  zh: rule.zh,
  given: null,
})
