/** Runs in the browser: the form's values become variables, the answer a table, an export a file. */
export const savedScript = `
const form = byId('form')
const state = byId('state')

function valueOf(variable) {
  const input = form.elements[variable.name]
  const text = input.value.trim()
  if (text === '') return undefined
  const type = variable.type.replace('!', '')
  if (input.hasAttribute('data-json')) return JSON.parse(text)
  if (type === 'Boolean') return text === 'true'
  return type === 'Int' || type === 'SafeInt' || type === 'Float' ? Number(text) : text
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

/** One line of a table: objects inside are flattened, lists are counted. */
function flatten(row, into, path) {
  for (const [key, value] of Object.entries(row)) {
    const name = path + key
    if (isRow(value)) flatten(value, into, name + '/')
    else into[name] = Array.isArray(value) ? value.length + ' 项' : value === null ? '' : value === true ? '是' : value === false ? '否' : String(value)
  }
  return into
}

function rowsTable(rows) {
  const lines = rows.map((row) => isRow(row) ? flatten(row, {}, '') : { value: String(row) })
  const heads = [...new Set(lines.flatMap(Object.keys))]
  return table(heads, lines.map((line) => el('tr', {}, heads.map((head) => el('td', {}, line[head] === undefined ? '' : line[head])))))
}

function show(name, value) {
  const parts = []
  if (Array.isArray(value)) parts.push(value.length ? rowsTable(value) : el('p', { class: 'soft' }, '没有符合条件的数据'))
  else if (isRow(value)) {
    const lists = Object.entries(value).filter(([, part]) => Array.isArray(part) || (isRow(part) && Array.isArray(part.nodes)))
    const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !lists.some(([other]) => other === key)))
    if (Object.keys(rest).length) parts.push(rowsTable([rest]))
    for (const [key, part] of lists) parts.push(...show(key, Array.isArray(part) ? part : part.nodes))
  } else parts.push(el('p', {}, String(value)))
  return name ? [el('h2', {}, name), ...parts] : parts
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
    fill(byId('result'), Object.entries(data).map(([key, value]) => el('section', { class: 'card' }, show(key, value))))
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
