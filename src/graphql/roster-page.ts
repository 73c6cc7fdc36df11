/** The rosters as a page to read: every field with its headings, kind and meaning, in Chinese and English. */
import type { CellFacts } from '../facts/cell'
import { inversesOf, type RosterFacts, targetOf } from '../facts/roster'

export const rosterPage = (rosters: RosterFacts[]): string =>
  [
    '# 台账与字段 · Rosters and their fields',
    '',
    '由 `rosterql schema` 生成，请勿手改。 Printed by `rosterql schema`; do not edit.',
    '',
    '`!` 必填 required · `~` 可带“余、约、近” may carry a qualifier · `→` 关联 link · `+` 没有时自动新建 a name never seen makes a bare row',
    '',
    '| 台账 | roster | 列表 list | 单条 one | 主键 key |',
    '|---|---|---|---|---|',
    ...rosters.map(
      (r) => `| [${r.zh}](#${r.name.toLowerCase()}) | ${r.name} | \`${r.plural}\` | \`${r.singular}\` | ${keys(r)} |`,
    ),
    '',
    ...rosters.flatMap((roster) => section(roster, rosters)),
  ].join('\n')

const keys = ({ key }: RosterFacts): string => key.map((parts) => parts.join(' + ')).join(' 或 or ')

const section = (roster: RosterFacts, rosters: RosterFacts[]): string[] => [
  `<a id="${roster.name.toLowerCase()}"></a>`,
  '',
  `## ${roster.zh} ${roster.name}`,
  '',
  `${roster.en} 主键 key: ${keys(roster)}.`,
  '',
  '| 字段 field | 中文 | 类型 kind | 单位 unit | 含义 meaning | 表头的其他写法 other headings |',
  '|---|---|---|---|---|---|',
  ...roster.cells.map(line),
  '',
  ...lists(roster, rosters),
]

const line = (cell: CellFacts): string =>
  `| \`${cell.name}\`${cell.required ? ' !' : ''}${cell.qualified ? ' ~' : ''} | ${cell.zh} | ${kind(cell)} | ${cell.unit ?? ''} | ${plain(cell.en)} | ${plain(cell.headers.slice(1).join('、'))} |`

function kind(cell: CellFacts): string {
  if (cell.kind.name === 'link') return `→ ${targetOf(cell).name}${cell.creates ? ' +' : ''}`
  const options = cell.options.map((option) => `${option.code} ${option.zh}`).join(', ')
  return `${cell.kind.zh} ${cell.kind.name}${options && `: ${options}`}`
}

const plain = (text: string): string => text.replaceAll('|', '\\|')

function lists(roster: RosterFacts, rosters: RosterFacts[]): string[] {
  const found = inversesOf(roster, rosters)
  if (found.length === 0) return []
  return [
    `列表 lists: ${found.map(({ name, roster: other, cell }) => `\`${name}\` → ${other.zh} ${other.name}（${cell.zh}）`).join(' · ')}`,
    '',
  ]
}
