import { Refusal } from '../../messages/refusal'
import '../../county/indicators'
import { parametersOf } from '../../measure/catalogue'
import { setParameter } from '../../measure/definitions/set-parameter'
import { today } from '../../measure/periods'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { openExisting } from '../database'
import { defining } from '../defining'
import { printJson, say } from '../output/say'
import { tableLines } from '../output/table'

interface ParameterFlags extends Common {
  since?: string
  basis?: string
}

export const parametersCommand: Command<ParameterFlags> = {
  name: 'parameters',
  arguments: '[name] [value]',
  zh: '列出或设定指标所用的期限和数字，如示范点达标期限',
  en: 'list or set the limits that indicators refer to, such as the day by which sites are to be ready',
  flags: [
    { flags: '--since <day>', zh: '自哪天起，默认今天', en: 'the day since which it counts; today unless stated' },
    { flags: '--basis <document>', zh: '依据，如文号', en: 'what it comes from, such as a document number' },
  ],
  async run([name, value], { db, json, since, basis }) {
    if (name !== undefined && value === undefined) throw new Refusal('cli.parameter-arguments', {})
    const store = await openExisting(db)
    try {
      if (name !== undefined && value !== undefined) {
        const setting = { name, value, since: since ?? today(), source: basis ?? '' }
        const set = await defining(() => setParameter(store, setting))
        say(both(`已设定${set.zh}：${value}，自 ${setting.since} 起`, `${set.name} is ${value} since ${setting.since}`))
      }
      const all = await parametersOf(store)
      if (json) printJson(all)
      else {
        const rows = all.flatMap((one) =>
          one.versions.map((each) => [one.name, one.zh, each.since, each.value, each.source]),
        )
        process.stdout.write(
          `${tableLines(['名称 name', '说明 meaning', '自 since', '值 value', '依据 basis'], rows).join('\n')}\n`,
        )
      }
      return 0
    } finally {
      await store.close()
    }
  },
}
