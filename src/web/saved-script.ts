/** Runs in the browser: the form's values become variables, the answer a table, an export a file. */
export const savedScript = `
const form = byId('form')
const state = byId('state')

function valueOf(variable) {
  const input = byId('v-' + variable.name)
  const type = variable.type.replace(/[[\\]!]/g, '')
  if (input.hasAttribute('data-json')) return input.value.trim() === '' ? undefined : JSON.parse(input.value)
  const texts = (input.multiple ? [...input.selectedOptions].map((one) => one.value)
    : input.hasAttribute('data-list') ? input.value.split('\\n') : [input.value]).map((text) => text.trim()).filter(Boolean)
  if (texts.length === 0) return undefined
  const values = texts.map((text) => type === 'Boolean' ? text === 'true' : ['Int', 'SafeInt', 'Float'].includes(type) ? Number(text) : text)
  return input.hasAttribute('data-list') ? values : values[0]
}

function variables() {
  const values = {}
  for (const variable of page.variables) {
    const value = valueOf(variable)
    if (value !== undefined) values[variable.name] = value
  }
  return values
}

const isRow = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)

const shown = (value, { kind, choices } = {}) => value === null ? '' : value === true ? '是' : value === false ? '否'
  : Array.isArray(value) ? (value.some(isRow) ? value.length + ' 项' : value.join('、')) : kind === 'money' ? String(value).replace(/\\B(?=(\\d{3})+(?!\\d))(?<!\\.\\d*)/g, ',') : (choices && choices[value]) || String(value)

/** One line of a table: objects inside are flattened, lists are counted. A column is called by the labels on its way, those of mere holders left out. */
function flatten(row, fields, into, labels) {
  for (const [key, value] of Object.entries(row)) {
    const field = fields[key] || { label: key }
    const path = field.label ? [...labels, field.label] : labels
    if (isRow(value)) flatten(value, field.fields || {}, into, path)
    else into[path.filter((one, i) => one !== path[i - 1]).join('/')] = { text: shown(value, field), number: Boolean(field.kind) }
  }
  return into
}

function rowsTable(rows, fields) {
  const lines = rows.map((row) => isRow(row) ? flatten(row, fields, {}, []) : { '': { text: String(row) } })
  const heads = [...new Set(lines.flatMap(Object.keys))]
  const isNumber = (head) => lines.some((line) => line[head] && line[head].number)
  return table(heads.map((head) => isNumber(head) ? { text: head, number: true } : head),
    lines.map((line) => el('tr', {}, heads.map((head) => el('td', { class: isNumber(head) ? 'number' : null }, line[head] ? line[head].text : '')))))
}

const tiles = (row, fields) => el('div', { class: 'tiles' }, Object.entries(flatten(row, fields, {}, [])).map(([head, { text }]) =>
  el('div', { class: 'tile static' }, head, el('b', {}, text || '—'))))

function show({ label, fields = {} }, value) {
  const parts = []
  if (Array.isArray(value)) parts.push(value.length ? rowsTable(value, fields) : el('p', { class: 'soft' }, '没有符合条件的数据'))
  else if (isRow(value)) {
    const lists = Object.entries(value).filter(([, part]) => Array.isArray(part) || (isRow(part) && Array.isArray(part.nodes)))
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !lists.some(([other]) => other === key)))
    if (Object.keys(rest).length) parts.push(tiles(rest, fields))
    for (const [key, part] of lists) parts.push(...show(fields[key] || { label: key }, part))
  } else parts.push(el('p', {}, String(value)))
  return label ? [el('h2', {}, label), ...parts] : parts
}

async function guarded(work) {
  state.textContent = '正在查询…'
  try { await work(); state.textContent = '' }
  catch (error) { state.textContent = ''; fill(byId('result'), el('div', { class: 'message bad', role: 'alert' }, error instanceof SyntaxError ? 'JSON 写法有误：' + error.message : error.message)) }
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  guarded(async () => {
    const response = await fetch(location.pathname, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ variables: variables() }) })
    const data = await answerOf(response)
    fill(byId('result'), Object.entries(data).map(([key, value]) => el('section', { class: 'card' }, show(page.labels[key] || { label: key }, value))))
  })
})

for (const button of form.querySelectorAll('[data-format]')) button.addEventListener('click', () => {
  if (!form.reportValidity()) return
  guarded(async () => {
    const format = button.dataset.format
    const response = await fetch('/export?format=' + format, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: page.document, variables: variables() }) })
    if (!response.ok) await answerOf(response)
    const link = el('a', { href: URL.createObjectURL(await response.blob()), download: page.name + '.' + format })
    link.click()
    URL.revokeObjectURL(link.href)
  })
})
`
