/** A saved query as a form for others to fill, and the list of all there are. */

import type { FieldLabels } from '../graphql/saved-labels'
import type { SavedVariable } from '../graphql/saved-variables'
import type { SavedQuery } from '../store/ledger/saved-queries'
import { escapeHtml, type WebPage } from './page'
import { savedScript } from './saved-script'
import { shared } from './script'

/** A variable with what its type allows, when that is a list of choices. */
export interface FormVariable extends SavedVariable {
  choices?: { code: string; label: string }[]
}

export const savedPage = (
  { name, description, document }: SavedQuery,
  variables: FormVariable[],
  labels: FieldLabels,
): WebPage => ({
  title: name,
  data: { name, document, variables, labels },
  script: shared + savedScript,
  body: `<h1>${escapeHtml(name)}</h1>
<p class="lead">${escapeHtml(description ?? '保存的查询')}</p>
<form class="card" id="form">
<div class="fields">${variables.map(field).join('')}</div>
<div class="row"><button class="main" type="submit">运行</button>
<button type="button" data-format="xlsx">导出 Excel</button><button type="button" data-format="csv">导出 CSV</button>
<span class="soft" id="state" role="status"></span></div>
</form>
<div id="result"></div>
<details><summary>查询内容</summary><pre>${escapeHtml(document)}</pre></details>`,
})

function field(variable: FormVariable): string {
  const { name, label, required, type } = variable
  const id = escapeHtml(name)
  return `<div><label for="v-${id}">${escapeHtml(label)}${required ? ' *' : ''}</label>${control(variable, id)}
<span class="soft">$${id}: ${escapeHtml(type)}</span></div>`
}

const inputs: Record<string, string> = {
  Int: 'type="number" step="1"',
  Float: 'type="number" step="any"',
  SafeInt: 'type="number" step="1"',
  Day: 'type="text" placeholder="2020-06-15 或 2020-06"',
  Money: 'type="text" inputmode="decimal" placeholder="450000.00"',
  Decimal: 'type="text" inputmode="decimal"',
}

function control({ type, required, defaultValue, choices }: FormVariable, id: string): string {
  const bare = type.replace(/[[\]!]/g, '')
  const list = type.startsWith('[')
  const common = `id="v-${id}" name="${id}"${required ? ' required' : ''}${list ? ' data-list' : ''}`
  const given = (Array.isArray(defaultValue) ? defaultValue : isNothing(defaultValue) ? [] : [defaultValue]).map(
    plainText,
  )
  const options = bare === 'Boolean' ? yesNo : choices
  const typed = bare in inputs || ['String', 'ID'].includes(bare)
  if (type.startsWith('[[') || !(options || typed))
    return `<textarea ${common} rows="2" data-json placeholder="JSON">${escapeHtml(given.join())}</textarea>`
  if (options && list)
    return `<select ${common} multiple size="${Math.min(options.length, 6)}">${options.map(option(given)).join('')}</select>`
  if (options)
    return `<select ${common}>${required ? '' : '<option value=""></option>'}${options.map(option(given)).join('')}</select>`
  if (list) return `<textarea ${common} rows="3" placeholder="每行填一个">${escapeHtml(given.join('\n'))}</textarea>`
  return `<input ${common} ${inputs[bare] ?? 'type="text"'} value="${escapeHtml(given.join())}">`
}

const isNothing = (value: unknown): boolean => value === null || value === undefined

const yesNo = [
  { code: 'true', label: '是' },
  { code: 'false', label: '否' },
]
const option =
  (given: string[]) =>
  ({ code, label }: { code: string; label: string }): string =>
    `<option value="${escapeHtml(code)}"${given.includes(code) ? ' selected' : ''}>${escapeHtml(label)}</option>`

const plainText = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

export const savedListPage = (all: SavedQuery[]): WebPage => ({
  title: '保存的查询',
  script: '',
  body: `<h1>保存的查询</h1>
<p class="lead">填好条件即可运行，结果可导出为 Excel 或 CSV。</p>
<div class="card">${all.length === 0 ? empty : `<table><tbody>${all.map(line).join('')}</tbody></table>`}</div>`,
})

const empty = `<p>还没有保存的查询。请会写查询的同事在 <a href="/graphql">GraphQL 页面</a>运行一次下面这样的内容，它就会出现在这里：</p>
<pre>mutation {
  saveQuery(name: "名称", description: "说明", document: "query ($name: String) { … }") { name }
}</pre>`
const line = ({ name, description }: SavedQuery): string =>
  `<tr><td><a href="/q/${encodeURIComponent(name)}">${escapeHtml(name)}</a></td><td>${escapeHtml(description ?? '')}</td></tr>`
