/** Runs in the browser: what came in, the latest first, each to be taken back after asking once more. */
export const importList = `
const IMPORTS = 'query ($offset: Int) { imports(first: 15, offset: $offset) { totalCount nodes { id kind importedAt isUndone created updated refused undoes { id } undoneBy { id } files { name } } } }'

async function listImports(offset) {
  const { imports } = await ask(IMPORTS, { offset })
  if (!imports.totalCount) return fill(byId('imports'), el('p', { class: 'soft' }, '还没有导入过'))
  const to = (at, text, off) => el('button', { disabled: off, onclick: () => listImports(at) }, text)
  fill(byId('imports'),
    table([{ text: '编号', number: true }, '时间', '内容', { text: '新增', number: true }, { text: '更新', number: true }, { text: '拒绝', number: true }, ''], imports.nodes.map(importRow)),
    imports.totalCount > 15 ? el('div', { class: 'row' }, el('span', { class: 'soft grow' }, '共 ' + imports.totalCount + ' 次'), to(Math.max(0, offset - 15), '上一页', !offset), to(offset + 15, '下一页', offset + 15 >= imports.totalCount)) : null)
}

function importRow({ id, kind, importedAt, isUndone, created, updated, refused, undoes, undoneBy, files }) {
  const what = kind === 'UNDO' ? '撤销第 ' + undoes.id + ' 次' : files.length > 2 ? files[0].name + ' 等 ' + files.length + ' 个文件' : files.map((file) => file.name).join('、')
  return el('tr', {}, number(id), el('td', {}, when(importedAt)), el('td', {}, what), number(created), number(updated), number(refused),
    el('td', {}, isUndone ? el('span', { class: 'tag' }, '已被第 ' + undoneBy.id + ' 次撤销') : undoButton(id)))
}

function undoButton(id) {
  const button = el('button', { class: 'link', onclick: () => {
    const cell = button.parentNode
    fill(cell, el('span', { class: 'row' }, el('button', { class: 'main', onclick: () => undo(id) }, '确认撤销'), el('button', { onclick: () => fill(cell, button) }, '不')))
  } }, '撤销')
  return button
}

async function undo(id) {
  say('正在撤销…')
  try {
    const { undoImport } = await ask('mutation ($id: ID!) { undoImport(id: $id) { id totals { reversed kept failed } } }', { id })
    const { reversed, kept, failed } = undoImport.totals
    say('恢复 ' + reversed + ' 行' + (kept ? '，保留后来改动过的 ' + kept + ' 行' : '') + (failed ? '，' + failed + ' 行无法恢复' : ''), undoImport.id ? 'good' : 'bad')
    fill(byId('plan'))
  } catch (error) { say(error.message, 'bad') }
  await listImports(0)
}

listImports(0).catch((error) => say(error.message, 'bad'))
// A plan made elsewhere, by the command line say, has an address here: /import#plan=<id>.
const asked = /^#plan=([\\w-]+)$/.exec(location.hash)
if (asked) showPlan(asked[1]).catch((error) => say(error.message, 'bad'))
`
