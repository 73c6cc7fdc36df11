/** Runs in the browser: a plan with its totals, what is wrong, and its rows old → new; to be applied or left. */
export const importPlan = `
const PLAN = 'query ($id: ID!, $action: PlanAction, $offset: Int) { plan(id: $id) { id expiresAt isCurrent report { totals { created updated unchanged refused absent linked conflicts } files { file status notes { zh } faults { code } sheets { sheet roster counts { created updated unchanged refused } controlTotals { agrees } } } } faultGroups { code severity message { zh } count addresses } rows(action: $action, first: 50, offset: $offset) { totalCount nodes { action file sheet row roster label changes { field old new } } } } }'
const actions = [['CREATE', '新增', 'created'], ['UPDATE', '更新', 'updated'], ['UNCHANGED', '不变', 'unchanged'], ['REFUSED', '拒绝', 'refused'], ['ABSENT', '缺少', 'absent']]
const statuses = { imported: '可导入', partial: '部分可导入', refused: '不能导入', duplicate: '以前导入过' }
const rosterName = (name) => (name && page.rosters[name] ? page.rosters[name].zh : name || '—')
const fieldName = (roster, field) => (page.rosters[roster] && page.rosters[roster].fields[field]) || field

function say(text, kind) { fill(byId('state'), text ? el('div', { class: 'message ' + (kind || ''), role: kind === 'bad' ? 'alert' : null }, text) : null) }

async function showPlan(id, action, offset) {
  const { plan } = await ask(PLAN, { id, action, offset: offset || 0 })
  if (!plan) return say('计划已过期，请重新选择文件', 'bad')
  if (!action && !offset) { const first = actions.find(([, , total]) => total !== 'unchanged' && plan.report.totals[total]); if (first) return showPlan(id, first[0], 0) }
  const { totals } = plan.report
  fill(byId('plan'),
    el('section', { class: 'card' },
      el('div', { class: 'row' }, el('h2', { class: 'grow' }, '导入后会怎样'),
        el('button', { onclick: () => { fill(byId('plan')); say() } }, '放弃'),
        el('button', { class: 'main', id: 'apply', disabled: !plan.isCurrent || !(totals.created + totals.updated + totals.absent + totals.linked), onclick: (e) => apply(plan.id, e.target) }, '写入')),
      plan.isCurrent ? null : el('div', { class: 'message bad' }, '预览之后数据已有变化，请重新选择文件'),
      el('div', { class: 'tiles' }, actions.map(([code, text, total]) => el('button', { class: 'tile' + (code === action ? ' on' : ''), 'aria-pressed': String(code === action), onclick: () => showPlan(id, code, 0) }, text, el('b', {}, String(totals[total]))))),
      filesTable(plan.report.files)),
    plan.faultGroups.length ? el('section', { class: 'card' }, el('h2', {}, '需要留意'), faultsTable(plan.faultGroups)) : null,
    el('section', { class: 'card' }, rowsPart(plan, action, offset || 0)))
}

const filesTable = (files) => table(['文件', '工作表', '台账', { text: '新增', number: true }, { text: '更新', number: true }, { text: '不变', number: true }, { text: '拒绝', number: true }, ''], files.flatMap(fileRows))
const number = (value) => el('td', { class: 'number' }, String(value))

function fileRows({ file, status, sheets, faults, notes }) {
  const tag = el('span', { class: 'tag ' + status }, statuses[status])
  const words = [...(faults.length ? ['原因见“需要留意”'] : []), ...notes.map((note) => note.zh)].join('；')
  const head = sheets.length ? [] : [el('tr', {}, el('td', {}, file), el('td', { colspan: 6, class: 'soft' }, words), el('td', {}, tag))]
  return [...head, ...sheets.map((sheet, i) => el('tr', {}, el('td', {}, i ? '' : file), el('td', {}, sheet.sheet),
    el('td', {}, sheet.roster ? rosterName(sheet.roster) : el('span', { class: 'soft' }, '认不出，原因见“需要留意”')),
    ['created', 'updated', 'unchanged', 'refused'].map((name) => number(sheet.counts ? sheet.counts[name] : 0)), el('td', {}, i ? '' : tag)))]
}

const faultsTable = (groups) => table(['', '问题', { text: '处数', number: true }, '位置'], groups.map(({ severity, message, count, addresses }) =>
  el('tr', {}, el('td', {}, el('span', { class: 'tag ' + severity }, severity === 'error' ? '错误' : '提示')), el('td', {}, message.zh), number(count),
    el('td', { class: 'where' }, addresses.length > 3 ? el('details', {}, el('summary', {}, addresses.slice(0, 2).join('，') + ' 等'), addresses.join('，') + (count > addresses.length ? ' …' : '')) : addresses.join('，')))))

const value = (text) => (text === null ? '（空）' : text)

function changed(roster, action, { field, old, new: now }) {
  const name = el('span', { class: 'soft' }, fieldName(roster, field) + ' ')
  return el('div', {}, name, action === 'UPDATE' ? [el('del', {}, value(old)), ' → '] : null, el('ins', {}, value(now)))
}

function rowsPart({ id, rows }, action, offset) {
  const found = actions.find(([code]) => code === action)
  const title = el('h2', { class: 'grow' }, (found ? found[1] : '各行') + '：' + rows.totalCount + ' 行')
  const to = (at, text, off) => el('button', { disabled: off, onclick: () => showPlan(id, action, at) }, text)
  const pager = rows.totalCount > 50 ? [el('span', { class: 'soft' }, (offset + 1) + '–' + (offset + rows.nodes.length)), to(Math.max(0, offset - 50), '上一页', offset === 0), to(offset + 50, '下一页', offset + 50 >= rows.totalCount)] : []
  const lines = rows.nodes.map((row) => el('tr', {},
    el('td', {}, el('span', { class: 'tag ' + row.action.toLowerCase() }, actions.find(([code]) => code === row.action)[1])),
    el('td', {}, rosterName(row.roster)), el('td', {}, row.label || '—'),
    el('td', {}, row.action === 'CREATE' && row.changes.length > 4 ? el('details', {}, el('summary', {}, row.changes.length + ' 个字段'), row.changes.map((one) => changed(row.roster, row.action, one))) : row.changes.map((one) => changed(row.roster, row.action, one))),
    el('td', { class: 'where' }, row.file + '《' + row.sheet + '》' + (row.row ? '第 ' + row.row + ' 行' : ''))))
  return [el('div', { class: 'row' }, title, pager), rows.nodes.length ? table(['', '台账', '名称', '改动', '出处'], lines) : el('p', { class: 'soft' }, '没有')]
}

async function apply(id, button) {
  button.disabled = true
  say('正在写入…')
  try {
    const { applyPlan } = await ask('mutation ($id: ID!) { applyPlan(id: $id) { id totals { created updated } } }', { id })
    fill(byId('plan'))
    say('已写入，是第 ' + applyPlan.id + ' 次导入：新增 ' + applyPlan.totals.created + ' 行，更新 ' + applyPlan.totals.updated + ' 行', 'good')
    await listImports(0)
  } catch (error) { say(error.message, 'bad') }
}
`
