import { groupedBy, itemAt } from '../../facts/lists'
import { chase } from '../../measure/chase/chase'
import { check, type RuleViolation, rulesOf } from '../../measure/checks/check'
import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import type { Store } from '../../store/store'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { aPeriod, onDay, onFlag } from '../input/on-day'
import { didYouMean } from '../input/suggest'
import { makeFolder, writeChase } from '../output/chase-files'
import { printJson, say } from '../output/say'

import '../../county/indicators'

interface CheckFlags extends Common {
  on?: string
  rule?: string[]
  chase?: string
  by?: 'township' | 'unit'
  period?: string
}

/** Violations of one rule that are told one by one; `--json` has all. */
const TOLD = 20

export const checkCommand: Command<CheckFlags> = {
  name: 'check',
  zh: '按校验规则检查全库，列出违反规则的记录',
  en: 'run the validation rules over the whole store',
  flags: [
    onFlag,
    {
      flags: '--rule <id>',
      zh: '只检查这条规则，如 V-12；可多次',
      en: 'only this rule, such as V-12; may be repeated',
      repeat: true,
    },
    {
      flags: '--chase <folder>',
      zh: '把问题和逾期未报写成催办清单：每个乡镇一个工作簿，已预填，改好可直接导入',
      en: 'write chase lists into a folder: a workbook for each township with its own problems and what is overdue, filled in and importable',
    },
    {
      flags: '--by <area>',
      zh: '催办清单按乡镇或按单位分，默认按乡镇',
      en: 'a chase list for each township (the default) or each unit',
      choices: ['township', 'unit'],
    },
    {
      flags: '--period <period>',
      zh: '催办哪一期的报送，如 2019、2020-05；默认本年内到期的各期',
      en: 'chase the deliveries of this period, such as 2019 or 2020-05; what has fallen due this year unless stated',
    },
  ],
  async run(_args, flags) {
    refuseStrays(flags)
    const store = await openExisting(flags.db)
    try {
      refuseUnknown(flags, store)
      return (await (flags.chase === undefined ? listed : chased)(store, flags)) ? 1 : 0
    } finally {
      await store.close()
    }
  },
}

/** A slip in a rule's name must not look like a clean store. */
function refuseUnknown({ rule = [] }: CheckFlags, { rosters }: Store): void {
  const known = [...new Set(rulesOf(rosters).map(({ id }) => id))]
  for (const one of rule) {
    if (known.includes(one)) continue
    const { zh, en } = didYouMean(one, known)
    throw new Refusal('cli.no-rule', { rule: one, near: { zh, en } })
  }
}

function refuseStrays({ chase: folder, by, period }: CheckFlags): void {
  if (folder === undefined && (by ?? period) !== undefined) throw new Refusal('cli.chase-alone', {})
  if (folder === '') throw new Refusal('cli.chase-folder', {})
  aPeriod(period)
}

const asked = ({ on, rule }: CheckFlags) => ({ on: onDay(on), rules: rule?.length ? rule : undefined })

/** Whether a rule of severity error is broken. */
async function listed(store: Store, flags: CheckFlags): Promise<boolean> {
  const violations = await check(store, asked(flags))
  if (flags.json) printJson(violations)
  else tell(violations)
  return violations.some(({ severity }) => severity === 'error')
}

async function chased(store: Store, flags: CheckFlags): Promise<boolean> {
  makeFolder(flags.chase!)
  const books = await chase(store, { ...asked(flags), by: flags.by, period: flags.period })
  writeChase(books, flags.chase!, flags.json)
  return books.some(({ counts }) => counts.error > 0)
}

function tell(violations: RuleViolation[]): void {
  const errors = violations.filter(({ severity }) => severity === 'error').length
  for (const [rule, list] of groupedBy(violations, (one) => one.rule)) {
    const { zh, en } = itemAt(list, 0).message
    process.stdout.write(`${rule} ${both(zh, en)}（${list.length}）\n`)
    for (const one of list.slice(0, TOLD))
      process.stdout.write(`  ${place(one)}: ${one.left ?? ''} … ${one.right ?? ''}\n`)
    if (list.length > TOLD)
      process.stdout.write(`  … ${both(`还有 ${list.length - TOLD} 处`, `${list.length - TOLD} more`)}\n`)
  }
  say(
    both(
      `错误 ${errors} 处，提示 ${violations.length - errors} 处`,
      `${errors} errors, ${violations.length - errors} warnings`,
    ),
  )
}

const place = ({ roster, label, township, unit }: RuleViolation): string =>
  [roster, township?.label, unit?.label, label].filter((part, i, all) => part && all.indexOf(part) === i).join(' ')
