/** What the scripts of all pages share: elements made without HTML text, so that nothing in the data can become markup, and requests. */
export const shared = `
function el(tag, props, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props || {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value)
    else if (name === 'class') node.className = value
    else if (value === true) node.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value)
  }
  for (const child of children.flat()) if (child !== null && child !== undefined && child !== false) node.append(child)
  return node
}
const byId = (id) => document.getElementById(id)
function fill(node, ...children) { node.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false)) }
/** The Chinese half of a message in both languages. */
const chinese = (message) => { const at = message.indexOf(' / '); return at < 0 ? message : message.slice(0, at) }
function table(heads, rows) {
  return el('div', { class: 'scroll' }, el('table', {},
    el('thead', {}, el('tr', {}, heads.map((head) => head.number ? el('th', { class: 'number' }, head.text) : el('th', {}, head)))),
    el('tbody', {}, rows)))
}
async function answerOf(response) {
  let answer
  try { answer = await response.json() } catch { throw new Error('服务没有应答（' + response.status + '）') }
  if (answer.errors && answer.errors.length) throw new Error(answer.errors.map((error) => chinese(error.message)).join('；'))
  return answer.data
}
async function ask(query, variables) {
  return answerOf(await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ query, variables }) }))
}
const when = (time) => new Date(time).toLocaleString('zh-CN', { dateStyle: 'medium', timeStyle: 'short' })
`
