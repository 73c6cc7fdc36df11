import '../../indicators'
import { check, type RuleViolation } from '../../measure/check'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { onDay, onFlag } from '../on-day'
import { both, printJson, say } from '../say'

interface CheckFlags extends Common {
  on?: string
  rule?: string[]
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
  ],
  async run(_args, { db, json, on, rule }) {
    const store = await openExisting(db)
    try {
      const violations = await check(store, { on: onDay(on), rules: rule?.length ? rule : undefined })
      if (json) printJson(violations)
      else tell(violations)
      return violations.some(({ severity }) => severity === 'error') ? 1 : 0
    } finally {
      await store.close()
    }
  },
}

function tell(violations: RuleViolation[]): void {
  const errors = violations.filter(({ severity }) => severity === 'error').length
  const byRule = new Map<string, RuleViolation[]>()
  for (const one of violations) byRule.set(one.rule, [...(byRule.get(one.rule) ?? []), one])
  for (const [rule, list] of byRule) {
    process.stdout.write(`${rule} ${both(list[0].message.zh, list[0].message.en)}（${list.length}）\n`)
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
