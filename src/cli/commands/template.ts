import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { rosters } from '../../county/rosters'
import { onlyOne } from '../../facts/lists'
import type { RosterFacts } from '../../facts/roster'
import { templateWorkbook } from '../../intake/template/workbook'
import { Refusal } from '../../messages/refusal'
import { both } from '../../messages/words'
import type { Command, Common } from '../command'
import { namedRoster } from '../input/named-roster'
import { printJson, say } from '../output/say'
import { DEFINITIONS, definitionNames, definitionWorkbook } from '../output/template-definitions'

interface TemplateFlags extends Common {
  all?: boolean
  output?: string
}

export const templateCommand: Command<TemplateFlags> = {
  name: 'template',
  arguments: '[roster]',
  zh: '生成空白填报表：表头、填写说明、下拉选项；“指标定义”为自定指标的表',
  en: 'write a blank workbook with headers, notes and drop-downs; 指标定义 is the one for indicators of your own',
  flags: [
    { flags: '--all', zh: '所有台账，一个工作簿，每种一张表', en: 'all rosters in one workbook, a sheet each' },
    { flags: '-o, --output <file>', zh: '写到这个文件；- 为标准输出', en: 'the file to write; - for stdout' },
  ],
  async run([name], { all, output, json }) {
    if (Boolean(all) === (name !== undefined)) throw new Refusal('cli.roster-or-all', {})
    if (output === '-' && json) throw new Refusal('cli.json-and-stdout', {})
    const form = await formOf(all ? undefined : name)
    if (output === '-') process.stdout.write(form.bytes)
    else written(form, output ?? `${form.name}.xlsx`, json)
    return 0
  },
}

interface Form {
  bytes: Buffer
  /** Of the file, without its ending. */
  name: string
  rosters: string[]
}

/** Of all rosters when none is named. */
async function formOf(name: string | undefined): Promise<Form> {
  if (name !== undefined && definitionNames.includes(name.toLowerCase()))
    return { bytes: await definitionWorkbook(rosters), name: `${DEFINITIONS}（模板）`, rosters: [] }
  const chosen = name === undefined ? rosters : [namedRoster(name, rosters)]
  const bytes = await templateWorkbook(chosen)
  return { bytes, name: fileName(chosen), rosters: chosen.map((roster) => roster.name) }
}

const fileName = (chosen: RosterFacts[]): string => {
  const only = onlyOne(chosen)
  return only ? `${only.sheets[0]}（模板）` : '台账填报模板'
}

function written({ bytes, name, rosters: named }: Form, file: string, json: boolean | undefined): void {
  const path = /[\\/]$/.test(file) ? join(file, `${name}.xlsx`) : file
  try {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes)
  } catch (error) {
    const why = (error as Error).message
    throw new Refusal('cli.not-written', { file: path, why })
  }
  if (json) printJson({ file: path, rosters: named })
  else say(both(`已写入 ${path}`, `written to ${path}`))
}
