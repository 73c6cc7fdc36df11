/** Runs in the browser: files that are dropped or chosen are sent as a dry run, and its plan is shown. */
export const importUpload = `
const MUTATION = 'mutation ($files: [Upload!], $options: ImportOptions) { importWorkbook(uploads: $files, options: $options) { plan } }'
let chosen = []

function wishes() {
  const given = { dryRun: true }
  for (const id of ['strategy', 'blanks', 'moneyUnit', 'roster']) if (byId(id).value) given[id] = byId(id).value
  for (const id of ['strict', 'dropPersonal']) if (byId(id).value) given[id] = true
  return given
}

async function preview(files) {
  if (!files.length) return
  chosen = files
  say('正在读取 ' + files.map((file) => file.name).join('、') + ' …')
  fill(byId('plan'))
  const form = new FormData()
  form.append('operations', JSON.stringify({ query: MUTATION, variables: { files: files.map(() => null), options: wishes() } }))
  form.append('map', JSON.stringify(Object.fromEntries(files.map((_, i) => [i, ['variables.files.' + i]]))))
  files.forEach((file, i) => form.append(String(i), file, file.name))
  try {
    const data = await answerOf(await fetch('/graphql', { method: 'POST', headers: { 'apollo-require-preflight': 'true' }, body: form }))
    say()
    await showPlan(data.importWorkbook.plan)
  } catch (error) { say(error.message, 'bad') }
}

const drop = byId('drop')
for (const event of ['dragenter', 'dragover']) drop.addEventListener(event, (e) => { e.preventDefault(); drop.classList.add('over') })
for (const event of ['dragleave', 'drop']) drop.addEventListener(event, (e) => { e.preventDefault(); drop.classList.remove('over') })
drop.addEventListener('drop', (e) => preview([...e.dataTransfer.files]))
drop.addEventListener('keydown', (e) => { if (e.key === 'Enter' || e.key === ' ') { e.preventDefault(); byId('files').click() } })
byId('files').addEventListener('change', (e) => { preview([...e.target.files]); e.target.value = '' })
for (const select of byId('upload').querySelectorAll('select')) select.addEventListener('change', () => { if (chosen.length && byId('plan').hasChildNodes()) preview(chosen) })
// A file dropped beside the zone must not make the browser leave the page.
for (const event of ['dragover', 'drop']) window.addEventListener(event, (e) => e.preventDefault())
`
