/** The page where people bring their workbooks: what an import would do is shown first, then done or left, and can be taken back. */
import type { RosterFacts } from '../facts/roster'
import { importList } from './import-list-script'
import { importPlan } from './import-plan-script'
import { importUpload } from './import-upload-script'
import { escapeHtml, type WebPage } from './page'
import { shared } from './script'

export const importPage = (rosters: RosterFacts[]): WebPage => ({
  title: '导入',
  data: { rosters: Object.fromEntries(rosters.map((roster) => [roster.name, names(roster)])) },
  script: shared + importPlan + importUpload + importList,
  body: `<h1>导入台账</h1>
<p class="lead">先看结果，再决定写不写入。写入之后也可以撤销。</p>
<section class="card" id="upload">
<label class="drop" id="drop" tabindex="0"><b>把工作簿拖到这里，或点击选择</b>.xlsx、.xls、.et、.ods、.csv，可一次多个
<input type="file" id="files" multiple hidden accept=".xlsx,.xls,.xlsm,.xlsb,.et,.ods,.csv,.tsv,.html,.xml"></label>
<details class="options"><summary>选项</summary><div class="fields">${options(rosters)}</div></details>
</section>
<div id="state" role="status" aria-live="polite"></div>
<div id="plan"></div>
<section class="card"><h2>历次导入</h2><div id="imports"></div></section>`,
})

const names = ({ zh, cells }: RosterFacts) => ({
  zh,
  fields: Object.fromEntries(cells.map((cell) => [cell.name, cell.unit ? `${cell.zh}（${cell.unit}）` : cell.zh])),
})

interface Choice {
  id: string
  label: string
  choices: [code: string, text: string][]
}

const options = (rosters: RosterFacts[]): string =>
  [
    { id: 'strategy', label: '已有的行怎么办', choices: strategies },
    { id: 'blanks', label: '空白单元格', choices: blanks },
    { id: 'moneyUnit', label: '金额单位', choices: units },
    {
      id: 'roster',
      label: '台账种类',
      choices: [['', '自动识别'], ...rosters.map(({ name, zh }): [string, string] => [name, zh])],
    },
    { id: 'strict', label: '有错误时', choices: strictness },
    { id: 'dropPersonal', label: '含个人信息的列', choices: personal },
  ]
    .map((choice) => select(choice as Choice))
    .join('')

const strategies = [
  ['UPSERT', '新增并更新'],
  ['CREATE_ONLY', '仅新增'],
  ['UPDATE_ONLY', '仅更新'],
  ['REPLACE', '全量同步（表中没有的停用）'],
]
const blanks = [
  ['IGNORE', '保留原值'],
  ['CLEAR', '清空原值'],
]
const units = [
  ['', '按表中所写'],
  ['YUAN', '元'],
  ['WAN_YUAN', '万元'],
  ['YI_YUAN', '亿元'],
]
const strictness = [
  ['', '只拒绝有错的行'],
  ['true', '拒绝整个文件'],
]
const personal = [
  ['', '拒绝整张表'],
  ['true', '丢弃这些列'],
]

const select = ({ id, label, choices }: Choice): string =>
  `<div><label for="${id}">${label}</label><select id="${id}">${choices
    .map(([code, text]) => `<option value="${escapeHtml(code)}">${escapeHtml(text)}</option>`)
    .join('')}</select></div>`
