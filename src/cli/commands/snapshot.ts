import { Refusal } from '../../messages/refusal'
import '../../county/indicators'
import { join } from 'node:path'
import { saveExport } from '../../measure/exchange/file'
import { exchangeFormats, exportSnapshot } from '../../measure/exchange/formats'
import { withManifest } from '../../measure/exchange/manifest'
import { compareSnapshots } from '../../measure/snapshot/compare'
import type { DifferencePart } from '../../measure/snapshot/part'
import {
  findSnapshot,
  listSnapshots,
  type Snapshot,
  type StoredValue,
  snapshotValues,
} from '../../measure/snapshot/read'
import { readable } from '../../measure/snapshot/readable'
import { sealSnapshot } from '../../measure/snapshot/snapshot'
import { verifySnapshots } from '../../measure/snapshot/verify'
import type { MeasureRequest } from '../../measure/value'
import { both } from '../../messages/words'
import type { Store } from '../../store/store'
import type { Command, Common, ExitCode } from '../command'
import { openExisting } from '../database'
import { asOfFlag, asOfImport, onDay, onFlag } from '../input/on-day'
import { printJson, say } from '../output/say'
import { tableLines } from '../output/table'

interface SnapshotFlags extends Common {
  on?: string
  asOf?: string
  period?: string
  note?: string
  areas?: string
  format?: string
  output?: string
  suppress?: string
}

/** Each level with those above it; units stand beside them. */
const AREAS: Record<string, MeasureRequest['areas']> = {
  county: 'ONE',
  townships: 'DOWN_TO_TOWNSHIPS',
  villages: 'DOWN_TO_VILLAGES',
  units: 'UNITS',
  all: 'ALL',
}

/** What can be done with snapshots: a word, its arguments, what it does. */
const deeds: {
  name: string
  wants: number
  does: (store: Store, args: string[], flags: SnapshotFlags) => Promise<ExitCode>
}[] = [
  { name: 'seal', wants: 1, does: seal },
  { name: 'list', wants: 0, does: list },
  { name: 'show', wants: 1, does: show },
  { name: 'compare', wants: 2, does: compare },
  { name: 'export', wants: 1, does: exported },
  { name: 'verify', wants: 0, does: verify },
]

export const snapshotCommand: Command<SnapshotFlags> = {
  name: 'snapshot',
  arguments: '<seal|list|show|compare|export|verify> [ids...]',
  zh: '封存指标快照：seal <名称>、list、show <编号>、compare <编号> <编号>、export <编号>、verify [编号]',
  en: 'sealed indicator snapshots: seal <name>, list, show <id>, compare <id> <id>, export <id>, verify [id]',
  flags: [
    onFlag,
    asOfFlag,
    { flags: '--period <period>', zh: '期间：2020、2020-06 或 2020-Q2', en: 'period: 2020, 2020-06 or 2020-Q2' },
    { flags: '--note <text>', zh: '说明', en: 'a note' },
    {
      flags: '--areas <areas>',
      zh: '封存到哪一级，上级都在内',
      en: 'which areas to seal, those above them included',
      choices: Object.keys(AREAS),
      default: 'townships',
    },
    {
      flags: '--format <format>',
      zh: '导出格式',
      en: 'export format',
      choices: exchangeFormats.map(({ name }) => name),
      default: 'xlsx',
    },
    { flags: '--suppress <yes|no>', zh: '是否隐去 1–4 的小数', en: 'hide small cells of 1–4', choices: ['yes', 'no'] },
    { flags: '-o, --output <folder>', zh: '导出到哪个文件夹', en: 'folder the export goes to', default: '.' },
  ],
  async run([word = '', ...args], flags) {
    const deed = deeds.find(({ name }) => name === word)
    if (!deed) throw new Refusal('cli.no-snapshot-action', { word, deeds: deeds.map(({ name }) => name) })
    if (args.length < deed.wants) throw new Refusal('cli.snapshot-arguments', { word, wants: deed.wants })
    const store = await openExisting(flags.db)
    try {
      return await deed.does(store, args, flags)
    } finally {
      await store.close()
    }
  },
}

async function seal(
  store: Store,
  [name = '']: string[],
  { on, asOf, period, note, areas, json }: SnapshotFlags,
): Promise<ExitCode> {
  const day = onDay(on)
  const snapshot = await sealSnapshot(store, {
    name,
    on: day,
    period: period ?? day.slice(0, 4),
    asOf: asOfImport(asOf),
    note,
    areas: AREAS[areas!],
  })
  if (json) printJson(summary(snapshot))
  else
    say(
      both(
        `已封存第 ${snapshot.id} 号快照“${name}”：${snapshot.valueCount} 个数值，校验值 ${snapshot.contentHash.slice(0, 16)}…`,
        `snapshot ${snapshot.id} “${name}” is sealed: ${snapshot.valueCount} values`,
      ),
    )
  return 0
}

const summary = ({ definitions: _definitions, ...rest }: Snapshot): Omit<Snapshot, 'definitions'> => rest

async function list(store: Store, _args: string[], { json }: SnapshotFlags): Promise<ExitCode> {
  const all = await listSnapshots(store)
  if (json) printJson(all.map(summary))
  else
    process.stdout.write(
      `${tableLines(
        ['编号 id', '名称 name', '期间 period', '日期 on', '导入 as of', '数值 values', '封存时间 sealed'],
        all.map((one) => [
          one.id,
          one.name,
          one.periods.join(','),
          one.on,
          one.asOf,
          one.valueCount,
          one.sealedAt.slice(0, 16),
        ]),
      ).join('\n')}\n`,
    )
  return 0
}

async function show(store: Store, [which = '']: string[], { json }: SnapshotFlags): Promise<ExitCode> {
  const snapshot = await found(store, which)
  const values: StoredValue[] = []
  for await (const value of snapshotValues(store, snapshot.id)) values.push(value)
  const names = new Map(snapshot.definitions.map((one) => [one.code, one.zh]))
  if (json) printJson({ ...snapshot, values })
  else
    process.stdout.write(
      `${tableLines(
        ['编号 code', '指标 indicator', '地区 area', '期间 period', '数值 value', '单位 unit'],
        values.map((one) => [
          one.code,
          names.get(one.code) ?? '',
          one.area.label,
          one.period,
          one.value ?? '—',
          one.unit,
        ]),
      ).join('\n')}\n`,
    )
  return 0
}

async function found(store: Store, which: string): Promise<Snapshot> {
  const snapshot = await findSnapshot(store, /^\d+$/.test(which) ? Number(which) : which)
  if (!snapshot) throw new Refusal('cli.no-snapshot', { which })
  return snapshot
}

async function compare(store: Store, [a = '', b = '']: string[], { json }: SnapshotFlags): Promise<ExitCode> {
  const comparison = await compareSnapshots(store, (await found(store, a)).id, (await found(store, b)).id)
  if (json) {
    printJson(comparison)
    return 0
  }
  for (const { code, area, period, before, after, delta, parts } of comparison.differences) {
    process.stdout.write(
      `${code} ${area.label} ${period}: ${before.value ?? '—'} → ${after.value ?? '—'} (${delta ?? '—'})\n`,
    )
    for (const part of parts) process.stdout.write(`${(await partLines(store, part)).join('\n')}\n`)
  }
  say(
    both(
      `${comparison.differences.length} 个数值不同，${comparison.unchanged} 个相同`,
      `${comparison.differences.length} values differ, ${comparison.unchanged} are the same`,
    ),
  )
  return 0
}

/** Rows shown of each part; all of them are in `--json` and in GraphQL. */
const MAX_SHOWN = 5
const reasons: Record<string, string> = {
  DEFINITION: both('指标定义变了', 'another definition'),
  TIME: both('期间或日期不同', 'another period or day'),
  REMOVED: both('行被删除', 'rows removed'),
  REASSIGNED: both('行改归别处', 'rows re-assigned'),
  EDITED: both('行被修改', 'rows edited'),
  ADDED: both('新增了行', 'rows added'),
  OTHER: both('无法解释，请校验封存', 'nothing explains it; verify the seals'),
}

async function partLines(store: Store, part: DifferencePart): Promise<string[]> {
  const { reason, from, to, rowCount } = part
  const rows = rowCount > 0 ? `，${both(`${rowCount} 行`, `${rowCount} rows`)}` : ''
  const lines = [`  ${reasons[reason]}: ${from ?? '—'} → ${to ?? '—'}${rows}`]
  for (const { listed, changed } of part.page(MAX_SHOWN, 0)) {
    const fields = listed.action === 'added' || listed.action === 'removed' ? [] : listed.fields
    const said = (await readable(store, changed.roster, fields)).map(
      ({ label, before, after }) => `${label} ${before ?? '—'} → ${after ?? '—'}`,
    )
    lines.push(`    ${changed.roster.zh}“${listed.label}”${said.length > 0 ? `：${said.join('；')}` : ''}`)
  }
  return rowCount > MAX_SHOWN ? [...lines, '    …'] : lines
}

async function exported(
  store: Store,
  [which = '']: string[],
  { format, output, suppress, json }: SnapshotFlags,
): Promise<ExitCode> {
  const { id } = await found(store, which)
  const { name: wanted, single } = exchangeFormats.find(({ name }) => name === format)!
  const files = exportSnapshot(store, id, {
    format: wanted,
    suppress: suppress === undefined ? undefined : suppress === 'yes',
  })
  const saved = await saveExport(single ? files : withManifest(files), output!)
  if (json) printJson(saved)
  else
    for (const { name, bytes, sha256, rows } of saved)
      say(
        `${join(output!, name)}  ${rows === undefined ? '' : `${both(`${rows} 行`, `${rows} rows`)}  `}${bytes}  ${sha256}`,
      )
  return 0
}

async function verify(store: Store, [which]: string[], { json }: SnapshotFlags): Promise<ExitCode> {
  const verification = await verifySnapshots(store, which === undefined ? undefined : (await found(store, which)).id)
  if (json) printJson(verification)
  else
    for (const { id, name, holds, faults } of verification.snapshots) {
      say(
        holds
          ? both(`第 ${id} 号快照“${name}”：封存有效`, `snapshot ${id} “${name}” holds`)
          : both(`第 ${id} 号快照“${name}”：封存失效`, `snapshot ${id} “${name}” does not hold`),
      )
      for (const { zh, en } of faults) say(`  ${both(zh, en)}`)
    }
  return verification.holds ? 0 : 1
}
