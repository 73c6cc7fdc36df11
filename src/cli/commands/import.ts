import { rosters } from '../../county/rosters'
import type { ImportReport } from '../../intake/model/report'
import { plainReport } from '../../intake/model/report'
import { Refusal } from '../../messages/refusal'
import type { Command, ExitCode } from '../command'
import { applyInto, exitCodeOf, importSources, tellReport } from '../import-sources'
import { type ImportFlags, importOptionsOfFlags, strategies } from '../input/import-options'
import { limitFlag } from '../input/limit-flags'
import { type FoundSources, findSources } from '../input/sources'
import { markFiles } from '../output/mark-files'
import { printJson, say } from '../output/say'

export const importCommand: Command<ImportFlags> = {
  name: 'import',
  arguments: '[paths...]',
  zh: '导入工作簿或整个文件夹',
  en: 'import workbooks or whole folders',
  flags: [
    {
      flags: '--roster <name>',
      zh: '指明是哪种台账：行政村、Village、villages 均可',
      en: 'which roster it is: 行政村, Village and villages all do',
    },
    { flags: '--sheet <name>', zh: '只导入这个工作表（可重复）', en: 'only this sheet (repeatable)', repeat: true },
    {
      flags: '--money-unit <unit>',
      zh: '没有写明单位的金额列的单位',
      en: 'unit of money columns that state none',
      choices: ['元', '万元', '亿元'],
    },
    {
      flags: '--set <field=value>',
      zh: '整张表的固定值，如 year=2020（可重复）',
      en: 'one value for the whole sheet, such as year=2020 (repeatable)',
      repeat: true,
    },
    {
      flags: '--map <heading=field>',
      zh: '说明某列是哪个字段，如 村民委员会=village（可重复）',
      en: 'what a column means, such as 村民委员会=village (repeatable)',
      repeat: true,
    },
    {
      flags: '--fill <heading>',
      zh: '这一列的空白单元格表示同上（可重复）',
      en: 'a blank cell of this column means what stands above it (repeatable)',
      repeat: true,
    },
    {
      flags: '--drop-personal',
      zh: '丢弃个人信息列，其余照常导入',
      en: 'drop columns of personal data and import the rest',
    },
    { flags: '--strict', zh: '文件有任何错误即整个文件不导入', en: 'an error refuses its whole file' },
    {
      flags: '--strategy <name>',
      zh: '怎样对待已有的行',
      en: 'what to do with rows already there',
      choices: Object.keys(strategies),
    },
    {
      flags: '--blank <what>',
      zh: '更新时空白单元格：ignore 保留原值，clear 清空',
      en: 'a blank cell in an update keeps the value, or clears it',
      choices: ['ignore', 'clear'],
    },
    { flags: '--dry-run', zh: '只演练，不写入', en: 'the real run, rolled back' },
    { flags: '--apply <plan>', zh: '执行一次演练留下的计划', en: 'commit exactly what a dry run planned' },
    { flags: '--again', zh: '导入过的相同文件也再导入一次', en: 'import a file again that has come in before' },
    {
      flags: '--mark <folder>',
      zh: '把有问题的工作簿标注后写到这个文件夹',
      en: 'write each faulty workbook, marked, into this folder',
    },
    {
      flags: '--actor <office>',
      zh: '由哪个科室导入（写单位，不写人名）',
      en: 'which office imports (an office, not a person)',
    },
    {
      flags: '--reason <text>',
      zh: '为什么更正（累计数减少而写明原因的，不再提示 V-23）',
      en: 'why figures are corrected; a cumulative figure that goes down with a reason breaks no rule (V-23)',
    },
    { flags: '--forget', zh: '不记住 --map 与 --money-unit', en: 'do not remember --map and --money-unit' },
    limitFlag,
  ],
  async run(paths, flags) {
    if (flags.apply !== undefined) return apply(paths, flags)
    if (paths.length === 0) throw new Refusal('cli.nothing-to-import', {})
    const options = importOptionsOfFlags(flags, rosters)
    const found = findSources(paths)
    const report = await importSources(flags.db, found, options)
    if (flags.mark) await mark(report, found, flags.mark)
    if (flags.json) printJson({ ...plainReport(report), skipped: found.skipped })
    else tellReport(report, found.skipped)
    return exitCodeOf(report)
  },
}

/** A plan holds the files it was made of, so none are named. */
async function apply(paths: string[], { apply, db, json }: ImportFlags): Promise<ExitCode> {
  if (paths.length > 0) throw new Refusal('cli.apply-with-files', {})
  const report = await applyInto(db, apply!)
  if (json) printJson(plainReport(report))
  else tellReport(report)
  return exitCodeOf(report)
}

async function mark(report: ImportReport, found: FoundSources, folder: string): Promise<void> {
  for (const line of await markFiles(report, found.sources, folder)) say(line)
}
